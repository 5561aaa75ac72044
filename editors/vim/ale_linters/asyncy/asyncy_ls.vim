call asyncy#ale#Define('asyncy')

call asyncy#ale#Define('storyscript')

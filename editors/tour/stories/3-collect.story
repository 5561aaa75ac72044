# Photos from Twitter go on the wall, as long as the party lasts.
logo = frames resize `/assets/logo.png` --width=200 --kind='png'
wall show photo:logo place:"left"

twitter stream '#photowall' --language='en' as tweet
    small = frames resize tweet.photo --width=800
    framed = frames border small --colour='#c0ffee' --rounded

    wall show photo:framed caption:"{tweet.message} ({tweet.author})"
    log tweet.message

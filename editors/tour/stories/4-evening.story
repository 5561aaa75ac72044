# What the wall does by itself: the later way to write stories.
opening = {
    "title": "Photo wall",
    "guests": ["Anna", "Ben"]
}

welcome = wall show photo:"/assets/welcome.png" caption:opening["title"] seconds:60

# Runs whenever somebody touches a photo on the left.
when wall screen touched place:"left" as touch
    wall show photo:touch.photo
              caption:"Smile, {touch.guest}!"
              place:"centre"
              style:{
                  "border": 4,
                  "shadow": true
              }
    twitter tweet message:"{touch.guest} is here" photo:touch.photo
    printer print photo:touch.photo copies:2

# The same with the screen and its touches apart.
wall screen as screen
    when screen touched place:"right" as touch
        log info msg:"{touch.guest} has had enough of the welcome"
        wall hide id:welcome.id

# No manifest here describes `mail`; asyncy-ls.yml says that it exists.
mail send to:"anna@example.com" subject:"The wall is open"

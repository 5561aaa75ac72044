# More calls that are wrong on purpose, in the later style.

# `seconds` is a number.
wall show photo:"/photos/anna.jpg" seconds:"a minute"

# The parts of the screen are `left`, `centre` and `right`.
wall show photo:"/photos/anna.jpg" place:"center"

# The caption is given twice.
wall show photo:"/photos/anna.jpg" caption:"Anna" caption:"Anna, dancing"

# `show` takes no `headline`, and its manifest leaves no room for more.
wall show photo:"/photos/anna.jpg" headline:"Anna"

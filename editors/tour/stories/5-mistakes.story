# Every call in this story is wrong on purpose; the comment above each says what is wrong.

# There is no service of this name. Near it is `twitter`.
twiter tweet 'The doors are open'

# `frames` has no such command. Near it is `resize`.
frames resise `/photos/anna.jpg` --width=800

# `resize` must be told the `width`.
frames resize `/photos/anna.jpg`

# A colour has six digits, and no blanks.
frames border `/photos/anna.jpg` --colour='sky blue'

# One photo at a time: the manifest says `additional_args: false`.
frames resize `/photos/anna.jpg` `/photos/ben.jpg` --width=800

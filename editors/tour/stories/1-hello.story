# The first lines of the guide. A container takes words as on a command line, and what it prints is the result.
data = alpine echo 'Hello world'
log data

# `alpine` names no command here, so its `entrypoint` runs the words.
kernel = alpine 'uname' '-r'
log "This wall runs on Linux {kernel}"

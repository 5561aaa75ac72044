#!/bin/sh
# The captions are written in these.
set -e
mkdir -p /tmp/photos/fonts

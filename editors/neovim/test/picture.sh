#!/usr/bin/env bash
# Uses Neovim in a terminal as people do, checks that they see what they should, and takes a picture of it:
# ./picture.sh SERVER IMAGES. The terminal is tmux, which needs no screen; Chromium draws what it holds. Ends with 77,
# "skipped", where one of them is missing.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
usage='./picture.sh PATH/TO/asyncy-ls IMAGES'
images=$(realpath --no-symlinks "${2:?where do pictures go? $usage}")
# shellcheck source=editors/test/surroundings.sh
source "$here/../../test/surroundings.sh" "${1:?which server? $usage}"
needs nvim tmux "${CHROMIUM:-chromium}"

trap 'tmux kill-server 2>/dev/null || true; rm -rf "$scratch"' EXIT
unset TMUX
export TMUX_TMPDIR=$scratch LC_ALL=C.UTF-8
mkdir -p "$images"
nvim --headless -u NONE -i NONE -n -S "$here/picture.lua"

# Fonts measure themselves in fractions of a pixel: the page says how large it has become.
browser=("${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars
  --user-data-dir="$scratch/chromium" '--host-resolver-rules=MAP * ~NOTFOUND')
"${browser[@]}" --force-device-scale-factor=1.25 --window-size="$(cat "$scratch/size")" \
  --screenshot="$images/problems.png" "file://$scratch/screen.html" 2>"$scratch/chromium.log" || {
  cat "$scratch/chromium.log" >&2
  exit 1
}

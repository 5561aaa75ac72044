#!/usr/bin/env bash
# Tries the plugin in a Neovim without a screen: ./test.sh SERVER. Ends with 77, "skipped", where there is no nvim.
set -euo pipefail
server=$(realpath "${1:?which server? ./test.sh PATH/TO/asyncy-ls}")
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")

command -v nvim >/dev/null || {
  echo "skipped: there is no nvim on this machine (./dev test installs it)"
  exit 77
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -R "$here/../tour" "$scratch/tour"
# Nothing of the user's own Neovim is read or written.
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state \
  XDG_CACHE_HOME=$scratch/cache ASYNCY_LS=$server TOUR=$scratch/tour
nvim --headless -u NONE -i NONE -n -S "$here/test.lua"

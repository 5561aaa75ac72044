#!/usr/bin/env bash
# Tries the plugin in a Neovim without a screen: ./test.sh SERVER. Ends with 77, "skipped", where there is no nvim.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
command -v nvim >/dev/null || {
  echo "skipped: there is no nvim on this machine (./dev test installs it)"
  exit 77
}
# shellcheck source=editors/neovim/test/surroundings.sh
source "$here/surroundings.sh" "${1:?which server? ./test.sh PATH/TO/asyncy-ls}"

code=0
for part in features readme life; do
  printf '\n# %s\n' "$part"
  nvim --headless -u NONE -i NONE -n -S "$here/$part.lua" || code=1
done
exit "$code"

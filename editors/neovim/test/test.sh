#!/usr/bin/env bash
# Tries the plugin in a Neovim without a screen: ./test.sh SERVER. Ends with 77, "skipped", where there is no nvim.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=editors/test/surroundings.sh
source "$here/../../test/surroundings.sh" "${1:?which server? ./test.sh PATH/TO/asyncy-ls}"
needs nvim

code=0
for part in features typing commands readme life; do
  printf '\n# %s\n' "$part"
  nvim --headless -u NONE -i NONE -n -S "$here/$part.lua" || code=1
done
exit "$code"

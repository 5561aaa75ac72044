#!/usr/bin/env bash
# Tries the plugin in a Vim without a screen, with ALE: ./test.sh SERVER. Ends with 77, "skipped", where one is missing.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=editors/test/surroundings.sh
source "$here/../../test/surroundings.sh" "${1:?which server? ./test.sh PATH/TO/asyncy-ls}"
needs vim
# Debian's vim-ale does not put itself on the runtimepath of a Vim that reads no vimrc.
export ALE=/usr/share/vim-ale
[[ -e $ALE/plugin/ale.vim ]] || {
  echo "skipped: there is no ALE on this machine (./dev test --editors installs it)"
  exit 77
}

# The plainest shell: it stays while what it was told to run does.
export SHELL=/bin/sh

# Vim leaves when its input ends: this one never does.
mkfifo "$scratch/keys"
exec 3<>"$scratch/keys"

code=0
for part in features readme; do
  printf '\n# %s\n' "$part"
  : >"$scratch/report"
  # What Vim draws is of no use here; what it complains of is.
  REPORT=$scratch/report timeout 500 vim -N -u NONE -i NONE -n --not-a-term -T dumb -S "$here/$part.vim" \
    <&3 >"$scratch/screen" 2>&1 || code=1
  cat "$scratch/report"
  grep -q "^# $part done$" "$scratch/report" || {
    code=1
    echo "not ok - runs to its end; Vim shows:"
    cat "$scratch/screen"
  }
done
exit "$code"

#!/usr/bin/env bash
# Tries asyncy.kak in a Kakoune without a screen: ./test.sh SERVER. Ends with 77, "skipped", where there is no Kakoune.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=editors/test/surroundings.sh
source "$here/../../test/surroundings.sh" "${1:?which server? ./test.sh PATH/TO/asyncy-ls}"
needs kak python3

mkdir -p "$XDG_CONFIG_HOME/kak"
sed -n '/^```kak$/,/^```$/p' "$here/../README.md" | sed '/^```/d' | sed "s|%val{config}/../..|$HOME|" >"$XDG_CONFIG_HOME/kak/kakrc"
cd "$TOUR"
python3 "$here/kakoune.py"

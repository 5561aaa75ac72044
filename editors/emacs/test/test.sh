#!/usr/bin/env bash
# Tries the modes in an Emacs without a screen, with eglot and lsp-mode: ./test.sh SERVER. Ends with 77, "skipped", where there
# is no Emacs.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=editors/test/surroundings.sh
source "$here/../../test/surroundings.sh" "${1:?which server? ./test.sh PATH/TO/asyncy-ls}"
needs emacs
export PLUGIN=$checkout/editors/emacs

# Compiled beside a copy: nothing is left in the checkout.
mkdir "$scratch/compiled"
cp "$PLUGIN/asyncy-mode.el" "$scratch/compiled"
printf '\n# compiles without a warning, and says what it should\n'
emacs -q --batch -L "$scratch/compiled" --eval '(setq byte-compile-error-on-warn t)' \
  -f batch-byte-compile "$scratch/compiled/asyncy-mode.el"
emacs -q --batch --eval "(checkdoc-file \"$scratch/compiled/asyncy-mode.el\")" 2>&1 | tee "$scratch/checkdoc"
if grep -q '^asyncy-mode.el:' "$scratch/checkdoc"; then exit 1; fi

code=0
for part in editing eglot lsp readme; do
  printf '\n# %s\n' "$part"
  # -Q would hide Debian's packages.
  timeout 500 emacs -q --batch -L "$scratch/compiled" -L "$here" -l "$here/$part-test.el" -f ert-run-tests-batch-and-exit || code=1
done
exit "$code"

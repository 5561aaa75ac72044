# shellcheck shell=bash
# To be sourced with the server's path: gives an editor a home of its own, with the tour in it, so that nothing of the user's
# is read or written. A checkout lies there where the READMEs suppose one, and `asyncy-ls` is on the PATH. What every editor
# is shown, and must show, is told by $SCENARIO.
ASYNCY_LS=$(realpath "$1")
[[ -x $ASYNCY_LS && ! -d $ASYNCY_LS ]] || {
  echo "there is no server at $1; ./dev demo builds build/release/asyncy-ls" >&2
  exit 2
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
checkout=$(realpath "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../..")
mkdir "$scratch/bin" "$scratch/src" "$scratch/run"
ln -s "$checkout" "$scratch/src/asyncy-ls"
ln -s "$ASYNCY_LS" "$scratch/bin/asyncy-ls"
cp -R "$checkout/editors/tour" "$scratch/tour"
# CRLF, and characters of two and four bytes before a mistake.
printf '# 🎉\r\nwall show photo:"/p" caption:"🎉é🎉" place:"center"\r\n' >"$scratch/tour/stories/dos.story"
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state \
  XDG_CACHE_HOME=$scratch/cache XDG_RUNTIME_DIR=$scratch/run PATH=$scratch/bin:$PATH TOUR=$scratch/tour ASYNCY_LS \
  SCENARIO=$checkout/editors/test/scenario.json PYTHONPATH=$checkout/editors/test PYTHONDONTWRITEBYTECODE=1 \
  LC_ALL=C.UTF-8

# Ends the test with 77, "skipped", where a program is missing.
needs() {
  local program
  for program; do
    command -v "$program" >/dev/null && continue
    echo "skipped: there is no $program on this machine (./dev test --editors installs it)"
    exit 77
  done
}

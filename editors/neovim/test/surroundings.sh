# shellcheck shell=bash
# To be sourced with the server's path: gives Neovim a home of its own, with the tour in it, so that nothing of the user's
# is read or written. A checkout lies there where the READMEs suppose one, and `asyncy-ls` is on the PATH.
ASYNCY_LS=$(realpath "$1")
[[ -x $ASYNCY_LS && ! -d $ASYNCY_LS ]] || {
  echo "there is no server at $1; ./dev demo builds build/release/asyncy-ls" >&2
  exit 2
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
checkout=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../..
mkdir "$scratch/bin" "$scratch/src"
ln -s "$(realpath "$checkout")" "$scratch/src/asyncy-ls"
ln -s "$ASYNCY_LS" "$scratch/bin/asyncy-ls"
cp -R "$checkout/editors/tour" "$scratch/tour"
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state \
  XDG_CACHE_HOME=$scratch/cache PATH=$scratch/bin:$PATH TOUR=$scratch/tour ASYNCY_LS

#!/usr/bin/env bash
# Builds asyncy.vsix, with the static Linux server inside it: ./package.sh [SERVER [VSIX]]
set -euo pipefail
server=${1:-../../build/release/asyncy-ls}
vsix=${2:-asyncy.vsix}
server=$(realpath "$server")
vsix=$(realpath --no-symlinks "$vsix")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"

[[ -x $server ]] || {
  printf 'package.sh: there is no server at %s; build it with: cmake --preset release && cmake --build --preset release\n' "$server" >&2
  exit 2
}
# shellcheck source=editors/vscode/node.sh
source node.sh
install_packages
npm run --silent check
npm run --silent bundle -- --log-level=warning
install -D --mode=755 "$server" server/asyncy-ls
install --mode=644 ../../LICENSE LICENSE.txt
npx vsce package --no-dependencies --allow-missing-repository --no-rewrite-relative-links --out "$vsix"

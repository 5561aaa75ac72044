#!/usr/bin/env bash
# Tries the extension in code-server, a real VS Code without a screen: ./test.sh SERVER [IMAGES]. SERVER: the static asyncy-ls that is
# packaged; IMAGES: the folder for the pictures. Needs npm, Debian's chromium and libkrb5-dev. What is downloaded, once, stays
# in ~/.cache/asyncy-ls.
set -euo pipefail
server=$(realpath "${1:?which server? ./test.sh PATH/TO/asyncy-ls [IMAGES]}")
images=$(realpath --no-symlinks "${2:-/dev/null}")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# shellcheck source=editors/vscode/node.sh
source node.sh
code_server_version=4.139.1
code_server=$asyncy_cache/code-server-$code_server_version
if [[ ! -e $code_server/complete ]]; then
  printf '\n==> Fetching code-server %s, once, into %s (650 MB, some minutes)\n' "$code_server_version" "$code_server"
  rm -rf "$code_server"
  mkdir -p "$code_server"
  echo '{ "private": true }' >"$code_server/package.json"
  # Its modules in C++ are compiled against the headers that come with this Node.
  (cd "$code_server" && npm_config_nodedir=$node_home npm install "code-server@$code_server_version")
  touch "$code_server/complete"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
./package.sh "$server" "$scratch/asyncy.vsix"
node test/grammar.mjs
node test/snapshots.mjs
node test/server.mjs
node test/readme.mjs
npx esbuild test/suite/tour.ts test/suite/folders.ts --bundle --platform=node --format=cjs --external:vscode --log-level=warning \
  --outdir="$scratch/suites"
arguments=("$code_server" "$scratch/asyncy.vsix" "$scratch/suites")
[[ $images == /dev/null ]] || arguments+=("$images")
timeout 1200 node test/run.mjs "${arguments[@]}"

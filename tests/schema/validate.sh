#!/usr/bin/env bash
# validate.sh SCHEMA FILE…: holds YAML files against a JSON Schema with ajv. Prints a line for each: `valid FILE`, `invalid FILE: why`,
# or `unreadable FILE`. Prints `skipped: why` alone where there is no npm, or no ajv and no network. The packages are kept in the
# user's cache.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/asyncy-ls/schema-1

command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: there is no npm here"; exit 0; }
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if [[ ! -d $cache/node_modules/ajv || ! -d $cache/node_modules/js-yaml ]]; then
  npm install --silent --no-audit --no-fund --prefix "$cache" ajv@8.17.1 js-yaml@4.1.0 >/dev/null 2>&1 ||
    { echo "skipped: npm could not get ajv"; exit 0; }
fi
exec 9>&-
NODE_PATH=$cache/node_modules exec node "$here/validate.cjs" "$@"

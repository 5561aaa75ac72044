#!/usr/bin/env bash
# Holds reports against the schemas of their formats. test.sh ASYNCY_LS; ends with 77 where that cannot be tried.
set -euo pipefail

program=$(readlink -f "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)

skip() {
  echo "skipped: $*"
  exit 77
}
fail() {
  echo "$*" >&2
  exit 1
}

command -v npm >/dev/null || skip "there is no npm here"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/asyncy-ls/formats
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if ! cmp --silent "$here/package.json" "$cache/package.json"; then
  cp "$here/package.json" "$cache/package.json.new"
  rm -rf "$cache/install"
  mkdir "$cache/install"
  cp "$here/package.json" "$cache/install"
  npm install --prefix "$cache/install" --no-audit --no-fund --loglevel=error >"$cache/npm.log" 2>&1 ||
    skip "npm could not install what validates: $(tail -n 1 "$cache/npm.log")"
  mv "$cache/package.json.new" "$cache/package.json"
fi
flock -u 9

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$project/editors/tour" "$work/tour"
printf 'x = "\360\237\222\241 <&>"\ndemo go\n' >"$work/tour/a b%%é.story"
cd "$work"
reports=()
for format in json jsonl sarif gitlab junit checkstyle rdjson; do reports+=(--output-format "$format=report.$format"); done
"$program" check --exit-zero "${reports[@]}" tour >/dev/null

NODE_PATH="$cache/install/node_modules" node "$here/validate.cjs" "$project/core/report/schema.json" report.json report.jsonl
node -e 'JSON.parse(require("fs").readFileSync("report.gitlab")); JSON.parse(require("fs").readFileSync("report.rdjson"))'

multitool=$cache/install/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
if [[ -x $multitool ]] && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$multitool" validate report.sarif --output verdict.sarif \
  --level "Error;Warning" --log ForceOverwrite >multitool.log 2>&1; then
  node "$here/verdict.cjs" verdict.sarif
elif [[ -s verdict.sarif ]]; then
  node "$here/verdict.cjs" verdict.sarif
else
  cat multitool.log
  fail "the SARIF validator said nothing"
fi

if command -v xmllint >/dev/null; then
  xmllint --noout report.junit report.checkstyle
else
  echo "without xmllint the XML formats are not tried"
fi

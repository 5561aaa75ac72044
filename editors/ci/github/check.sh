#!/usr/bin/env bash
# What the action runs: its inputs come as variables, so that no text of theirs is ever a command.
set -euo pipefail

program=${ASYNCY_PROGRAM:-asyncy-ls}
if ! command -v "$program" >/dev/null; then
  echo "::error title=asyncy-ls::there is no program $program: put asyncy-ls on the PATH in a step before, or name it with the input \`program\`"
  exit 2
fi

read -ra paths <<<"${ASYNCY_PATHS:-.}"
read -ra words <<<"${ASYNCY_ARGUMENTS:-}"
if [[ -n ${ASYNCY_CHANGED_SINCE:-} ]]; then words+=(--changed "$ASYNCY_CHANGED_SINCE"); fi
if [[ -n ${ASYNCY_SARIF:-} ]]; then words+=(--output-format "sarif=$ASYNCY_SARIF"); fi

status=0
"$program" check "${words[@]}" -- "${paths[@]}" || status=$?
if [[ -n ${GITHUB_OUTPUT:-} ]]; then echo "status=$status" >>"$GITHUB_OUTPUT"; fi
exit "$status"

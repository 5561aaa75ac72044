#!/usr/bin/env bash
# Tries the settings and the colours in a Kate without a screen: ./test.sh SERVER. Ends with 77, "skipped", where there is no Kate.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=editors/test/surroundings.sh
source "$here/../../test/surroundings.sh" "${1:?which server? ./test.sh PATH/TO/asyncy-ls}"
needs kate kate-syntax-highlighter python3 Xvfb xdotool

logged=$scratch/logged
mkdir -p "$XDG_CONFIG_HOME/kate/lspclient" "$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax"
chmod 700 "$XDG_RUNTIME_DIR"
cp "$here/../storyscript.xml" "$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax"
cp "$here/../settings.json" "$XDG_CONFIG_HOME/kate/lspclient"
# The script that editors/README.md gives to those who send a log; here it keeps what the server answers, too.
sed -n '/^```sh$/,/^```$/p' "$checkout/editors/README.md" |
  sed "/^\`\`\`/d; s#/tmp/asyncy-ls#$logged#g; /^tee/s#| asyncy-ls \(.*\)#| '$ASYNCY_LS' \1 | tee $logged.out#" >"$scratch/logger"
mv "$scratch/logger" "$scratch/bin/asyncy-ls"
chmod +x "$scratch/bin/asyncy-ls"
# Kate asks once whether it may start a server.
cat >"$XDG_CONFIG_HOME/katerc" <<END
[Kate Plugins]
lspclientplugin=true

[lspclient]
AllowedServerCommandLines=$scratch/bin/asyncy-ls serve
END
QT_QPA_PLATFORM=offscreen LOGGED=$logged python3 "$here/kate.py"

#!/usr/bin/env bash
# One would expect that a notification says whatever its message is. With node-notifier 10.0.1 on Linux the message is
# handed to notify-send 0.8.1 (Debian's libnotify-bin) where options may still come: a message that is a list, whose
# lines begin with a hyphen, is taken for an option, and nothing is shown. Only a callback is told; without one nobody
# is. Guestlist shows its notifications by way of Electron, without such a program.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for tool in notify-send dunst xvfb-run dbus-run-session gdbus; do
  command -v $tool >/dev/null || { echo 'Needs the Debian packages libnotify-bin, dunst, xvfb, dbus and libglib2.0-bin.'; exit 2; }
done
npm init --yes >/dev/null
npm install --silent --ignore-scripts node-notifier@10.0.1
echo "node-notifier $(node -p 'require("node-notifier/package.json").version'), libnotify-bin $(dpkg-query -W -f '${Version}' libnotify-bin)"
export HOME=$folder XDG_CONFIG_HOME=$folder/none
cat > ask.cjs <<'JS'
const { NotifySend } = require('node-notifier');

const notifier = new NotifySend({ withFallback: false });
const notify = (message) => new Promise((done) => notifier.notify({ title: 'Guests', message }, done));
(async () => {
  for (const message of ['- Ada accepted\n- Bob accepted', 'Ada and Bob accepted']) {
    const error = await notify(message);
    console.log(`${JSON.stringify(message)}: ${error ? error.message.trim().split('\n').at(-1) : 'no error'}`);
  }
  process.exit();
})();
JS
cat > ask.sh <<'SH2'
dunst -print > shown 2>/dev/null &
dunst=$!
gdbus wait --session --timeout 20 org.freedesktop.Notifications
timeout 30 node ask.cjs > told
for _ in $(seq 100); do grep -q 'body:' shown && break; sleep 0.1; done
kill $dunst
SH2
timeout 60 xvfb-run -a dbus-run-session -- bash ask.sh 2>/dev/null
got=$(cat told; echo "shown: $(grep -c 'summary:' shown), with $(grep 'body:' shown | cut -d "'" -f 2)")
echo "$got"
[ "$got" = '"- Ada accepted\n- Bob accepted": Unknown option - Ada accepted\n- Bob accepted
"Ada and Bob accepted": no error
shown: 1, with Ada and Bob accepted' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that two libraries that find each other's entry also change it. Python's keyring 23.9.3 (Debian's
# python3-keyring) reads what @napi-rs/keyring 2.1.2 stored, and setting it makes a second entry, since it has one
# attribute more (`application`): from then on the other library can neither read, nor set, nor delete it. Seen with
# gnome-keyring 42.1. main/accounts/secret-service/vault.ts names both entries and can remove them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for tool in gnome-keyring-daemon dbus-run-session; do
  command -v $tool >/dev/null || { echo 'Needs the Debian packages python3-keyring, gnome-keyring and dbus.'; exit 2; }
done
/usr/bin/python3 -c 'import keyring, secretstorage' || { echo 'Needs the Debian package python3-keyring.'; exit 2; }
npm init --yes >/dev/null
npm install --silent --ignore-scripts @napi-rs/keyring@2.1.2
echo "@napi-rs/keyring $(node -p 'require("@napi-rs/keyring/package.json").version'), python3-keyring $(dpkg-query -W -f '${Version}' python3-keyring), gnome-keyring $(dpkg-query -W -f '${Version}' gnome-keyring)"
# A keyring and a bus of its own: that of whoever runs this is not touched.
export HOME=$folder XDG_RUNTIME_DIR=$folder XDG_DATA_HOME=$folder/data XDG_CACHE_HOME=$folder/cache
export PYTHON_KEYRING_BACKEND=keyring.backends.SecretService.Keyring
mkdir -p data cache
cat > ask.cjs <<'JS'
const { AsyncEntry } = require('@napi-rs/keyring');

const entry = () => new AsyncEntry('sample', 'ada', { linux: { store: 'secret-service' } });
const tell = (what, asked) =>
  asked.then((got) => console.log(`${what}: ${got}`), (error) => console.log(`${what}: ${error.message.split(':')[0]}`));
(async () => {
  if (process.argv[2] === 'store') await entry().setPassword('one');
  await tell('read', entry().getPassword());
  if (process.argv[2] === 'store') return;
  await tell('set', entry().setPassword('three'));
  await tell('delete', entry().deletePassword());
})();
JS
cat > ask.sh <<'SH2'
printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null
node ask.cjs store
/usr/bin/python3 -c 'import keyring
print("Python reads:", keyring.get_password("sample", "ada"))
keyring.set_password("sample", "ada", "two")
print("and sets it")'
node ask.cjs
SH2
got=$(timeout 90 dbus-run-session -- bash ask.sh 2>/dev/null)
echo "$got"
[ "$got" = 'read: one
Python reads: one
and sets it
read: Entry is matched by 2 credentials
set: Entry is matched by 2 credentials
delete: Entry is matched by 2 credentials' ] || { echo 'This has changed.'; exit 1; }

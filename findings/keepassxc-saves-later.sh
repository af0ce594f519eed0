#!/usr/bin/env bash
# One would expect that a secret that a keychain has taken is kept. KeePassXC 2.7.4 (Debian's keepassxc) as Secret Service
# answers first and writes its file some 0.2 s later: killed right after its answer, as a power cut does, it comes back
# without the secret, and with nothing that says so. main/accounts/secret-service/unsettled.ts minds it: it keeps a
# new secret so long, and writes it again where it has gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for tool in keepassxc keepassxc-cli secret-tool dbus-run-session; do
  command -v $tool >/dev/null || { echo 'Needs the Debian packages keepassxc, libsecret-tools and dbus.'; exit 2; }
done
echo "keepassxc $(dpkg-query -W -f '${Version}' keepassxc), libsecret-tools $(dpkg-query -W -f '${Version}' libsecret-tools)"
# A home and a bus of its own: the databases of whoever runs this are not touched.
export HOME=$folder XDG_RUNTIME_DIR=$folder XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config \
  XDG_CACHE_HOME=$folder/cache TMPDIR=$folder QT_QPA_PLATFORM=offscreen
mkdir -p data cache config/keepassxc
cat > config/keepassxc/keepassxc.ini <<'INI'
[General]
ConfigVersion=2
SingleInstance=false
UpdateCheckMessageShown=true
OpenPreviousDatabasesOnStartup=false
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem=false
INI
# Which group is offered as keychain stands in the database.
cat > made.xml <<'XML'
<KeePassFile>
  <Meta><CustomData><Item>
    <Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{00112233-4455-6677-8899-aabbccddeeff}</Value>
  </Item></CustomData></Meta>
  <Root><Group><UUID>ABEiM0RVZneImaq7zN3u/w==</UUID><Name>Root</Name></Group></Root>
</KeePassFile>
XML
cat > store.sh <<'SH'
# store.sh SECONDS: stores a secret, kills KeePassXC so long after its answer, and says whether its file has it
rm -f kept.kdbx
printf 'only a test\nonly a test\n' | keepassxc-cli import --quiet --set-password --decryption-time 100 made.xml kept.kdbx 2>/dev/null
printf 'only a test\n' | keepassxc --pw-stdin kept.kdbx >/dev/null 2>&1 &
# Asked before it is there, the bus would start another keychain in its place.
owned='--session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner'
until dbus-send $owned string:org.freedesktop.secrets | grep -q true || [ $SECONDS -gt 30 ]; do sleep 0.1; done
until printf one | timeout 5 secret-tool store --label=kept service ada 2>/dev/null || [ $SECONDS -gt 40 ]; do sleep 0.2; done
sleep "$1"
kill -KILL $!
printf 'only a test\n' | keepassxc-cli ls --quiet kept.kdbx 2>/dev/null | grep -c '^kept$' || true
SH
got=$(for seconds in 0 3; do
  echo "killed $seconds s after its answer: $(timeout 60 dbus-run-session -- bash store.sh $seconds 2>/dev/null) of 1 kept"
done)
echo "$got"
[ "$got" = 'killed 0 s after its answer: 0 of 1 kept
killed 3 s after its answer: 1 of 1 kept' ] || { echo 'This has changed.'; exit 1; }

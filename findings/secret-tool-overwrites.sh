#!/usr/bin/env bash
# One would expect that two secrets with different attributes are two secrets. With gnome-keyring 42.1 (Debian's
# gnome-keyring and libsecret-tools) whoever stores one with fewer attributes writes it over another one that has those
# and more: the key that was kept for Ada is gone, its user name as well, and nobody is told. The other way round both
# stay. main/invitations/data-key.ts minds it by never making a key in the place of one that is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for tool in secret-tool gnome-keyring-daemon dbus-run-session; do
  command -v $tool >/dev/null || { echo 'Needs the Debian packages libsecret-tools, gnome-keyring and dbus.'; exit 2; }
done
echo "gnome-keyring $(dpkg-query -W -f '${Version}' gnome-keyring), libsecret-tools $(dpkg-query -W -f '${Version}' libsecret-tools)"
# A keyring and a bus of its own: that of whoever runs this is not touched.
export HOME=$folder XDG_RUNTIME_DIR=$folder XDG_DATA_HOME=$folder/data XDG_CACHE_HOME=$folder/cache
mkdir -p data cache
cat > ask.sh <<'SH2'
printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null
count() { secret-tool search --all service "$1" 2>/dev/null | grep -c '^secret = ' || true; }
printf one | secret-tool store --label=one service first username ada
printf two | secret-tool store --label=two service first
echo "more, then fewer: $(count first), and of ada there is '$(secret-tool lookup service first username ada)'"
printf one | secret-tool store --label=one service second
printf two | secret-tool store --label=two service second username ada
echo "fewer, then more: $(count second), and of ada there is '$(secret-tool lookup service second username ada)'"
SH2
got=$(timeout 60 dbus-run-session -- bash ask.sh 2>/dev/null)
echo "$got"
[ "$got" = "more, then fewer: 1, and of ada there is ''
fewer, then more: 2, and of ada there is 'two'" ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a program that somebody switched off among the programs of the login is not started. GNOME's
# settings write `X-GNOME-Autostart-enabled=false` into its entry, and systemd 252 (Debian's systemd), by which other
# desktops start these entries, does not know it: there the program starts. `Hidden=true` counts everywhere.
# main/electron/login/autostart.ts minds it by writing the latter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
generator=/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator
[ -x $generator ] || { echo 'Needs the Debian package systemd.'; exit 2; }
echo "systemd $(dpkg-query -W -f '${Version}' systemd)"
mkdir -p config/autostart units
entry() { printf '[Desktop Entry]\nType=Application\nName=%s\nExec=/bin/true\n%s\n' "$1" "$2" > "config/autostart/$1.desktop"; }
entry untouched ''
entry off 'X-GNOME-Autostart-enabled=false'
entry hidden 'Hidden=true'
# It only writes what would be started into the folder that it is given.
env HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_CONFIG_DIRS="$folder/none" $generator units units units 2>/dev/null
got=$(for name in untouched off hidden; do
  echo "$name: $([ -e "units/xdg-desktop-autostart.target.wants/app-$name@autostart.service" ] && echo starts || echo 'does not start')"
done)
echo "$got"
[ "$got" = 'untouched: starts
off: starts
hidden: does not start' ] || { echo 'This has changed.'; exit 1; }

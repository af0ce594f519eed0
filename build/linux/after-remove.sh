#!/bin/sh
# For deb and rpm. dpkg says what it does, rpm how many versions stay: on an update the new version has just set up
# what would be taken away here.
set -e

case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

if [ "$(readlink /usr/bin/guestlist)" = /opt/Guestlist/guestlist ]; then
  rm -f /usr/bin/guestlist
fi

profile=/etc/apparmor.d/guestlist
if [ -f "$profile" ]; then
  if [ -d /sys/kernel/security/apparmor ] && command -v apparmor_parser >/dev/null; then
    apparmor_parser --remove "$profile" || echo "The AppArmor profile stays until the next start."
  fi
  rm -f "$profile"
fi

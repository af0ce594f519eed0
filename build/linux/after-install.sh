#!/bin/sh
# For deb and rpm, once the files are there: the command, Chromium's sandbox, and what AppArmor has to know of it.
set -e

ln -sf /opt/Guestlist/guestlist /usr/bin/guestlist

# The sandbox works in a user namespace, or, where the kernel gives none, through this helper.
if unshare --user true 2>/dev/null; then
  chmod 0755 /opt/Guestlist/chrome-sandbox
else
  chmod 4755 /opt/Guestlist/chrome-sandbox
fi

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || echo "The desktop database was not updated."
fi

# Ubuntu 24.04 and later give user namespaces only to programs with a profile; an older parser cannot read ours.
given=/opt/Guestlist/resources/apparmor-profile
profile=/etc/apparmor.d/guestlist
if command -v apparmor_parser >/dev/null && apparmor_parser --skip-kernel-load "$given" >/dev/null 2>&1; then
  cp -f "$given" "$profile"
  if [ -d /sys/kernel/security/apparmor ]; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || echo "The AppArmor profile was not loaded."
  fi
fi

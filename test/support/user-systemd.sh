#!/bin/sh
# Starts every autostart entry of $XDG_CONFIG_HOME under a real `systemd --user`, in a mount namespace of its own:
#   unshare --mount sh user-systemd.sh
# It needs root: systemd wants a control group that it may write, and a machine that was booted with it.
set -e
mkdir -p /run/systemd
mount -t tmpfs none /run/systemd
mkdir /run/systemd/system
mount -t cgroup2 none /sys/fs/cgroup
mkdir /sys/fs/cgroup/guestlist-$$
echo $$ > /sys/fs/cgroup/guestlist-$$/cgroup.procs
systemd=/usr/lib/systemd/systemd
[ -x "$systemd" ] || systemd=/lib/systemd/systemd
"$systemd" --user --unit=basic.target &
manager=$!
until systemctl --user is-active --quiet basic.target; do sleep 0.1; done
for unit in "$XDG_RUNTIME_DIR"/systemd/generator.late/app-*@autostart.service; do
  systemctl --user start "$(basename "$unit")" || true
done
for unit in "$XDG_RUNTIME_DIR"/systemd/generator.late/app-*@autostart.service; do
  while systemctl --user is-active --quiet "$(basename "$unit")"; do sleep 0.1; done
done
kill -TERM "$manager"
wait "$manager" || true

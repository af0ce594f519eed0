#!/usr/bin/env bash
# One would expect that a program in a folder with a blank in its name starts at login once isEnabled() says so. With
# auto-launch 5.0.6 its path stands in `Exec` without the quotes that desktop entries ask for: systemd 252 (Debian's
# systemd), by which a desktop starts such entries, looks for the part before the blank and starts nothing. The name of
# the entry is that of the file, not the one that was given. main/electron/login/autostart.ts quotes the path.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
generator=/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator
[ -x $generator ] || { echo 'Needs the Debian package systemd.'; exit 2; }
npm init --yes >/dev/null
npm install --silent --ignore-scripts auto-launch@5.0.6
echo "auto-launch $(node -p 'JSON.parse(fs.readFileSync("node_modules/auto-launch/package.json")).version'), systemd $(dpkg-query -W -f '${Version}' systemd)"
export HOME=$folder/home XDG_CONFIG_HOME=$folder/home/.config XDG_CONFIG_DIRS=$folder/none
mkdir -p home one 'one two' units
printf '#!/bin/sh\n' | tee one/first > 'one two/second'
chmod +x one/first 'one two/second'
cat > ask.cjs <<'JS'
const { readFileSync } = require('node:fs');
const AutoLaunch = require('auto-launch');

(async () => {
  for (const program of ['one/first', 'one two/second']) {
    const launch = new AutoLaunch({ name: 'Guests', path: `${process.cwd()}/${program}` });
    await launch.enable();
    const entry = readFileSync(`${process.env.XDG_CONFIG_HOME}/autostart/${program.split('/')[1]}.desktop`, 'utf8');
    const lines = entry.replace(process.cwd(), '').split('\n').filter((line) => /^(?:Name|Exec)=/.test(line));
    console.log(`${lines.join(', ')}: isEnabled ${await launch.isEnabled()}`);
  }
})();
JS
entries=$(timeout 60 node ask.cjs)
# It only writes what would be started into the folder that it is given.
$generator units units units 2>/dev/null || true
got=$(echo "$entries"; cd units && echo "started: $(ls *.service)")
echo "$got"
[ "$got" = 'Name=first, Exec=/one/first: isEnabled true
Name=second, Exec=/one two/second: isEnabled true
started: app-first@autostart.service' ] || { echo 'This has changed.'; exit 1; }

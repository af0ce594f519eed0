#!/usr/bin/env bash
# One would expect that hints given as an object reach the desktop, or that the call is refused. With
# @homebridge/dbus-native 0.7.9 a dictionary (`a{sv}`) has to be a list of pairs: an object is sent as a dictionary of
# nothing, and a 64-bit number given as a bigint as 0, both without a word: an urgent notification is an ordinary one.
# main/accounts/secret-service/session-bus.ts uses dbus-native, which refuses such an object and sends bigints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @homebridge/dbus-native@0.7.9
echo "@homebridge/dbus-native $(node -p 'JSON.parse(fs.readFileSync("node_modules/@homebridge/dbus-native/package.json")).version')"
cat > ask.cjs <<'JS'
const marshall = require('@homebridge/dbus-native/lib/marshall');

const urgent = ['y', 2];
console.log(`pairs: ${marshall('a{sv}', [[['urgency', urgent]]]).length} bytes`);
console.log(`an object: ${marshall('a{sv}', [{ urgency: urgent }]).toString('hex')}`);
console.log(`5: ${marshall('x', [5]).toString('hex')}`);
console.log(`5n: ${marshall('x', [5n]).toString('hex')}`);
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'pairs: 24 bytes
an object: 0000000000000000
5: 0500000000000000
5n: 0000000000000000' ] || { echo 'This has changed.'; exit 1; }

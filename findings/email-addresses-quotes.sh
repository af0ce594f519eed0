#!/usr/bin/env bash
# One would expect that the `address` of a parsed address is one. With email-addresses 5.0.0 the quotes round its
# first part are gone, also where it needs them: of `"ada..king"@example.com`, as carriers in Japan gave them out, it
# makes `ada..king@example.com`, which no server takes and which the library itself does not read. Who keeps `address`
# loses such a person at the next reading; preload/read-addresses.ts says of such an address that it cannot be sent
# to.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts email-addresses@5.0.0
echo "email-addresses $(node -p 'JSON.parse(fs.readFileSync("node_modules/email-addresses/package.json")).version')"
cat > ask.cjs <<'JS'
const { parseOneAddress } = require('email-addresses');

for (const given of ['"ada.king"@example.com', '"ada..king"@example.com']) {
  const { address } = parseOneAddress(given);
  console.log(`${given} -> ${address}, read again: ${parseOneAddress(address)?.address ?? 'no address'}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = '"ada.king"@example.com -> ada.king@example.com, read again: ada.king@example.com
"ada..king"@example.com -> ada..king@example.com, read again: no address' ] || { echo 'This has changed.'; exit 1; }

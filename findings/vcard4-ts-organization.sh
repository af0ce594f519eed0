#!/usr/bin/env bash
# One would expect that `ORG:Northwind;Sales` is a company and its department: RFC 6350 parts the names by semicolons,
# and the type of the value is a list. With vcard4-ts 0.4.1 it is not parted there: the company is called
# `Northwind;Sales`, and one that has a semicolon in its name, escaped, looks no different. Guestlist
# (main/invitations/import/vcard.ts) reads no companies; who keeps one with an invitation meets it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts vcard4-ts@0.4.1
echo "vcard4-ts $(node -p 'JSON.parse(fs.readFileSync("node_modules/vcard4-ts/package.json")).version')"
cat > ask.cjs <<'JS'
const { parseVCards } = require('vcard4-ts');

for (const value of ['Northwind', 'Northwind;Sales', 'Northwind\\;Sales']) {
  const text = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Ada King', `ORG:${value}`, 'END:VCARD', ''].join('\r\n');
  console.log(`${value} -> ${JSON.stringify(parseVCards(text).vCards[0].ORG[0].value)}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'Northwind -> ["Northwind"]
Northwind;Sales -> ["Northwind;Sales"]
Northwind\;Sales -> ["Northwind;Sales"]' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a name in an encoded word is one name, whatever stands in it (RFC 2047): so mail programs
# write `King, Ada`. With letterparser 0.1.8 the word is decoded before the list is cut at its commas: Ada King is two
# people, of whom the first has the address `King`. main/invitations/import/mail.ts cuts first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts letterparser@0.1.8
echo "letterparser $(node -p 'require("./node_modules/letterparser/package.json").version')"
cat > ask.cjs <<'JS'
const { extract } = require('letterparser');

const mail = (to) => `From: boss@example.net\r\nTo: ${to}\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nx\r\n`;
for (const to of ['"King, Ada" <ada@example.com>', '=?utf-8?Q?King=2C_Ada?= <ada@example.com>']) {
  const people = extract(mail(to)).to.map(({ name, address }) => `${name ?? 'no name'} at ${address}`);
  console.log(`${to} -> ${people.join(' and ')}`);
}
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = '"King, Ada" <ada@example.com> -> King, Ada at ada@example.com
=?utf-8?Q?King=2C_Ada?= <ada@example.com> -> no name at King and Ada at ada@example.com' ] ||
  { echo 'This has changed.'; exit 1; }

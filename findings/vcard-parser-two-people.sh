#!/usr/bin/env bash
# One would expect two people from a file with two cards, or the first one, or an error. With vcard-parser 1.0.0 they
# become one person, who has the name of the first and the addresses of all: an address book exported as a whole is one
# contact, and Bob's address is Ada's second one. main/invitations/import/vcard.ts reads one person a card.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts vcard-parser@1.0.0
echo "vcard-parser $(node -p 'require("vcard-parser/package.json").version')"
cat > ask.cjs <<'JS'
const { parse } = require('vcard-parser');

const card = (name, address) =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `EMAIL:${address}`, 'END:VCARD', ''].join('\r\n');
const read = parse(card('Ada King', 'ada@example.com') + card('Bob Stone', 'bob@example.com'));
console.log(`${read.fn[0].value}: ${read.email.map(({ value }) => value).join(' ')}`);
JS
got=$(node ask.cjs)
echo "given Ada King with ada@example.com and Bob Stone with bob@example.com, got $got"
[ "$got" = 'Ada King: ada@example.com bob@example.com' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that what writes a line end as `\n` and a backslash as two escapes the other signs of the format
# too. With @covve/easy-vcard 1.1.1 a semicolon of a name stands bare in N and ORG: of Ada whose last name is `King;
# R&D` every reader makes a King whose first name is `R&D`, and a company gets a department.
# main/invitations/import/vcard.ts takes FN, where it stands as it was meant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @covve/easy-vcard@1.1.1
echo "@covve/easy-vcard $(node -p 'JSON.parse(fs.readFileSync("node_modules/@covve/easy-vcard/package.json")).version')"
cat > ask.cjs <<'JS'
const { VCard } = require('@covve/easy-vcard');

const card = new VCard().addFirstName('Ada').addLastName('King; R&D').addEmail('ada@example.com');
card.addOrganization('Northwind; Old', ['Sales']).addNotes('first\nsecond, C:\\new');
console.log(card.toString().split(/\r?\n/).filter((line) => /^(?:FN|N|ORG|NOTE):/.test(line)).join('\n'));
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'FN:Ada King; R&D
N:King; R&D;Ada;;;
ORG:Northwind; Old;Sales
NOTE:first\nsecond, C:\\new' ] || { echo 'This has changed.'; exit 1; }

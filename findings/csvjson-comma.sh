#!/usr/bin/env bash
# One would expect that a value with a comma is written in quotes, and a quote twice. With csvjson 5.1.0 toCSV writes a tab
# in place of the comma and the line break, and leaves the quote: `King, Ada` comes back as a name with a tab in it, and
# no reader can know. Nor does its own toObject undo a doubled quote: what stands before it is gone.
# main/invitations/import/csv.ts quotes every cell.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts csvjson@5.1.0
echo "csvjson $(node -p 'require("csvjson/package.json").version')"
cat > ask.cjs <<'JS'
const { toCSV, toObject } = require('csvjson');

const people = [{ email: 'ada@example.com', name: 'King, Ada' }];
console.log(JSON.stringify(toCSV(people, { headers: 'key' })));
console.log(JSON.stringify(toObject('email,name\nada@example.com,"Ada ""Ace"" King"\n', { quote: true })));
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = '"email,name\nada@example.com,King\t Ada"
[{"email":"ada@example.com","name":"King"}]' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that the line end of the last line belongs to no value. With json-2-csv 5.6.0 csv2json keeps it in
# the last value of the last row: of a list as every program writes it, the last person has an address with a line end
# in it, and only that person fails. Where the value is in quotes it is gone. main/invitations/import/records.ts ends
# a record there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts json-2-csv@5.6.0
echo "json-2-csv $(node -p 'JSON.parse(fs.readFileSync("node_modules/json-2-csv/package.json")).version')"
cat > ask.cjs <<'JS'
const { csv2json } = require('json-2-csv');

for (const text of ['email\nada@example.com\nbob@example.com\n', 'email\nada@example.com\n"bob@example.com"\n']) {
  console.log(`${JSON.stringify(text)} -> ${JSON.stringify(csv2json(text).map(({ email }) => email))}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = '"email\nada@example.com\nbob@example.com\n" -> ["ada@example.com","bob@example.com\n"]
"email\nada@example.com\n\"bob@example.com\"\n" -> ["ada@example.com","bob@example.com"]' ] ||
  { echo 'This has changed.'; exit 1; }

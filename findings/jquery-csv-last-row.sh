#!/usr/bin/env bash
# One would expect that the last line of a list counts whether or not a line end follows it. With jquery-csv 1.0.40
# toArrays leaves out a last row of one cell that no line end follows, as an editor or a clipboard leaves it: of a list of
# addresses the last person is missing. toObjects, of the same text, has everybody.
# main/invitations/import/records.ts ends a record at the end of the text as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts jquery-csv@1.0.40
echo "jquery-csv $(node -p 'require("jquery-csv/package.json").version')"
cat > ask.cjs <<'JS'
const { toArrays, toObjects } = require('jquery-csv');

const text = 'email\nada@example.com\nbob@example.com\ncy@example.com';
console.log(`toArrays: ${toArrays(text).flat().join(' ')}`);
console.log(`toObjects: ${toObjects(text).map(({ email }) => email).join(' ')}`);
JS
got=$(node ask.cjs)
echo "given email, ada, bob and cy, each on a line"
echo "$got"
[ "$got" = 'toArrays: email ada@example.com bob@example.com
toObjects: ada@example.com bob@example.com cy@example.com' ] || { echo 'This has changed.'; exit 1; }

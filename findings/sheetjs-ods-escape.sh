#!/usr/bin/env bash
# One would expect that an address in a spreadsheet of OpenDocument is read as it stands there: the escape `_x0041_` for a
# sign is Excel's. With SheetJS (xlsx 0.18.5) it is undone in OpenDocument too, where it means nothing: the address
# dj_x0041_@example.com, written and read by the same library, is djA@example.com, which may be somebody else's.
# renderer/import/cells knows the escape in Excel's workbooks only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts xlsx@0.18.5
echo "xlsx $(node -p 'require("xlsx/package.json").version')"
cat > ask.cjs <<'JS'
const { readFile, utils, writeFile } = require('xlsx');

const book = utils.book_new();
utils.book_append_sheet(book, utils.aoa_to_sheet([['dj_x0041_@example.com']]), 'People');
for (const name of ['people.xls', 'people.ods', 'people.fods']) {
  writeFile(book, name);
  console.log(`${name}: ${readFile(name).Sheets.People.A1.v}`);
}
JS
got=$(node ask.cjs)
echo "given dj_x0041_@example.com"
echo "$got"
[ "$got" = 'people.xls: dj_x0041_@example.com
people.ods: djA@example.com
people.fods: djA@example.com' ] || { echo 'This has changed.'; exit 1; }

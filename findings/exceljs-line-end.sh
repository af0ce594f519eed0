#!/usr/bin/env bash
# One would expect that a line end in a cell comes through from one library to the other. SheetJS (xlsx 0.18.5) writes
# that of Windows as `_x000d_`, in lower case; exceljs 4.4.0 knows such escapes in upper case alone: a note or name of
# two lines, as it is copied from a mail or a form, has the word `_x000d_` in it. A note of `_x000D_` by Excel is read
# well. renderer/import/cells reads both cases.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts xlsx@0.18.5 exceljs@4.4.0
version() { node -p "JSON.parse(fs.readFileSync('node_modules/$1/package.json')).version"; }
echo "xlsx $(version xlsx), exceljs $(version exceljs)"
cat > ask.cjs <<'JS'
const { Workbook } = require('exceljs');
const { readFile, utils, writeFile } = require('xlsx');

(async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Ada\r\nKing']]), 'People');
  writeFile(book, 'people.xlsx', { bookSST: true });
  console.log(`xlsx: ${JSON.stringify(readFile('people.xlsx').Sheets.People.A1.v)}`);
  const read = new Workbook();
  await read.xlsx.readFile('people.xlsx');
  console.log(`exceljs: ${JSON.stringify(read.worksheets[0].getCell('A1').value)}`);
})();
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'xlsx: "Ada\r\nKing"
exceljs: "Ada_x000d_\nKing"' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that one library reads what the other writes. SheetJS (xlsx 0.18.5) keeps texts in the cells
# themselves unless it is asked for shared ones, which the format allows; xlsx-stream-reader 1.1.1 reads each of them as
# a number: every name and address is `NAN`, `007` is `7`, and no error is raised. renderer/import/cells reads both kinds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts xlsx@0.18.5 xlsx-stream-reader@1.1.1
echo "xlsx $(node -p 'require("xlsx/package.json").version'), xlsx-stream-reader $(node -p 'require("xlsx-stream-reader/package.json").version')"
cat > ask.cjs <<'JS'
const { createReadStream } = require('node:fs');
const { utils, writeFile } = require('xlsx');
const Reader = require('xlsx-stream-reader');

const read = (name) =>
  new Promise((done, failed) => {
    const rows = [];
    const reader = new Reader();
    reader.on('error', failed);
    reader.on('worksheet', (sheet) => {
      sheet.on('row', (row) => rows.push(row.values.slice(1)));
      sheet.on('end', () => done(JSON.stringify(rows)));
      sheet.process();
    });
    createReadStream(name).pipe(reader);
  });

(async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['ada@example.com', 'Ada'], ['bob@example.com', '007']]), 'People');
  writeFile(book, 'own.xlsx');
  writeFile(book, 'shared.xlsx', { bookSST: true });
  console.log(`in the cells: ${await read('own.xlsx')}`);
  console.log(`shared: ${await read('shared.xlsx')}`);
})();
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = 'in the cells: [["NAN","NAN"],["NAN","7"]]
shared: [["ada@example.com","Ada"],["bob@example.com","007"]]' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that both readers of a library read the same name. Excel keeps with each Japanese name how it was
# typed (`rPh`), and with exceljs 4.4.0 the reader of streams gives the last piece of that reading in place of the name,
# while the other one gives the name: 山田花子 comes as ハナコ, and nobody is told. The reader of workbooks
# (renderer/import/cells/xlsx-parts.ts) leaves the readings out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts exceljs@4.4.0
echo "exceljs $(node -p 'require("exceljs/package.json").version')"
cat > ask.cjs <<'JS'
const { readFileSync, writeFileSync } = require('node:fs');
const { stream, Workbook } = require('exceljs');
const Zip = require('jszip');

const name = '山田花子';
const read = '<rPh sb="0" eb="2"><t>ヤマダ</t></rPh><rPh sb="2" eb="4"><t>ハナコ</t></rPh>';

(async () => {
  const written = new Workbook();
  written.addWorksheet('People').addRows([['hanako@example.com', name]]);
  await written.xlsx.writeFile('people.xlsx');
  // As Excel writes what was typed in Japanese, and in the order in which it writes the parts.
  const zip = await Zip.loadAsync(readFileSync('people.xlsx'));
  const again = new Zip();
  const names = Object.keys(zip.files).filter((part) => !zip.files[part].dir);
  const isSheet = (part) => Number(part.startsWith('xl/worksheets/'));
  const isMain = (part) => Number(part.startsWith('xl/workbook.xml') || part.startsWith('xl/_rels/'));
  for (const part of names.sort((a, b) => isSheet(a) - isSheet(b) || isMain(b) - isMain(a))) {
    const text = await zip.file(part).async('string');
    again.file(part, text.replace(`<t>${name}</t>`, `<t>${name}</t>${read}`));
  }
  writeFileSync('people.xlsx', await again.generateAsync({ type: 'nodebuffer' }));

  const whole = new Workbook();
  await whole.xlsx.readFile('people.xlsx');
  console.log(`Workbook: ${whole.worksheets[0].getCell('B1').value}`);
  for await (const sheet of new stream.xlsx.WorkbookReader('people.xlsx')) {
    for await (const row of sheet) console.log(`WorkbookReader: ${row.getCell(2).value}`);
  }
})();
JS
got=$(node ask.cjs)
echo "given 山田花子 with its reading"
echo "$got"
[ "$got" = 'Workbook: 山田花子
WorkbookReader: ハナコ' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a CSV has what the cells show. Excel makes a link of every address that is typed, and a cell
# that is typed over may keep it. With exceljs 4.4.0 the CSV of such a cell is the link: `mailto:` and somebody who is
# no longer there, in place of the address that is seen. A name with one bold word comes as JSON. The reader of workbooks
# (renderer/import/cells) takes the text of a cell and no link.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts exceljs@4.4.0
echo "exceljs $(node -p 'require("exceljs/package.json").version')"
cat > ask.cjs <<'JS'
const { Workbook } = require('exceljs');

(async () => {
  const written = new Workbook();
  const sheet = written.addWorksheet('People');
  sheet.getCell('A1').value = { text: 'ada@example.com', hyperlink: 'mailto:bob@example.com' };
  sheet.getCell('B1').value = { richText: [{ text: 'Ada ' }, { text: 'King', font: { bold: true } }] };
  await written.xlsx.writeFile('people.xlsx');
  const read = new Workbook();
  await read.xlsx.readFile('people.xlsx');
  const cells = read.worksheets[0];
  console.log(`shown: ${cells.getCell('A1').text},${cells.getCell('B1').text}`);
  console.log(`CSV: ${await read.csv.writeBuffer()}`);
})();
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = 'shown: ada@example.com,Ada King
CSV: mailto:bob@example.com,"{""richText"":[{""text"":""Ada ""},{""font"":{""bold"":true},""text"":""King""}]}"' ] ||
  { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a column of yes and no is read as such, or as text where it was written in two ways, as in a
# list that was put together from two. With uDSV 0.7.3 the column becomes one of truth values, and only the spelling
# of yes that was seen last is true: whoever has the other one is false like those who have `false`.
# main/invitations/import/cell-values.ts reads each cell by itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts udsv@0.7.3
echo "udsv $(node -p 'JSON.parse(fs.readFileSync("node_modules/udsv/package.json")).version')"
cat > ask.cjs <<'JS'
const { inferSchema, initParser } = require('udsv');

for (const values of [['true', 'FALSE', 'TRUE'], ['TRUE', 'false', 'true'], ['yes', 'FALSE', 'TRUE']]) {
  const text = ['email,notify', ...values.map((value, at) => `${'abc'[at]}@example.com,${value}`), ''].join('\n');
  const people = initParser(inferSchema(text)).typedObjs(text);
  console.log(`${values.join(' ')} -> ${people.map(({ notify }) => notify).join(' ')}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'true FALSE TRUE -> false false true
TRUE false true -> false false true
yes FALSE TRUE -> false false true' ] || { echo 'This has changed.'; exit 1; }

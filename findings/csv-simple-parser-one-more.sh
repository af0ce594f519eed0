#!/usr/bin/env bash
# One would expect as many people as there are lines below the heading. With csv-simple-parser 2.0.2 the line end of
# the last line begins a row of its own: every list that ends as it should has one person more, with an address of
# nothing; without that line end the count is right. main/invitations/import/records.ts begins no record at the end of
# a text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts csv-simple-parser@2.0.2
echo "csv-simple-parser $(node -p 'JSON.parse(fs.readFileSync("node_modules/csv-simple-parser/package.json")).version')"
cat > ask.mjs <<'JS'
import parse from 'csv-simple-parser';

for (const end of ['', '\n', '\r\n']) {
  const text = ['email,name', 'ada@example.com,Ada', 'bob@example.com,Bob'].join('\n') + end;
  const people = parse(text, { header: true });
  console.log(`end ${JSON.stringify(end)}: ${people.length} people, the last is ${JSON.stringify(people.at(-1))}`);
}
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'end "": 2 people, the last is {"email":"bob@example.com","name":"Bob"}
end "\n": 3 people, the last is {"email":""}
end "\r\n": 3 people, the last is {"email":""}' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a cell is empty where a person has no such value. With json-2-csv 5.6.0 it has the word
# `undefined`, or `null`: everybody without a role has a role of that name, and the reader of another program takes it
# for one. `emptyFieldValue`, which the README calls a value to be put in its place, is what one has to set to get an
# empty cell. main/invitations/import shows such a word before anything is sent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts json-2-csv@5.6.0
echo "json-2-csv $(node -p 'JSON.parse(fs.readFileSync("node_modules/json-2-csv/package.json")).version')"
cat > ask.cjs <<'JS'
const { json2csv } = require('json-2-csv');

const people = [{ email: 'ada@example.com', role: 'admin' }, { email: 'bob@example.com' }, { email: 'cy@example.com', role: null }];
console.log(json2csv(people));
console.log(json2csv(people, { emptyFieldValue: '' }));
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'email,role
ada@example.com,admin
bob@example.com,undefined
cy@example.com,null
email,role
ada@example.com,admin
bob@example.com,
cy@example.com,' ] || { echo 'This has changed.'; exit 1; }

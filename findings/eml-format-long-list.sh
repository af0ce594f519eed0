#!/usr/bin/env bash
# One would expect that a list of people that goes on in the next line, as every mail program breaks it, is read like one in
# a single line. With eml-format 0.6.1 whoever begins a line has no name, and the address `Bob <bob@example.com>`; of a
# long name, which is written as several encoded words, only the first is there, with `_` for the blank.
# main/invitations/import/mail.ts unfolds, and joins the words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts eml-format@0.6.1
echo "eml-format $(node -p 'require("eml-format/package.json").version')"
cat > ask.cjs <<'JS'
const { read } = require('eml-format');

const people = [
  'Ada <ada@example.com>,\r\n Bob <bob@example.com>',
  '=?UTF-8?Q?Zo=C3=AB_?= =?UTF-8?Q?=C3=85ngstr=C3=B6m?= <zoe@example.com>',
];
for (const to of people) {
  read(`From: boss@example.net\r\nTo: ${to}\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nx\r\n`, (_, mail) => {
    console.log(JSON.stringify(mail.to));
  });
}
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = '[{"name":"Ada","email":"ada@example.com"},{"email":"Bob <bob@example.com>"}]
{"name":"Zoë_","email":"zoe@example.com"}' ] || { echo 'This has changed.'; exit 1; }

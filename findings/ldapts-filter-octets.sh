#!/usr/bin/env bash
# One would expect that a filter with `\c3\ab` asks for an ë: RFC 4515 escapes the bytes of UTF-8, and so other LDAP
# programs write a name that is not plain. With ldapts 9.2.0 each byte becomes a letter of its own, and what is sent
# to the directory asks for `ZoÃ«`: nobody is found, and so somebody who is there is taken for new. Guestlist asks no
# directory; main/invitations/import/ldif.ts reads what one was asked for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts ldapts@9.2.0
echo "ldapts $(node -p 'JSON.parse(fs.readFileSync("node_modules/ldapts/package.json")).version')"
cat > ask.cjs <<'JS'
const { BerWriter, FilterParser } = require('ldapts');

for (const filter of ['(cn=Zoë)', '(cn=Zo\\c3\\ab)', '(cn=a\\2ab)']) {
  const read = FilterParser.parseString(filter);
  const sent = new BerWriter();
  read.write(sent);
  console.log(`${filter} -> ${read.value}, sent as ${sent.buffer.subarray(6).toString('hex')}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = '(cn=Zoë) -> Zoë, sent as 04045a6fc3ab
(cn=Zo\c3\ab) -> ZoÃ«, sent as 04065a6fc383c2ab
(cn=a\2ab) -> a*b, sent as 0403612a62' ] || { echo 'This has changed.'; exit 1; }

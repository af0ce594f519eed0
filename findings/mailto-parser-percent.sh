#!/usr/bin/env bash
# One would expect that what reads a `mailto:` undoes its escapes: RFC 6068 has `%2B` in an address and `%20` in a
# subject. With mailto-parser 1.0.1 all of them stay: the address of such a link is `ada%2Bnews@example.com`, which is
# a mailbox of another name, and `to=` within the link counts for no recipient. preload/read-addresses.ts undoes them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts mailto-parser@1.0.1
echo "mailto-parser $(node -p 'JSON.parse(fs.readFileSync("node_modules/mailto-parser/package.json")).version')"
cat > ask.cjs <<'JS'
const { parse } = require('mailto-parser');

for (const link of ['mailto:ada%2Bnews@example.com', 'mailto:ada@example.com?to=bob@example.com&subject=Hello%20Ada']) {
  const { addresses, attributeKey } = parse(link);
  console.log(`${link} -> ${addresses.join(' ')} ${JSON.stringify(attributeKey)}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'mailto:ada%2Bnews@example.com -> ada%2Bnews@example.com {}
mailto:ada@example.com?to=bob@example.com&subject=Hello%20Ada -> ada@example.com {"to":"bob@example.com","subject":"Hello%20Ada"}' ] ||
  { echo 'This has changed.'; exit 1; }

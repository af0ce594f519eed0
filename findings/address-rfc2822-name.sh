#!/usr/bin/env bash
# One would expect that name() gives the name as it was written, or turns `Last, First` round. With address-rfc2822 2.2.4
# it does the latter for a last name of one word and drops the first name after one of several: of `von der Leyen, Ursula`
# remains `von der Leyen`, who could be anybody of the family. What stands in round brackets goes as well.
# main/invitations/import leaves a name as it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts address-rfc2822@2.2.4
echo "address-rfc2822 $(node -p 'require("address-rfc2822/package.json").version')"
cat > ask.cjs <<'JS'
const { parse } = require('address-rfc2822');

for (const name of ['King, Ada', 'van der Berg, Ada', 'De la Cruz, Ada']) {
  console.log(`${name} -> ${parse(`"${name}" <ada@example.com>`)[0].name()}`);
}
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = 'King, Ada -> Ada King
van der Berg, Ada -> van der Berg
De la Cruz, Ada -> De la Cruz' ] || { echo 'This has changed.'; exit 1; }

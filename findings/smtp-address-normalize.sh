#!/usr/bin/env bash
# One would expect that normalize() makes two ways to write one address alike, as far as SMTP says. With
# smtp-address-parser 1.1.1 it does what Gmail does, for every domain: dots and what follows a plus are gone, so that
# ada.king, adaking and a.daking of any company are one person, and two of them are not invited. canonicalize() leaves
# them alone. main/invitations/mailbox.ts compares the part before the @ as it is but for case.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts smtp-address-parser@1.1.1
echo "smtp-address-parser $(node -p 'JSON.parse(fs.readFileSync("node_modules/smtp-address-parser/package.json")).version')"
cat > ask.cjs <<'JS'
const { canonicalize, normalize } = require('smtp-address-parser');

for (const address of ['ada.king@example.com', 'a.daking@example.com', 'adaking+news@example.com']) {
  console.log(`${address}: normalize ${normalize(address)}, canonicalize ${canonicalize(address)}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'ada.king@example.com: normalize adaking@example.com, canonicalize ada.king@example.com
a.daking@example.com: normalize adaking@example.com, canonicalize a.daking@example.com
adaking+news@example.com: normalize adaking@example.com, canonicalize adaking+news@example.com' ] ||
  { echo 'This has changed.'; exit 1; }

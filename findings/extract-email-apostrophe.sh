#!/usr/bin/env bash
# One would expect that an address is found as it stands, or not at all. With extract-email-address 3.2.0 one with an
# apostrophe, which Irish names have and mail allows, is found without its beginning: of o'neil it gives neil, who may
# be a colleague, and of r&d it gives d. preload/read-addresses.ts knows all signs that RFC 5322 allows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts extract-email-address@3.2.0
echo "extract-email-address $(node -p 'JSON.parse(fs.readFileSync("node_modules/extract-email-address/package.json")).version')"
cat > ask.cjs <<'JS'
const { extractEmail } = require('extract-email-address');

for (const text of ["To: o'neil@example.com", 'Ask r&d@example.com', 'ada+news@example.com']) {
  console.log(`${text} -> ${extractEmail(text).map(({ email }) => email).join(' ')}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = "To: o'neil@example.com -> neil@example.com
Ask r&d@example.com -> d@example.com
ada+news@example.com -> ada+news@example.com" ] || { echo 'This has changed.'; exit 1; }

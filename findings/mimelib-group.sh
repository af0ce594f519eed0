#!/usr/bin/env bash
# One would expect that a group of people in a mail, `Team: …;`, is read as those people, or passed over. With
# mimelib-noiconv 0.1.9 the name of the group is the name of its first member, and the last one has a semicolon in the
# name; the name in brackets after an address keeps them. main/invitations/import/mail.ts takes the members of a group
# with their own names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts mimelib-noiconv@0.1.9
echo "mimelib-noiconv $(node -p 'JSON.parse(fs.readFileSync("node_modules/mimelib-noiconv/package.json")).version')"
cat > ask.cjs <<'JS'
const { parseAddresses } = require('mimelib-noiconv');

for (const to of ['Team: ada@example.com, Bob <bob@example.com>;', 'ada@example.com (Ada King)']) {
  console.log(`${to} -> ${parseAddresses(to).map(({ name, address }) => `"${name}" at ${address}`).join(', ')}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'Team: ada@example.com, Bob <bob@example.com>; -> "Team:" at ada@example.com, "Bob ;" at bob@example.com
ada@example.com (Ada King) -> "(Ada King)" at ada@example.com' ] || { echo 'This has changed.'; exit 1; }

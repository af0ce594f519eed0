#!/usr/bin/env bash
# One would expect that `emails pr` finds those who have an address: RFC 7644 calls an attribute present if it is not
# empty, and RFC 7643 an empty list and null the same as nothing. With scim2-parse-filter 0.2.10 it also finds whoever
# has an empty list of them, or a title of null, and `not (title pr)` misses them; `emails.value pr` does what was
# meant. Guestlist speaks no SCIM; who asks a directory whom to invite meets it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts scim2-parse-filter@0.2.10
echo "scim2-parse-filter $(node -p 'JSON.parse(fs.readFileSync("node_modules/scim2-parse-filter/package.json")).version')"
cat > ask.cjs <<'JS'
const { filter, parse } = require('scim2-parse-filter');

const users = [
  { userName: 'ada', title: 'Dr.', emails: [{ value: 'ada@example.com' }] },
  { userName: 'bob', title: null, emails: [] },
  { userName: 'cy' },
];
for (const asked of ['emails pr', 'emails.value pr', 'title pr', 'not (title pr)']) {
  console.log(`${asked} -> ${users.filter(filter(parse(asked))).map(({ userName }) => userName).join(' ')}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'emails pr -> ada bob
emails.value pr -> ada
title pr -> ada bob
not (title pr) -> cy' ] || { echo 'This has changed.'; exit 1; }

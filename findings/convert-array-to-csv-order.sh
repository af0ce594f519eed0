#!/usr/bin/env bash
# One would expect that each value stands below the heading that has its name. With convert-array-to-csv 2.0.0 the heading
# is that of the first person, and the values of everybody else stand in the order in which their own object has them:
# a manager's address stands below `email`, and one value less moves all that follow. Nothing in the file tells; Guestlist
# can only show every row as it goes out before anything is sent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts convert-array-to-csv@2.0.0
echo "convert-array-to-csv $(node -p 'require("convert-array-to-csv/package.json").version')"
cat > ask.cjs <<'JS'
const { convertArrayToCSV } = require('convert-array-to-csv');

const people = [
  { email: 'ada@example.com', role: 'admin', manager: 'boss@example.net' },
  { manager: 'boss@example.net', email: 'bob@example.com', role: 'agent' },
  { email: 'cy@example.com', manager: 'boss@example.net' },
];
console.log(convertArrayToCSV(people).trim());
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = 'email,role,manager
ada@example.com,admin,boss@example.net
boss@example.net,bob@example.com,agent
cy@example.com,boss@example.net' ] || { echo 'This has changed.'; exit 1; }

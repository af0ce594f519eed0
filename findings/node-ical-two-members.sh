#!/usr/bin/env bash
# One would expect that everybody whom a meeting invites is there. With node-ical 0.27.2 somebody whose line names two
# groups, as the sample in RFC 5545 does (`MEMBER="mailto:…","mailto:…"`), is missing without a word; if it is the
# only one, the meeting has no attendee. Of `CN="King; Ada"` the name is `"King`. main/invitations/import/calendar.ts
# reads parameters by their quotes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts node-ical@0.27.2
echo "node-ical $(node -p 'JSON.parse(fs.readFileSync("node_modules/node-ical/package.json")).version')"
cat > ask.cjs <<'JS'
const { sync } = require('node-ical');

const invited = (...attendees) => {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260301T000000Z'];
  const text = [...lines, 'DTSTART:20260301T000000Z', ...attendees, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const { attendee } = Object.values(sync.parseICS(text)).find(({ type }) => type === 'VEVENT');
  return [attendee].flat().map((each) => `${each.params?.CN ?? 'no name'} at ${each.val ?? each}`).join(', ');
};
for (const parameter of ['MEMBER="mailto:a@example.net"', 'MEMBER="mailto:a@example.net","mailto:b@example.net"', 'CN="King; Ada"']) {
  console.log(`Ada with ${parameter}, and Bob:`);
  console.log(`  ${invited(`ATTENDEE;${parameter}:mailto:ada@example.com`, 'ATTENDEE:mailto:bob@example.com')}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'Ada with MEMBER="mailto:a@example.net", and Bob:
  no name at mailto:ada@example.com, no name at mailto:bob@example.com
Ada with MEMBER="mailto:a@example.net","mailto:b@example.net", and Bob:
  no name at mailto:bob@example.com
Ada with CN="King; Ada", and Bob:
  "King at mailto:ada@example.com, no name at mailto:bob@example.com' ] || { echo 'This has changed.'; exit 1; }

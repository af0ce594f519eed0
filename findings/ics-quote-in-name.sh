#!/usr/bin/env bash
# One would expect that an invitation to a meeting reaches everybody whom it was written for. With ics 3.12.0 a quote
# in a name is written as `\"`, which iCalendar does not know (RFC 6868 says `^'`): the quote ends the name. ical.js
# 2.2.1 then has a name that is cut off, and node-ical 0.27.2 does not have the person at all.
# main/invitations/import/calendar.ts still takes the address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts ics@3.12.0 node-ical@0.27.2 ical.js@2.2.1
version() { node -p "JSON.parse(fs.readFileSync('node_modules/$1/package.json')).version"; }
echo "ics $(version ics), node-ical $(version node-ical), ical.js $(version ical.js)"
cat > ask.mjs <<'JS'
import ICAL from 'ical.js';
import ical from 'node-ical';
import { createEvent } from 'ics';

const attendees = [{ name: 'Ada "Ace" King', email: 'ada@example.com' }, { name: 'Bob', email: 'bob@example.com' }];
const { value } = createEvent({ start: [2026, 3, 1, 9, 0], duration: { hours: 1 }, title: 'x', attendees });
console.log(value.split('\r\n').filter((line) => line.startsWith('ATTENDEE')).join('\n'));
const event = Object.values(ical.sync.parseICS(value)).find(({ type }) => type === 'VEVENT');
console.log(`node-ical: ${[event.attendee].flat().map(({ val }) => val).join(' ')}`);
try {
  const people = new ICAL.Component(ICAL.parse(value)).getFirstSubcomponent('vevent').getAllProperties('attendee');
  console.log(`ical.js: ${people.map((each) => `${each.getParameter('cn')} at ${each.getFirstValue()}`).join(', ')}`);
} catch (error) {
  console.log(`ical.js: ${error.message}`);
}
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'ATTENDEE;CN="Ada \"Ace\" King":mailto:ada@example.com
ATTENDEE;CN="Bob":mailto:bob@example.com
node-ical: mailto:bob@example.com
ical.js: Ada \ at mailto:ada@example.com, Bob at mailto:bob@example.com' ] || { echo 'This has changed.'; exit 1; }

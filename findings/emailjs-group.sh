#!/usr/bin/env bash
# One would expect that a mail to a group, `Team: ada@example.com, Bob <bob@example.com>;` as RFC 5322 has it, goes to
# its members, or is refused. With emailjs 5.0.3 it goes to one recipient who is called `undefined`: a server that
# takes mail for its own domain without one takes it, the members get nothing, and the call says that it was sent.
# main/invitations/import/mail.ts takes the members of a group.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts emailjs@5.0.3
echo "emailjs $(node -p 'JSON.parse(fs.readFileSync("node_modules/emailjs/package.json")).version')"
cat > ask.mjs <<'JS'
import { createServer } from 'node:net';
import { SMTPClient } from 'emailjs';

const recipients = [];
let inMail = false;
function answer(line) {
  if (inMail && line !== '.') return '';
  if (inMail || line.toUpperCase() === 'DATA') {
    inMail = !inMail;
    return inMail ? '354 go on\r\n' : '250 taken\r\n';
  }
  if (/^RCPT/i.test(line)) recipients.push(line);
  return '250 ok\r\n';
}
const server = createServer((socket) => {
  let rest = '';
  socket.write('220 ready\r\n');
  socket.on('error', () => {});
  socket.on('data', (piece) => {
    const lines = (rest + piece).split('\r\n');
    rest = lines.pop();
    for (const line of lines) socket.write(answer(line));
  });
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
for (const to of ['ada@example.com, Bob <bob@example.com>', 'Team: ada@example.com, Bob <bob@example.com>;']) {
  recipients.length = 0;
  const client = new SMTPClient({ host: '127.0.0.1', port: server.address().port, timeout: 5000 });
  const mail = { from: 'boss@example.net', to, subject: 'x', text: 'x' };
  const what = await client.sendAsync(mail).then(() => 'sent', (error) => error.message);
  console.log(`${to}: ${what}, ${recipients.join(' ')}`);
}
process.exit();
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'ada@example.com, Bob <bob@example.com>: sent, RCPT TO:<ada@example.com> RCPT TO:<bob@example.com>
Team: ada@example.com, Bob <bob@example.com>;: sent, RCPT TO:<undefined>' ] || { echo 'This has changed.'; exit 1; }

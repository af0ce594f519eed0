#!/usr/bin/env bash
# One would expect that an invite is sent once, unless it surely came to nothing. With @descope/node-sdk 2.13.0 it is
# sent three times if the answer is 524, by which a proxy says that the server behind it took too long over a request
# that it has: somebody may be invited twice, and the call tells of one success. After 504, which means the same, it
# is sent once. main/clerk/retry-policy.ts repeats no create that may have been done.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @descope/node-sdk@2.13.0
echo "@descope/node-sdk $(node -p 'JSON.parse(fs.readFileSync("node_modules/@descope/node-sdk/package.json")).version')"
cat > ask.cjs <<'JS'
const { createServer } = require('node:http');
const descope = require('@descope/node-sdk');

let status = 200;
let came = 0;
const server = createServer((request, response) => {
  const isInvite = request.url === '/v1/mgmt/user/create';
  if (isInvite) came++;
  response.writeHead(isInvite && came < 3 ? status : 200, { 'Content-Type': 'application/json' });
  response.end('{"user":{"loginIds":["ada@example.com"]}}');
});
server.listen(0, '127.0.0.1', async () => {
  const baseUrl = `http://127.0.0.1:${server.address().port}`;
  const { management } = descope({ projectId: 'P2aaaaaaaaaaaaaaaaaaaaaaaaaa', managementKey: 'none', baseUrl });
  for (status of [500, 504, 503, 524]) {
    came = 0;
    const answer = await management.user.invite('ada@example.com', { email: 'ada@example.com' });
    console.log(`${status}: sent ${came} times, ok is ${answer.ok}`);
  }
  server.closeAllConnections();
  server.close();
});
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = '500: sent 1 times, ok is false
504: sent 1 times, ok is false
503: sent 3 times, ok is true
524: sent 3 times, ok is true' ] || { echo 'This has changed.'; exit 1; }

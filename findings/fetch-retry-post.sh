#!/usr/bin/env bash
# One would expect that a wrapper that tries again leaves a POST alone after a 500, which may have been done, and waits as
# long as a 503 says. With @adobe/node-fetch-retry 2.2.0 a create is sent again a fraction of a second after either of
# them, by default and whatever `Retry-After` is: two invitations go out. main/clerk/retry-policy.ts repeats no create that
# may have been done, and main/invitations looks at Clerk first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @adobe/node-fetch-retry@2.2.0
echo "@adobe/node-fetch-retry $(node -p 'require("@adobe/node-fetch-retry/package.json").version')"
cat > ask.cjs <<'JS'
const { createServer } = require('node:http');
const retrying = require('@adobe/node-fetch-retry');

let status = 500;
let came = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => (body += piece));
  request.on('end', () => {
    came.push(body);
    // It was done; only the first answer says that something went wrong.
    if (came.length === 1) response.writeHead(status, { 'Retry-After': '3600' }).end();
    else response.end();
  });
});
server.listen(0, '127.0.0.1', async () => {
  for (status of [500, 503]) {
    came = [];
    await retrying(`http://127.0.0.1:${server.address().port}/`, { method: 'POST', body: 'ada@example.com' });
    console.log(`${status}: ${came.join(' ')}`);
  }
  server.closeAllConnections?.();
  server.close();
});
JS
got=$(timeout 60 node ask.cjs 2>/dev/null | grep -v '^Retrying')
echo "$got"
[ "$got" = '500: ada@example.com ada@example.com
503: ada@example.com ada@example.com' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that one change of a user is one request: it is done, or it is not. With @clerk/backend 3.25.0
# updateUser with a name and metadata sends two, a PATCH and then a PUT that takes the place of all the metadata there
# was: if the second one is refused, here by a limit, the call rejects with a 429 though the name has changed, and
# each call counts twice. main/clerk/call.ts makes one request of one call.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @clerk/backend@3.25.0
echo "@clerk/backend $(node -p 'JSON.parse(fs.readFileSync("node_modules/@clerk/backend/package.json")).version')"
cat > ask.mjs <<'JS'
import { createServer } from 'node:http';
import { createClerkClient } from '@clerk/backend';

let refuse = 0;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => (body += piece));
  request.on('end', () => {
    console.log(`${request.method} ${request.url} ${body}`);
    const status = refuse > 0 && --refuse === 0 ? 429 : 200;
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(status === 200 ? '{"object":"user","id":"user_1"}' : '{"errors":[]}');
  });
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const apiUrl = `http://127.0.0.1:${server.address().port}`;
const clerk = createClerkClient({ secretKey: 'sk_test_none', apiUrl, telemetry: { disabled: true } });
const change = { firstName: 'Ada', publicMetadata: { role: 'admin' } };
await clerk.users.updateUser('user_1', change).then(() => console.log('resolved'));
refuse = 2;
await clerk.users.updateUser('user_1', change).catch((error) => console.log(`rejected with ${error.status}`));
server.closeAllConnections();
server.close();
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'PATCH /v1/users/user_1 {"first_name":"Ada"}
PUT /v1/users/user_1/metadata {"public_metadata":{"role":"admin"}}
resolved
PATCH /v1/users/user_1 {"first_name":"Ada"}
PUT /v1/users/user_1/metadata {"public_metadata":{"role":"admin"}}
rejected with 429' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a 429 is known as one by its status, whatever its body is. With @clerk/backend 3.25.0 the error
# of a 429 with `Content-Type: application/json` and nothing in it, as a proxy in between may send it, has neither a
# status nor the seconds of `Retry-After`: who waits by them asks again at once. Without a type all is there.
# main/clerk reads status and headers before the body.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @clerk/backend@3.25.0
echo "@clerk/backend $(node -p 'require("@clerk/backend/package.json").version')"
cat > ask.mjs <<'JS'
import { createServer } from 'node:http';
import { createClerkClient } from '@clerk/backend';

let headers = {};
const server = createServer((_request, response) => response.writeHead(429, headers).end());
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const apiUrl = `http://127.0.0.1:${server.address().port}`;
const clerk = createClerkClient({ secretKey: 'sk_test_none', apiUrl, telemetry: { disabled: true } });
for (const type of [undefined, 'application/json']) {
  headers = { 'Retry-After': '3600', ...(type ? { 'Content-Type': type } : {}) };
  await clerk.invitations.createInvitation({ emailAddress: 'ada@example.com' }).catch((error) => {
    console.log(`${type ?? 'no type'}: status ${error.status}, retryAfter ${error.retryAfter}`);
  });
}
server.closeAllConnections();
server.close();
JS
got=$(node ask.mjs)
echo "$got"
[ "$got" = 'no type: status 429, retryAfter 3600
application/json: status undefined, retryAfter undefined' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that the SDK reads JSON by the media type of an answer, whatever parameters follow it. With
# @clerk/backend 3.25.0 an answer whose Content-Type is `application/json; charset=utf-8`, as many frameworks and
# proxies send it, is no object: the call resolves with the text of the body, and no error is raised. The sandbox
# (main/sandbox/answer.ts) minds it by naming no charset; main/clerk reads either.
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

const body = JSON.stringify({ object: 'invitation', id: 'inv_1', email_address: 'someone@example.com', status: 'pending' });
let contentType = '';
const server = createServer((_request, response) => response.setHeader('Content-Type', contentType).end(body));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const apiUrl = `http://127.0.0.1:${server.address().port}`;
const clerk = createClerkClient({ secretKey: 'sk_test_none', apiUrl, telemetry: { disabled: true } });
for (contentType of ['application/json', 'application/json; charset=utf-8']) {
  const answer = await clerk.invitations.createInvitation({ emailAddress: 'someone@example.com' });
  console.log(`${contentType} -> ${typeof answer}, emailAddress ${answer.emailAddress}`);
}
server.closeAllConnections();
server.close();
JS
got=$(node ask.mjs)
echo "$got"
[ "$got" = 'application/json -> object, emailAddress someone@example.com
application/json; charset=utf-8 -> string, emailAddress undefined' ] || { echo 'This has changed.'; exit 1; }

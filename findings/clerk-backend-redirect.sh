#!/usr/bin/env bash
# One would expect that an invite that is answered by a redirect fails, or goes on as what it was. With @clerk/backend
# 3.25.0 a 302, as a gateway sends it that moved or wants a sign-in, turns the create into a GET, and the call resolves
# with whatever stands there: nobody is invited and no error is raised. main/clerk minds it by following no redirect.
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

const server = createServer((request, response) => {
  console.log(`${request.method} ${request.url}`);
  if (request.url === '/moved') {
    response.setHeader('Content-Type', 'application/json').end('{"object":"notice","id":"n_1"}');
  } else response.writeHead(302, { Location: '/moved' }).end();
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const apiUrl = `http://127.0.0.1:${server.address().port}`;
const clerk = createClerkClient({ secretKey: 'sk_test_none', apiUrl, telemetry: { disabled: true } });
const answer = await clerk.invitations.createInvitation({ emailAddress: 'ada@example.com' });
console.log(`resolved with ${JSON.stringify(answer)}`);
server.closeAllConnections();
server.close();
JS
got=$(node ask.mjs)
echo "$got"
[ "$got" = 'POST /v1/invitations
GET /moved
resolved with {"object":"notice","id":"n_1"}' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a filter is sent as it was set, or refused. With @clerk/backend 3.25.0 a filter of `false` is
# left out of the query, though its type is boolean: who asks for the connections that are not active gets all of
# them. A filter of no addresses goes as well: who looks up an empty batch gets every user of the application.
# main/clerk/requests.ts leaves out only what was not set.
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

const server = createServer((request, response) => {
  if (!request.url.startsWith('/v1/users/count')) console.log(`${request.method} ${request.url}`);
  response.setHeader('Content-Type', 'application/json').end('{"data":[],"total_count":0}');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const apiUrl = `http://127.0.0.1:${server.address().port}`;
const clerk = createClerkClient({ secretKey: 'sk_test_none', apiUrl, telemetry: { disabled: true } });
for (const active of [true, false]) {
  await clerk.enterpriseConnections.getEnterpriseConnectionList({ organizationId: 'org_1', active });
}
for (const emailAddress of [['ada@example.com'], []]) await clerk.users.getUserList({ emailAddress });
server.closeAllConnections();
server.close();
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'GET /v1/enterprise_connections?organization_id=org_1&active=true
GET /v1/enterprise_connections?organization_id=org_1
GET /v1/users?email_address=ada%40example.com
GET /v1/users' ] || { echo 'This has changed.'; exit 1; }

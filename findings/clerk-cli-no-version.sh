#!/usr/bin/env bash
# One would expect that Clerk's own programs ask for a version of its API that they know. @clerk/backend 3.25.0 does;
# clerk 3.3.0, the command line, names none with `clerk api`, and Clerk's page on versions does not say which one then
# answers: a line that is tried with the one program need not do the same with the other. Who wants to be sure has to
# add `?__clerk_api_version=` to the path. main/clerk/call.ts names the version.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts clerk@3.3.0 @clerk/backend@3.25.0
version() { node -p "JSON.parse(fs.readFileSync('node_modules/$1/package.json')).version"; }
echo "clerk $(version clerk), @clerk/backend $(version @clerk/backend)"
cat > ask.mjs <<'JS'
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { createClerkClient } from '@clerk/backend';

const server = createServer((request, response) => {
  const version = request.headers['clerk-api-version'] ?? 'no version';
  console.log(`${request.headers['user-agent'].split('/')[0]}: ${request.method} ${request.url.split('?')[0]}, ${version}`);
  response.setHeader('Content-Type', 'application/json').end('{"data":[],"total_count":0}');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const apiUrl = `http://127.0.0.1:${server.address().port}`;
const clerk = createClerkClient({ secretKey: 'sk_test_none', apiUrl, telemetry: { disabled: true } });
await clerk.invitations.getInvitationList();
const env = {
  PATH: process.env.PATH,
  HOME: process.cwd(),
  DO_NOT_TRACK: '1',
  CLERK_TELEMETRY_DISABLED: '1',
  CLERK_SECRET_KEY: 'sk_test_none',
  CLERK_BACKEND_API_URL: apiUrl,
};
await new Promise((done) => execFile('node_modules/.bin/clerk', ['api', '/invitations'], { env, timeout: 20_000 }, done).stdin.end());
server.closeAllConnections();
server.close();
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = '@clerk: GET /v1/invitations, 2026-05-12
Clerk-CLI: GET /v1/invitations, no version' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that an invite that came to nothing rejects, as it does with @propelauth/node 2.1.36 for a 400, 401
# or 429. If the answer is 404, such as for an organization that is gone, inviteUserToOrg resolves, with false where
# it else gives true: who awaits it and reads nothing takes everybody for invited. main/clerk takes every answer but a
# success for a failure.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @propelauth/node@2.1.36 tslib@2.8.1
version() { node -p "JSON.parse(fs.readFileSync('node_modules/$1/package.json')).version"; }
echo "@propelauth/node $(version @propelauth/node), tslib $(version tslib)"
cat > ask.cjs <<'JS'
const { generateKeyPairSync } = require('node:crypto');
const { createServer } = require('node:http');
const { initBaseAuth } = require('@propelauth/node');

let status = 200;
const server = createServer((_request, response) => response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}'));
server.listen(0, '127.0.0.1', async () => {
  const authUrl = `http://127.0.0.1:${server.address().port}`;
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const verifierKey = publicKey.export({ type: 'spki', format: 'pem' });
  const manualTokenVerificationMetadata = { verifierKey, issuer: authUrl };
  const auth = initBaseAuth({ authUrl, apiKey: 'none', manualTokenVerificationMetadata });
  const invite = { email: 'ada@example.com', orgId: '1189c444-8a2d-4c41-8b4b-ae43ce79a492', role: 'Member' };
  for (status of [200, 400, 429, 404]) {
    const what = await auth.inviteUserToOrg(invite).then((got) => `resolved with ${got}`, () => 'rejected');
    console.log(`${status}: ${what}`);
  }
  server.closeAllConnections();
  server.close();
});
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = '200: rejected
400: rejected
429: rejected
404: rejected' ] || { echo 'This has changed.'; exit 1; }

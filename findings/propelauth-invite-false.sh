#!/usr/bin/env bash
# One would expect that an invite that came to nothing rejects, as it does with @propelauth/node 2.1.36 after a 400, a
# 401 or a 429. After a 404, such as for an organization that is gone, inviteUserToOrg resolves, with false where it
# gives true otherwise: who awaits it and reads nothing takes everybody for invited. main/clerk takes every answer but
# a success for a failure.
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
const { initBaseAuth } = require('@propelauth/node');

// It asks an address of its own that cannot be set: the answer is given here, and nothing goes out.
let status = 200;
globalThis.fetch = async () => new Response('{}', { status });
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const authUrl = 'https://auth.example.com';
const verifierKey = publicKey.export({ type: 'spki', format: 'pem' });
const auth = initBaseAuth({ authUrl, apiKey: 'none', manualTokenVerificationMetadata: { verifierKey, issuer: authUrl } });
const invite = { email: 'ada@example.com', orgId: '1189c444-8a2d-4c41-8b4b-ae43ce79a492', role: 'Member' };
(async () => {
  for (status of [200, 400, 401, 429, 404]) {
    const asked = auth.inviteUserToOrg(invite);
    console.log(`${status}: ${await asked.then((got) => `resolves with ${got}`, () => 'rejects')}`);
  }
})();
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = '200: resolves with true
400: rejects
401: rejects
429: rejects
404: resolves with false' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that the SDK's OrganizationInvitation tells what the API tells, in camel case. With @clerk/backend
# 3.25.0 who invited (`inviter_id`, `public_inviter_data`) is left out of it, though the document requires both, and
# `publicOrganizationData` keeps its names in snake case; only `raw` has all. main/clerk/audience-rows.ts reads the wire.
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

const body = JSON.stringify({
  object: 'organization_invitation',
  id: 'orginv_1',
  email_address: 'someone@example.com',
  role: 'org:member',
  role_name: 'Member',
  organization_id: 'org_1',
  inviter_id: 'user_1',
  public_inviter_data: { user_id: 'user_1', first_name: 'Ada', last_name: null, image_url: '', has_image: false, identifier: 'ada@example.com' },
  public_organization_data: { id: 'org_1', name: 'Northwind', slug: 'northwind', image_url: '', has_image: false },
  status: 'pending',
  public_metadata: {},
  private_metadata: {},
  url: null,
  expires_at: 3,
  created_at: 1,
  updated_at: 2,
});
const server = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end(body));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const apiUrl = `http://127.0.0.1:${server.address().port}`;
const clerk = createClerkClient({ secretKey: 'sk_test_none', apiUrl, telemetry: { disabled: true } });
const read = await clerk.organizations.getOrganizationInvitation({ organizationId: 'org_1', invitationId: 'orginv_1' });
console.log(`inviter: ${Object.keys(read).filter((name) => /inviter/i.test(name)).join(', ') || 'none'}`);
console.log(`organization: ${Object.keys(read.publicOrganizationData).join(', ')}`);
console.log(`raw: ${read.raw.inviter_id}`);
server.closeAllConnections();
server.close();
JS
got=$(node ask.mjs)
echo "$got"
[ "$got" = 'inviter: none
organization: id, name, slug, image_url, has_image
raw: user_1' ] || { echo 'This has changed.'; exit 1; }

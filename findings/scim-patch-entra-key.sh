#!/usr/bin/env bash
# One would expect that a change does the same whether the attribute stands in `path` or, as Entra ID sends several at
# once, as a key of `value`. With scim-patch 0.8.3 a key that names one of several values, `emails[type eq
# "work"].value`, becomes an attribute of that very name beside the old ones: no error is raised, and the old address
# stays. A key such as `name.givenName` works. Guestlist speaks no SCIM; who fills the same application from a
# directory meets it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts scim-patch@0.8.3
echo "scim-patch $(node -p 'JSON.parse(fs.readFileSync("node_modules/scim-patch/package.json")).version')"
cat > ask.cjs <<'JS'
const { scimPatch } = require('scim-patch');

const user = () => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  meta: { resourceType: 'User', created: new Date(0), lastModified: new Date(0), location: '/Users/1' },
  userName: 'ada',
  name: { givenName: 'A.' },
  emails: [{ value: 'ada@example.com', type: 'work' }],
});
const path = 'emails[type eq "work"].value';
for (const change of [
  { op: 'replace', path, value: 'ada.king@example.com' },
  { op: 'replace', value: { 'name.givenName': 'Ada', [path]: 'ada.king@example.com' } },
]) {
  const { schemas, meta, userName, ...rest } = scimPatch(user(), [change]);
  console.log(`${'path' in change ? 'path' : 'key'}: ${JSON.stringify(rest)}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'path: {"name":{"givenName":"A."},"emails":[{"value":"ada.king@example.com","type":"work"}]}
key: {"name":{"givenName":"Ada"},"emails":[{"value":"ada@example.com","type":"work"}],"emails[type eq \"work\"]":{"value":"ada.king@example.com"}}' ] ||
  { echo 'This has changed.'; exit 1; }

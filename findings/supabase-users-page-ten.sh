#!/usr/bin/env bash
# One would expect that `nextPage`, a number by its type, is the page that the server names. With @supabase/auth-js
# 2.119.1 it is the first digit of that: after page 9 comes 1, of 12 pages the last one is 1 as well, and who goes on
# until there is no next page reads the same nine again and again and never the rest. main/invitations/sync goes on by
# the number of rows that came.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @supabase/auth-js@2.119.1
echo "@supabase/auth-js $(node -p 'JSON.parse(fs.readFileSync("node_modules/@supabase/auth-js/package.json")).version')"
cat > ask.mjs <<'JS'
import { createServer } from 'node:http';
import { GoTrueAdminApi } from '@supabase/auth-js';

const server = createServer((request, response) => {
  const page = Number(new URL(request.url, 'http://127.0.0.1').searchParams.get('page'));
  const next = page < 12 ? [`</admin/users?page=${page + 1}>; rel="next"`] : [];
  const link = [...next, '</admin/users?page=12>; rel="last"'].join(', ');
  response.writeHead(200, { 'Content-Type': 'application/json', Link: link, 'X-Total-Count': '600' }).end('{"users":[]}');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const admin = new GoTrueAdminApi({ url: `http://127.0.0.1:${server.address().port}`, headers: {} });
for (const page of [1, 8, 9, 10, 11, 12]) {
  const { data } = await admin.listUsers({ page, perPage: 50 });
  console.log(`page ${page}: nextPage ${data.nextPage}, lastPage ${data.lastPage}, total ${data.total}`);
}
server.closeAllConnections();
server.close();
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'page 1: nextPage 2, lastPage 1, total 600
page 8: nextPage 9, lastPage 1, total 600
page 9: nextPage 1, lastPage 1, total 600
page 10: nextPage 1, lastPage 1, total 600
page 11: nextPage 1, lastPage 1, total 600
page 12: nextPage null, lastPage 1, total 600' ] || { echo 'This has changed.'; exit 1; }

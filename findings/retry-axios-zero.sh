#!/usr/bin/env bash
# One would expect that `Retry-After: 0`, or a date that has just passed, lets the next try begin at once. With
# retry-axios 4.0.3 such an answer is not tried again at all, whatever `retry` says: the request fails at the first
# 429, though the same answer without the header, or with 1, is tried again. main/clerk/retry-after.ts takes 0 for a
# short wait.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts axios@1.21.1 retry-axios@4.0.3
version() { node -p "JSON.parse(fs.readFileSync('node_modules/$1/package.json')).version"; }
echo "axios $(version axios), retry-axios $(version retry-axios)"
cat > ask.mjs <<'JS'
import { createServer } from 'node:http';
import axios from 'axios';
import * as rax from 'retry-axios';

const forms = {
  'no header': () => ({}),
  '1 second': () => ({ 'Retry-After': '1' }),
  '0 seconds': () => ({ 'Retry-After': '0' }),
  'a date that has passed': () => ({ 'Retry-After': new Date(Date.now() - 2000).toUTCString() }),
};
let headers = {};
let came = 0;
const server = createServer((_request, response) => response.writeHead(++came === 1 ? 429 : 200, headers).end());
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const http = axios.create({ baseURL: `http://127.0.0.1:${server.address().port}` });
http.defaults.raxConfig = { instance: http, retry: 3 };
rax.attach(http);
for (const [form, value] of Object.entries(forms)) {
  came = 0;
  headers = value();
  const status = await http.get('/').then((answer) => answer.status, (error) => error.response.status);
  console.log(`${form}: asked ${came === 1 ? 'once' : 'twice'}, ended with ${status}`);
}
server.closeAllConnections();
server.close();
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = 'no header: asked twice, ended with 200
1 second: asked twice, ended with 200
0 seconds: asked once, ended with 429
a date that has passed: asked once, ended with 429' ] || { echo 'This has changed.'; exit 1; }

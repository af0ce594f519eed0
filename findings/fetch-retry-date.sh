#!/usr/bin/env bash
# One would expect that `Retry-After` is minded in both of its forms, or that a date is met with the usual wait. With
# @vercel/fetch-retry 5.1.3 a date is taken for no number and so for no time at all: whoever is to wait for a minute asks
# again at once. main/clerk/retry-after.ts reads both, by the clock of who sent it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @vercel/fetch-retry@5.1.3
echo "@vercel/fetch-retry $(node -p 'require("@vercel/fetch-retry/package.json").version')"
cat > ask.cjs <<'JS'
const { createServer } = require('node:http');
const retrying = require('@vercel/fetch-retry')(fetch);

const forms = { seconds: () => '3', date: () => new Date(Date.now() + 60_000).toUTCString() };
let form = forms.seconds;
let times = [];
const server = createServer((_request, response) => {
  times.push(Date.now());
  if (times.length === 1) response.writeHead(429, { 'Retry-After': form() }).end();
  else response.end();
});
server.listen(0, '127.0.0.1', async () => {
  for (const name of ['seconds', 'date']) {
    form = forms[name];
    times = [];
    const { status } = await retrying(`http://127.0.0.1:${server.address().port}/`);
    const waited = times[1] - times[0] >= 2900;
    console.log(`${name === 'date' ? 'a date in 60 s' : '3 seconds'}: ${status}, ${waited ? 'after them' : 'before that'}`);
  }
  server.closeAllConnections();
  server.close();
});
JS
got=$(timeout 120 node ask.cjs)
echo "$got"
[ "$got" = '3 seconds: 200, after them
a date in 60 s: 200, before that' ] || { echo 'This has changed.'; exit 1; }

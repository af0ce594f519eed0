#!/usr/bin/env bash
# One would expect that Clerk's own command line refuses to change something without `--yes` where nobody can be
# asked, since that is to skip a question. With clerk 3.3.0 the question is only there on a terminal: in a pipe, a
# script or a job, `clerk api` invites, revokes and deletes at once with `--yes` and without. Only `--dry-run` sends
# nothing. Guestlist is no command line; whoever does the same work by this one meets it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts clerk@3.3.0
echo "clerk $(node -p 'JSON.parse(fs.readFileSync("node_modules/clerk/package.json")).version')"
cat > ask.mjs <<'JS'
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';

let came = [];
const server = createServer((request, response) => {
  came.push(`${request.method} ${request.url}`);
  request.resume().on('end', () => response.setHeader('Content-Type', 'application/json').end('{}'));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const env = {
  PATH: process.env.PATH,
  HOME: process.cwd(),
  DO_NOT_TRACK: '1',
  CLERK_TELEMETRY_DISABLED: '1',
  CLERK_SECRET_KEY: 'sk_test_none',
  CLERK_BACKEND_API_URL: `http://127.0.0.1:${server.address().port}`,
};
const clerk = (...args) =>
  new Promise((done) => {
    const child = execFile('node_modules/.bin/clerk', ['api', ...args], { env, timeout: 20_000 }, (error) =>
      done(`clerk api ${args.join(' ')}: ended with ${error?.code ?? 0}, sent ${came.splice(0).join(', ') || 'nothing'}`));
    child.stdin.end();
  });
const invite = ['/invitations', '-d', '{"email_address":"ada@example.com"}'];
for (const args of [[...invite, '--dry-run'], [...invite, '--yes'], invite, ['/users/user_1', '-X', 'DELETE']]) {
  console.log(await clerk(...args));
}
server.closeAllConnections();
server.close();
JS
got=$(timeout 120 node ask.mjs)
echo "$got"
[ "$got" = 'clerk api /invitations -d {"email_address":"ada@example.com"} --dry-run: ended with 0, sent nothing
clerk api /invitations -d {"email_address":"ada@example.com"} --yes: ended with 0, sent POST /v1/invitations
clerk api /invitations -d {"email_address":"ada@example.com"}: ended with 0, sent POST /v1/invitations
clerk api /users/user_1 -X DELETE: ended with 0, sent DELETE /v1/users/user_1' ] ||
  { echo 'This has changed.'; exit 1; }

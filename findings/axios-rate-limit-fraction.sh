#!/usr/bin/env bash
# One would expect that 100 requests a minute, which is `maxRPS: 100 / 60`, are let through at that pace, or that a
# fraction is refused as 0 is. With axios-rate-limit 1.9.0 a bound that is no whole number is never reached, since the
# count is compared with it by `===`: everything goes at once, while getMaxRPS tells the rate that was asked for.
# main/clerk/rate-budget.ts counts what went within a span.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts axios@1.21.1 axios-rate-limit@1.9.0
version() { node -p "JSON.parse(fs.readFileSync('node_modules/$1/package.json')).version"; }
echo "axios $(version axios), axios-rate-limit $(version axios-rate-limit)"
cat > ask.mjs <<'JS'
import axios from 'axios';
import rateLimit from 'axios-rate-limit';

const answer = (config) => ({ data: {}, status: 200, statusText: 'OK', headers: {}, config });
for (const maxRPS of [2, 100 / 60]) {
  let went = 0;
  const http = rateLimit(axios.create({ adapter: async (config) => (went++, answer(config)) }), { maxRPS });
  for (let at = 0; at < 50; at++) http.get('http://127.0.0.1/').catch(() => {});
  await new Promise((later) => setTimeout(later, 500));
  console.log(`${http.getMaxRPS().toFixed(2)} a second: ${went} of 50 within half a second`);
}
process.exit();
JS
got=$(timeout 60 node ask.mjs)
echo "$got"
[ "$got" = '2.00 a second: 2 of 50 within half a second
1.67 a second: 50 of 50 within half a second' ] || { echo 'This has changed.'; exit 1; }

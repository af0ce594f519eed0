#!/usr/bin/env bash
# One would expect that what getCurrentFuseWire tells can be asked for truth, and given to flipFuses for another binary.
# With @electron/fuses 1.8.0 every fuse is told as the code of its sign, 48 for off and 49 for on: `if (wire[fuse])`
# always holds, and a wire given back turns on every fuse, also running as Node. The tests of the package
# (test/integration/electron/packaging.test.ts) mind it by comparing with the sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @electron/fuses@1.8.0
echo "@electron/fuses $(node -p 'require("@electron/fuses/package.json").version')"
cat > ask.cjs <<'JS'
const { writeFileSync, readFileSync } = require('node:fs');
const { flipFuses, FuseV1Options, getCurrentFuseWire } = require('@electron/fuses');
const { SENTINEL } = require('@electron/fuses/dist/constants');

// What stands in a binary of Electron: the mark, the version, how many, and a sign for each.
writeFileSync('binary', `${SENTINEL}\x01\x0801010100`);
const signs = () => readFileSync('binary', 'latin1').slice(-8);
(async () => {
  const wire = await getCurrentFuseWire('binary');
  console.log(`${signs()}: RunAsNode ${wire[FuseV1Options.RunAsNode]}, EnableCookieEncryption ${wire[FuseV1Options.EnableCookieEncryption]}`);
  await flipFuses('binary', wire);
  console.log(`${signs()}: after flipFuses with the same wire`);
})();
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = '01010100: RunAsNode 48, EnableCookieEncryption 49
11111111: after flipFuses with the same wire' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that `unpack: 'native/*.node'` leaves the modules of that folder beside the archive, as `*.node` does.
# With @electron/asar 3.4.1 the pattern is held against the whole path on the disk: a pattern with a folder in it matches
# nothing, without a word, and what has to lie on the disk by itself does not. Only `**/native/*.node` does it.
# Guestlist leaves this to electron-builder, which has patterns of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @electron/asar@3.4.1
echo "@electron/asar $(node -p 'require("@electron/asar/package.json").version')"
mkdir -p app/native
echo module > app/native/keys.node
echo script > app/index.js
cat > ask.cjs <<'JS'
const { existsSync } = require('node:fs');
const { createPackageWithOptions } = require('@electron/asar');

(async () => {
  for (const [at, unpack] of ['*.node', 'native/*.node', '**/native/*.node'].entries()) {
    await createPackageWithOptions('app', `${at}.asar`, { unpack });
    console.log(`${unpack} -> ${existsSync(`${at}.asar.unpacked/native/keys.node`) ? 'beside the archive' : 'inside it'}`);
  }
})();
JS
got=$(node ask.cjs)
echo "$got"
[ "$got" = '*.node -> beside the archive
native/*.node -> inside it
**/native/*.node -> beside the archive' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect `?` for a letter that a code page does not have, as iconv-lite writes it, or an error. With codepage
# 1.15.0, the tables of SheetJS, it becomes a byte of zero: a list saved for Windows with one Polish name in it is a binary
# file for whoever looks. renderer/import/read-file.ts says of such a file that it is no text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts codepage@1.15.0
echo "codepage $(node -p 'require("codepage/package.json").version')"
got=$(node -e '
  const { utils } = require("codepage");
  for (const [page, name] of [[1252, "Łukasz"], [932, "Zoë"], [1258, "Nguyễn"]]) {
    console.log(`${page}: ${JSON.stringify(utils.encode(page, name).toString("latin1"))}`);
  }
')
echo "given Łukasz, Zoë and Nguyễn"
echo "$got"
[ "$got" = '1252: "\u0000ukasz"
932: "Zo\u0000"
1258: "Nguy\u0000n"' ] || { echo 'This has changed.'; exit 1; }

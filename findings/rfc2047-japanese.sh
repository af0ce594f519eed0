#!/usr/bin/env bash
# One would expect that a library for encoded words knows the encoding that they were made for: Japanese mail is
# written in ISO-2022-JP. With rfc2047 4.0.1 such a word stays as it is, and no error is raised: the name that is
# shown, and kept with an invitation, is `=?ISO-2022-JP?B?…?=`. Shift_JIS, GB2312 and KOI8-R are read.
# main/invitations/import/mail.ts reads what the runtime's TextDecoder knows, which has it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts rfc2047@4.0.1
echo "rfc2047 $(node -p 'JSON.parse(fs.readFileSync("node_modules/rfc2047/package.json")).version')"
cat > ask.cjs <<'JS'
const { decode } = require('rfc2047');

for (const word of ['=?Shift_JIS?B?jlKTYw==?=', '=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?=']) {
  const [, charset, , bytes] = word.split('?');
  const meant = new TextDecoder(charset).decode(Buffer.from(bytes, 'base64'));
  console.log(`${word}, which is ${meant} -> ${decode(word)}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = '=?Shift_JIS?B?jlKTYw==?=, which is 山田 -> 山田
=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?=, which is 山田 -> =?ISO-2022-JP?B?GyRCOzNFRBsoQg==?=' ] ||
  { echo 'This has changed.'; exit 1; }

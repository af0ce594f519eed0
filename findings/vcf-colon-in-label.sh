#!/usr/bin/env bash
# One would expect that a colon or semicolon in quotes belongs to the parameter, as all versions of the format say.
# With vcf 2.1.2 the value begins at the first colon, whatever quotes are round it: the address of a card with a label
# such as `"Office: Berlin"` has the rest of the label before it. A semicolon there becomes another type when the card
# is written again. main/invitations/import/vcard.ts reads over what is in quotes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts vcf@2.1.2
echo "vcf $(node -p 'JSON.parse(fs.readFileSync("node_modules/vcf/package.json")).version')"
cat > ask.cjs <<'JS'
const vCard = require('vcf');

for (const line of [
  'EMAIL;X-LABEL="Office Berlin":ada@example.com',
  'EMAIL;X-LABEL="Office: Berlin":ada@example.com',
  'EMAIL;X-LABEL="Office; Berlin":ada@example.com',
]) {
  const text = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Ada King', line, 'END:VCARD', ''].join('\r\n');
  const [card] = vCard.parse(text);
  const written = card.toString().split('\r\n').find((each) => each.startsWith('EMAIL'));
  console.log(`${line} -> ${card.get('email').valueOf()}\n  written as ${written}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'EMAIL;X-LABEL="Office Berlin":ada@example.com -> ada@example.com
  written as EMAIL;X-LABEL="Office Berlin":ada@example.com
EMAIL;X-LABEL="Office: Berlin":ada@example.com ->  Berlin":ada@example.com
  written as EMAIL;X-LABEL="Office: Berlin":ada@example.com
EMAIL;X-LABEL="Office; Berlin":ada@example.com -> ada@example.com
  written as EMAIL;X-LABEL="Office;TYPE= berlin":ada@example.com' ] || { echo 'This has changed.'; exit 1; }

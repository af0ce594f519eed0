#!/usr/bin/env bash
# One would expect that what is kept for one address stays when another is set. With conf 16.0.0, on which electron-store
# is built, a key is a path: `ada@example.com` is `com` within `ada@example`, and setting `ada@example.com.au` takes the
# place of the value of the first one, which then reads as an object. main/storage/settings-file.ts minds it by
# `accessPropertiesByDotNotation: false`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts conf@16.0.0
echo "conf $(node -p 'JSON.parse(fs.readFileSync("node_modules/conf/package.json")).version')"
cat > ask.mjs <<'JS'
import Conf from 'conf';

const settings = new Conf({ cwd: '.', configName: 'seen' });
settings.set('ada@example.com', 'Monday');
console.log(`ada@example.com: ${JSON.stringify(settings.get('ada@example.com'))}`);
settings.set('ada@example.com.au', 'Tuesday');
console.log(`ada@example.com: ${JSON.stringify(settings.get('ada@example.com'))}`);
JS
got=$(node ask.mjs)
echo "$got"
[ "$got" = 'ada@example.com: "Monday"
ada@example.com: {"au":"Tuesday"}' ] || { echo 'This has changed.'; exit 1; }

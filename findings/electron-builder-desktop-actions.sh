#!/usr/bin/env bash
# One would expect that `desktopActions` gives the icon of the program a menu. With app-builder-lib 26.17.0, the library
# of electron-builder, the groups of the actions are written and the key `Actions`, by which a desktop finds them, is not:
# the menu is empty, and desktop-file-validate calls it an error. electron-builder.yml minds it by an `Actions` of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts app-builder-lib@26.17.0
echo "app-builder-lib $(node -p 'require("app-builder-lib/package.json").version')"
cat > ask.cjs <<'JS'
const { LinuxTargetHelper } = require('app-builder-lib/out/targets/LinuxTargetHelper');

const helper = Object.create(LinuxTargetHelper.prototype);
helper.getDescription = () => '';
helper.packager = {
  appInfo: { productName: 'Sample', sanitizedProductName: 'Sample' },
  executableName: 'sample',
  info: { metadata: { desktopName: 'com.example.Sample.desktop' } },
  fileAssociations: [],
  config: {},
  platformSpecificBuildOptions: {},
};
const desktop = { desktopActions: { Invite: { Name: 'Invite someone', Exec: 'sample --invite' } } };
helper.computeDesktopEntry({ category: 'Office', desktop }).then((entry) => console.log(entry.trim()));
JS
node ask.cjs | tee sample.desktop
grep -q '^\[Desktop Action Invite\]$' sample.desktop && ! grep -q '^Actions=' sample.desktop ||
  { echo 'This has changed.'; exit 1; }

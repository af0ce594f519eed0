#!/usr/bin/env bash
# One would expect that `deepAssign({}, common, own)` leaves `common` as it was, since the first argument is the target.
# With builder-util 26.16.0, by which electron-builder puts together the options of each target, an object inside
# `common` is taken over itself and then filled: what one target adds is there for every other. electron-builder.yml
# minds it by giving each kind of package the whole of its entry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts builder-util@26.16.0
echo "builder-util $(node -p 'require("builder-util/package.json").version')"
got=$(node -e '
  const { deepAssign } = require("builder-util");
  const linux = { desktop: { entry: { Name: "Shared" } } };
  deepAssign({}, linux, { desktop: { entry: { Keywords: "of the first" } } });
  const second = deepAssign({}, linux, {});
  console.log(JSON.stringify(second));
')
echo "given {\"desktop\":{\"entry\":{\"Name\":\"Shared\"}}} and Keywords for another target, the second target got $got"
[ "$got" = '{"desktop":{"entry":{"Name":"Shared","Keywords":"of the first"}}}' ] || { echo 'This has changed.'; exit 1; }

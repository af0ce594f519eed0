#!/usr/bin/env bash
# One would expect that a name that was escaped as RFC 4514 says is read back as it was. With @ldapjs/dn 1.1.0, by
# which ldapjs reads names, the sign after a backslash counts as half a byte in hexadecimal whenever the letter after
# it could be the other half: `mail=ada\+news` is read well, of `mail=ada\+clerk` the `c` is gone, `\ Ada` is `da`,
# and no error is raised. main/invitations/import/ldif.ts takes an address from `mail`, never from a name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --ignore-scripts @ldapjs/dn@1.1.0
echo "@ldapjs/dn $(node -p 'JSON.parse(fs.readFileSync("node_modules/@ldapjs/dn/package.json")).version')"
cat > ask.cjs <<'JS'
const { DN } = require('@ldapjs/dn');

for (const name of ['mail=ada\\+news@example.com', 'mail=ada\\+clerk@example.com', 'cn=R\\+D', 'cn=\\ Ada']) {
  const first = DN.fromString(`${name},dc=example,dc=com`).shift();
  console.log(`${name} -> ${JSON.stringify(first.getValue(name.split('=')[0]))}`);
}
JS
got=$(timeout 60 node ask.cjs)
echo "$got"
[ "$got" = 'mail=ada\+news@example.com -> "ada+news@example.com"
mail=ada\+clerk@example.com -> "ada\flerk@example.com"
cn=R\+D -> "R"
cn=\ Ada -> "da"' ] || { echo 'This has changed.'; exit 1; }

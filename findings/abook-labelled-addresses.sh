#!/usr/bin/env bash
# One would expect that an address book reads the addresses of the cards that phones write. Apple's contacts put a group
# before an address that has a label (`item1.EMAIL`), as the format allows; with abook 0.6.1 (Debian's abook) such a line
# is passed over without a word, and the person has no address. main/invitations/import/vcard.ts reads both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v abook >/dev/null || { echo 'Needs the Debian package abook.'; exit 2; }
echo "abook $(dpkg-query -W -f '${Version}' abook)"
export HOME=$folder
card() { printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\n%s:%s\r\nEND:VCARD\r\n' "$@"; }
{ card 'Ada King' 'EMAIL;type=INTERNET' ada@example.com; card 'Bob Stone' 'item1.EMAIL;type=INTERNET' bob@example.com; } > people.vcf
cat people.vcf
got=$(abook --convert --informat vcard --infile people.vcf --outformat ldif --outfile - | grep -E '^(cn|mail):')
echo "$got"
[ "$got" = 'cn: Ada King
mail: ada@example.com
cn: Bob Stone' ] || { echo 'This has changed.'; exit 1; }

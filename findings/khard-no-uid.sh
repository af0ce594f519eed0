#!/usr/bin/env bash
# One would expect that a card without a UID is read: vCard 3.0 has it as something that may be there, and many phones
# and libraries leave it out (as vcards-js does). With khard 0.18.0 (Debian's khard) the person is not there,
# for `list`, `email` and the mutt that asks it; only a warning beside the output tells, and the command ends with 0.
# main/invitations/import/vcard.ts asks for no UID.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v khard >/dev/null || { echo 'Needs the Debian package khard.'; exit 2; }
echo "khard $(dpkg-query -W -f '${Version}' khard)"
export HOME=$folder
mkdir people
card() { printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:%s;%s;;;\r\nFN:%s %s\r\nEMAIL:%s\r\n%sEND:VCARD\r\n' "$1" "$2" "$2" "$1" "$3" "$4"; }
card King Ada ada@example.com $'UID:1\r\n' > people/ada.vcf
card Stone Bob bob@example.com '' > people/bob.vcf
printf '[addressbooks]\n[[people]]\npath = %s/people\n' "$folder" > khard.conf
got=$(timeout 60 khard -c khard.conf email --parsable --remove-first-line . 2>/dev/null; echo "ended with $?")
echo "$got"
[ "$got" = 'ada@example.com	Ada King	internet
ended with 0' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that `FN:King, Ada` of a card of version 2.1, where a comma is a sign like any other, is a name. With
# vobject 0.9.6.1 (Debian's python3-vobject, which khard reads with) the name ends at the comma: it is `King`, and a card
# that is read and written again has lost the first name for good. N of the same card has both.
# main/invitations/import/vcard.ts reads FN to its end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
/usr/bin/python3 -c 'import vobject' 2>/dev/null || { echo 'Needs the Debian package python3-vobject.'; exit 2; }
echo "python3-vobject $(dpkg-query -W -f '${Version}' python3-vobject)"
printf 'BEGIN:VCARD\r\nVERSION:2.1\r\nN:King;Ada\r\nFN:King, Ada\r\nEMAIL;INTERNET:ada@example.com\r\nEND:VCARD\r\n' > ada.vcf
cat ada.vcf
got=$(/usr/bin/python3 - <<'PY'
import vobject
card = vobject.readOne(open('ada.vcf', newline=''))
print('read:', card.fn.value, '- in N:', card.n.value.given, card.n.value.family)
print('written:', [line for line in card.serialize(validate=False).splitlines() if line.startswith('FN')][0])
PY
)
echo "$got"
[ "$got" = 'read: King - in N: Ada King
written: FN:King' ] || { echo 'This has changed.'; exit 1; }

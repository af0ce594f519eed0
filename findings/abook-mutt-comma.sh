#!/usr/bin/env bash
# One would expect that what abook writes for mutt, mutt reads. A name with a comma is written bare by abook 0.6.1
# (Debian's abook), and mutt 2.2.12 (Debian's mutt) takes the comma for the end of an address: a mail to `King, Ada` goes
# to Ada, and to a stranger who is called King on this machine or at the own provider.
# main/invitations/import/aliases.ts takes what stands before the only address for the name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v abook >/dev/null && command -v mutt >/dev/null || { echo 'Needs the Debian packages abook and mutt.'; exit 2; }
echo "abook $(dpkg-query -W -f '${Version}' abook), mutt $(dpkg-query -W -f '${Version}' mutt)"
export HOME=$folder
printf '[format]\nprogram=abook\nversion=0.6.1\n\n[0]\nname=King, Ada\nemail=ada@example.com\nnick=ada\n' > people.abook
abook --convert --informat abook --infile people.abook --outformat mutt --outfile - > aliases
cat aliases
# What is sent goes to this script alone, which writes down to whom.
cat > post <<SCRIPT
#!/bin/sh
cat > /dev/null
for each; do [ "\$each" = -- ] || echo "to \$each"; done > $folder/sent
SCRIPT
chmod +x post
printf 'set sendmail="%s/post"\nset copy=no\nset use_domain=no\nset from=me@example.net\nsource %s/aliases\n' "$folder" "$folder" > rc
echo x | mutt -n -F rc -s x -- ada
got=$(cat aliases sent)
cat sent
[ "$got" = 'alias ada King, Ada <ada@example.com>
to King
to ada@example.com' ] || { echo 'This has changed.'; exit 1; }

#!/usr/bin/env bash
# One would expect that a day in a workbook is the same day in a CSV of it. Gnumeric's ssconvert 1.12.55 writes that a
# workbook does not count from 1904 as `date1904="0"`, as the schema of the format allows; xlsx2csv 0.7.8 (both as
# Debian has them) takes for a no only the word `false`: every day comes out four years and a day late, and nobody is
# told. renderer/import/cells reads all four ways to write yes and no.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v ssconvert >/dev/null && command -v xlsx2csv >/dev/null ||
  { echo 'Needs the Debian packages gnumeric and xlsx2csv.'; exit 2; }
echo "gnumeric $(dpkg-query -W -f '${Version}' gnumeric), xlsx2csv $(dpkg-query -W -f '${Version}' xlsx2csv)"
export HOME=$folder
printf 'email,expires\nada@example.com,2026-03-04\n' > people.csv
cat people.csv
timeout 60 ssconvert people.csv people.xlsx 2>/dev/null
attribute=$(python3 -c 'import zipfile; print(zipfile.ZipFile("people.xlsx").read("xl/workbook.xml").decode())' |
  grep -o 'date1904="[^"]*"')
got=$(echo "$attribute"; timeout 60 xlsx2csv -f %Y-%m-%d people.xlsx)
echo "$got"
[ "$got" = 'date1904="0"
email,expires
ada@example.com,2030-03-05' ] || { echo 'This has changed.'; exit 1; }

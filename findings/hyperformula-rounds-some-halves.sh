#!/bin/sh
# hyperformula 3.5.0 (npm), Node 20: of amounts that end in a half cent, ROUND takes some up and others down.
#
# Behaviour: ROUND(2.675, 2) is 2.68 and ROUND(1.115, 2) is 1.12, as in Excel and LibreOffice, though neither double is a half; ROUND(1.005, 2)
# is 1 (1.01 there). FLOOR(0.7, 0.1) is 0.6, though CEILING(0.7, 0.1) is 0.7. So a total that is recalculated there may be a cent
# or a whole step below what the same workbook shows elsewhere.
# Likely guess: "amounts are rounded as Excel does, or, if not, as their doubles are: 2.675 and 1.115 down too".
#
# Output seen:
#   ROUND(2.675,2) 2.68
#   ROUND(1.115,2) 1.12
#   ROUND(1.005,2) 1
#   CEILING(0.7,0.1) 0.7
#   FLOOR(0.7,0.1) 0.6
#
# Exits non-zero where that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund hyperformula@3.5.0
cat >try.mjs <<'JS'
import { HyperFormula } from 'hyperformula';
const engine = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
for (const call of ['ROUND(2.675,2)', 'ROUND(1.115,2)', 'ROUND(1.005,2)', 'CEILING(0.7,0.1)', 'FLOOR(0.7,0.1)']) {
  console.log(call, engine.calculateFormula(`=${call}`, 0));
}
JS
found=$(node try.mjs)
echo "$found"
expected='ROUND(2.675,2) 2.68
ROUND(1.115,2) 1.12
ROUND(1.005,2) 1
CEILING(0.7,0.1) 0.7
FLOOR(0.7,0.1) 0.6'
[ "$found" = "$expected" ]

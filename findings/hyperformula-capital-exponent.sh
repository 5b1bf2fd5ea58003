#!/bin/sh
# hyperformula 3.5.0 (npm), Node 20: a number in scientific notation is read in a formula with a small `e`, and not with a capital one.
#
# Behaviour: `=1e-9` is a formula; `=1E-9`, as Excel and LibreOffice write it, is none, and a sheet with it shows #ERROR! in the cell.
# Likely guess: "an engine that takes Excel's formulas takes numbers as Excel writes them".
#
# Output seen:
#   =1e-9: 1e-9
#   =1E-9: This is not a formula
#   =1.5E+9: This is not a formula
#   a sheet with =2*1E-9 and =2*0.000000001: #ERROR! 2e-9
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
const options = { licenseKey: 'gpl-v3' };
const engine = HyperFormula.buildFromArray([[]], options);
for (const formula of ['=1e-9', '=1E-9', '=1.5E+9']) {
  try {
    console.log(`${formula}: ${engine.calculateFormula(formula, 0)}`);
  } catch (error) {
    console.log(`${formula}: ${error.message}`);
  }
}
const sheet = HyperFormula.buildFromArray([['=2*1E-9', '=2*0.000000001']], options);
const [shown] = sheet.getSheetValues(0);
console.log(`a sheet with =2*1E-9 and =2*0.000000001: ${shown.map((cell) => cell?.value ?? cell).join(' ')}`);
JS
found=$(node try.mjs)
echo "$found"
expected='=1e-9: 1e-9
=1E-9: This is not a formula
=1.5E+9: This is not a formula
a sheet with =2*1E-9 and =2*0.000000001: #ERROR! 2e-9'
[ "$found" = "$expected" ]

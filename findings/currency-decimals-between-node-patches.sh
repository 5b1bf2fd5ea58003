#!/usr/bin/env bash
# Node 20.19.0 and 20.20.2 (npm package `node`), which carry ICU 76.1 and 78.2.
#
# The decimals of a currency, `new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()`, change between releases
# of one Node 20, whose major version promises not to break: COP, HUF, IDR and PKR lose their two decimals, RSD gains two.
# A likely guess: `Intl` follows ISO 4217, whose list gives each of these two decimals and hasn't changed; ECMA-402 named that list for
# this until its edition of 2024, and lets the engine choose since. V8 takes ICU's, which are CLDR's and follow what is used in cash,
# and Node renews ICU within a major version. A thousand forints are `HUF 1,000.00` on one machine and `HUF 1,000` on another; a dozen
# codes more differ from ISO in both.
#
# Output seen:
#   20.19.0 icu 76.1: COP 2, HUF 2, IDR 2, PKR 2, RSD 0; otherwise than ISO in both: AFN 0, ALL 0, IQD 0, LAK 0, MGA 0, MMK 0
#   20.20.2 icu 78.2: COP 0, HUF 0, IDR 0, PKR 0, RSD 2; otherwise than ISO in both: AFN 0, ALL 0, IQD 0, LAK 0, MGA 0, MMK 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

script='
const digits = (currency) =>
  `${currency} ${new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits}`;
const told = (codes) => codes.map(digits).join(", ");
console.log(
  `${process.version.slice(1)} icu ${process.versions.icu}: ${told(["COP", "HUF", "IDR", "PKR", "RSD"])}; ` +
    `otherwise than ISO in both: ${told(["AFN", "ALL", "IQD", "LAK", "MGA", "MMK"])}`,
);'

found=''
for version in 20.19.0 20.20.2; do
  mkdir "$folder/$version"
  (cd "$folder/$version" && npm init --yes >"$folder/log" && npm install --silent --no-audit --no-fund "node@$version" >>"$folder/log")
  found+=$("$folder/$version/node_modules/node/bin/node" -e "$script")$'\n'
done
printf '%s' "$found"

[[ $found == "$(sed -n 's/^#   \(20\..*\)$/\1/p' "$0")"$'\n' ]] || { echo 'this is no longer as it was seen' >&2; exit 1; }

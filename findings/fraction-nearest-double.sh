#!/bin/sh
# fraction.js 5.3.4 (npm), Node 20: valueOf() of an exact fraction is not always the nearest double.
#
# Behaviour: valueOf() turns numerator and denominator into doubles and divides these, so that a value is rounded twice where
# one of them is beyond 2^53, and is NaN where both are beyond 1.8e308.
# Likely guess: "the fraction is exact, so its number is the nearest double, as that of the decimal text is".
#
# Output seen:
#   900719925474099.305: text 900719925474099.2, valueOf 900719925474099.4
#   (10^400)/(10^400 + 1): valueOf NaN
#
# Exits non-zero where that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund fraction.js@5.3.4
cat >try.mjs <<'JS'
import Fraction from 'fraction.js';
const text = '900719925474099.305';
const exact = new Fraction(900719925474099305n, 1000n);
console.log(`${text}: text ${Number(text)}, valueOf ${exact.valueOf()}`);
const huge = 10n ** 400n;
console.log(`(10^400)/(10^400 + 1): valueOf ${new Fraction(huge, huge + 1n).valueOf()}`);
JS
found=$(node try.mjs)
echo "$found"
expected='900719925474099.305: text 900719925474099.2, valueOf 900719925474099.4
(10^400)/(10^400 + 1): valueOf NaN'
[ "$found" = "$expected" ]

#!/usr/bin/env node
'use strict';
// The version is asked for more often than anything else, and needs nothing but this file.
const { version } = require('../package.json');

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  process.stdout.write(`${version}\n`);
} else {
  require('../dist/cli/main.cjs').main(words, version);
}

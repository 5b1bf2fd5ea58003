#!/usr/bin/env node
'use strict';
// The version needs nothing but the package's own description.
const { version } = require('../package.json');

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${version}\n`);
else require('./bundle.cjs').load().main(words, version);

#!/usr/bin/env node
'use strict';
// The version needs nothing but the package's own description.
const { version } = require('../package.json');

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${version}\n`);
else {
  const { main, keep } = require('./bundle.cjs').load(words);
  // A call that failed shows little of what such calls need.
  process.once('exit', (status) => {
    if (status < 2) keep();
  });
  main(words, version);
}

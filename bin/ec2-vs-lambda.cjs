#!/usr/bin/env node
'use strict';
// The version needs nothing but the package's own description.
const { version } = require('../package.json');

const words = process.argv.slice(2);
if (!isVersionAsked() || !isTold(`${version}\n`)) {
  const { main, keep } = require('./bundle.cjs').load(words);
  // A call that failed shows little of what such calls need.
  process.once('exit', (status) => {
    if (status < 2) keep();
  });
  main(words, version);
}

function isVersionAsked() {
  return words.length === 1 && words[0] === '--version';
}

/** What can't be written here the whole program tries again, and says why it can't. */
function isTold(text) {
  try {
    return require('node:fs').writeSync(1, text) > 0;
  } catch {
    return false;
  }
}

'use strict';
/** Writes the manual page that npm puts where `man` looks (package.json, man); the command makes it of what the commands take. */
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('../bin/bundle.cjs');
const { version } = require('../package.json');

const folder = join(__dirname, '..', 'dist', 'man');
mkdirSync(folder, { recursive: true });
const words = ['man', '--lang', 'en', '--output', join(folder, 'ec2-vs-lambda.1')];
load(words).main(words, version);

'use strict';
// What the other threads of a large check start with (src/io/machine/threads.ts). They keep nothing: the first thread does.
require('./bundle.cjs').load(process.argv.slice(2)).thread();

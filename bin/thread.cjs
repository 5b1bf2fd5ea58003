'use strict';
// What the other threads of a large check start with (src/io/threads.ts).
require('./bundle.cjs').load().thread();

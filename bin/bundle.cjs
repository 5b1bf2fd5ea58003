'use strict';
/**
 * Loads the built command line with V8's code cache, which the build makes by running it once: compiling the bundle takes
 * longer than a comparison (docs/performance.md). V8 refuses a cache of another version or of another text by itself, and
 * then compiles as ever.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const vm = require('node:vm');

const file = join(__dirname, '..', 'dist', 'cli', 'main.cjs');

// The build writes the bundle in ASCII.
/** Beside the bundle, whose folder the build empties: a cache is never older than its bundle. */
exports.cacheFile = `${file}.cache`;

exports.load = function load() {
  const cachedData = readIfThere(exports.cacheFile);
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData === undefined ? {} : { cachedData }),
    },
  );
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(file), bundle, file, dirname(file));
  return { main: bundle.exports.main, script };
};

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

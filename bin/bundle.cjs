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
/** With what makes pages besides: all other calls would only read it. */
exports.pageCacheFile = `${file}.page.cache`;

/** @param words of the command line, which tell whether a page is wanted */
exports.load = function load(words) {
  const isPage = words.some((word) => /html?$|pdf$/i.test(word));
  const cachedData = readIfThere(isPage ? exports.pageCacheFile : exports.cacheFile);
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
  return { ...bundle.exports, script };
};

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

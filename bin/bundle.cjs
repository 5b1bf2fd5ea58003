'use strict';
/**
 * Loads the built command line with V8's code cache, which the build makes by running it once: compiling it takes longer
 * than a comparison (docs/performance.md). V8 refuses a cache of another version or of another text by itself, and then
 * compiles as ever.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const vm = require('node:vm');

const folder = join(__dirname, '..', 'dist', 'cli');
const MAIN = './main.cjs';
/** Beside the file, in a folder that the build empties: a cache is never older than what it is of. */
exports.cacheFile = (part) => join(folder, `${part}.cache`);
/** @returns what the main part exports, and by their names the parts that were loaded so far, with their scripts */
exports.load = function load() {
  const parts = new Map();
  const requireOutside = createRequire(join(folder, MAIN));
  const requirePart = (name) => {
    if (!name.startsWith('./')) return requireOutside(name);
    const known = parts.get(name);
    if (known !== undefined) return known.module.exports;
    const filename = join(folder, name);
    const cachedData = readIfThere(exports.cacheFile(name));
    // In ASCII, and a function already (tsdown.config.ts): the text isn't copied once more.
    const script = new vm.Script(readFileSync(filename, 'latin1'), {
      filename,
      importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    const module = { exports: {} };
    parts.set(name, { module, script });
    script.runInThisContext()(module.exports, requirePart, module, filename, folder);
    return module.exports;
  };
  return { ...requirePart(MAIN), parts };
};

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

'use strict';
/** Loads the parts of the built command line, each with the code that V8 made of it in an earlier call (kept.cjs). */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const vm = require('node:vm');
const { keptFor } = require('./kept.cjs');

const folder = join(__dirname, '..', 'dist', 'cli');
const MAIN = './main.cjs';

/**
 * @param words of the call
 * @returns what the main part exports, and `keep`, which keeps what was compiled for the next call like this one
 */
exports.load = function load(words) {
  const kept = keptFor(words);
  const parts = new Map();
  const requireOutside = createRequire(join(folder, MAIN));
  const requirePart = (name) => {
    if (!name.startsWith('./')) return requireOutside(name);
    const known = parts.get(name);
    if (known !== undefined) return known.exports;
    const filename = join(folder, name);
    const source = readFileSync(filename);
    const cachedData = kept.codeOf(filename, source);
    // In ASCII, and a function already (config/tsdown.config.ts): the text isn't copied once more.
    const script = new vm.Script(source.latin1Slice(), {
      filename,
      importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    if (script.cachedDataRejected !== false) kept.lacks(filename, source, script);
    const module = { exports: {} };
    parts.set(name, module);
    script.runInThisContext()(module.exports, requirePart, module, filename, folder);
    return module.exports;
  };
  const keep = () => {
    if (kept.lacking.length > 0) require('./keep.cjs').keep(kept.folder, words, kept.lacking);
  };
  return { ...requirePart(MAIN), keep };
};

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';
import { notices } from '../scripts/notices.ts';
import { pageAssets } from '../scripts/pageAssets.ts';
import { parts } from '../scripts/parts.ts';

const cwd = fileURLToPath(new URL('../', import.meta.url));
const widthFile = fileURLToPath(new URL('../src/report/text/width.ts', import.meta.url));

/**
 * Parts of libraries that nothing here has a use for, and that take longer to load than a comparison takes or ask Node for
 * what a browser doesn't have:
 * - fast-wrap-ansi measures with the function that everything is measured with, which asks the library's tables for few texts.
 * - chalk asks the terminal what colours it has; io/terminal/terminal.ts decides that, and passes the level.
 * - yaml asks the environment at each token whether it is to be logged.
 * - env-paths takes a copy of all that Node's process and path have.
 * - commander can run commands that are programs of their own; there are none.
 */
const REPLACED: Readonly<Record<string, { importer: string; code: string }>> = {
  'fast-string-width': {
    importer: 'fast-wrap-ansi',
    code: `export { widthOf as default } from ${JSON.stringify(widthFile)};`,
  },
  '#supports-color': { importer: 'chalk', code: 'export default { stdout: false, stderr: false };' },
  process: {
    importer: 'yaml',
    code: 'module.exports = { env: {}, emitWarning: (warning) => process.emitWarning(warning) };',
  },
  'node:process': { importer: 'env-paths', code: 'export default process;' },
  'node:path': {
    importer: 'env-paths',
    code: "import { basename, join } from 'node:path'; export default { basename, join };",
  },
  'node:child_process': { importer: 'commander', code: 'module.exports = {};' },
};

/**
 * papaparse asks for Node's streams, which only the command line reads CSV through (import/csv.ts). In the library that would
 * become a `require` by the place of the code, which a program that is bundled as CommonJS doesn't have.
 */
const withoutStreams = {
  name: 'without-streams',
  resolveId: {
    order: 'pre' as const,
    handler: (id: string, importer?: string) =>
      id === 'stream' && importer?.includes('/papaparse/') === true ? '\0without-streams' : null,
  },
  load: (id: string) => (id === '\0without-streams' ? 'module.exports = {};' : null),
};

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const leaveOut = {
  name: 'leave-out',
  resolveId: {
    order: 'pre' as const,
    handler(id: string, importer?: string) {
      const replaced = REPLACED[id];
      return replaced !== undefined && importer?.includes(`/${replaced.importer}/`) ? `\0${id}` : null;
    },
  },
  load: (id: string) => REPLACED[id.slice(1)]?.code ?? null,
};

/** What a part gives to other parts, as the bundler writes it: an object that is defined anew for each of some hundred names. */
const GIVEN =
  /(?:Object\.defineProperty\(exports,`[^`]+`,\{enumerable:!0,get:function\(\)\{return [\w$]+\}\}\)[,;]\s*)+$/;
const GIVEN_NAME = /exports,`([^`]+)`,\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}/g;

/** The same names as one literal, which takes half as long. It stands behind `exports`, as parts that load each other hold that object. */
function givenAtOnce(code: string): string {
  return code.replace(GIVEN, (all) => {
    const getters = Array.from(all.matchAll(GIVEN_NAME), ([, name, value]) => `get ${name}(){return ${value}}`);
    return `Object.setPrototypeOf(exports,{__proto__:null,${getters.join(',')}});\n`;
  });
}

/** As bin/bundle.cjs reads it: a function, in ASCII, since other text would take twice as much memory. */
const asFunction = {
  name: 'as-function',
  generateBundle(_: unknown, bundle: Record<string, { code?: string }>) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.code === undefined) continue;
      const code = givenAtOnce(chunk.code).replace(/[\u0080-\uffff]/g, escaped);
      chunk.code = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
    }
  },
};

/**
 * Parts of Node that few commands use. An import of Node's own would be carried out at the top of the bundle, for every command,
 * and these bring streams, sockets and terminals with them.
 */
const RARE = new Set(['node:child_process', 'node:os', 'node:readline', 'node:string_decoder', 'node:worker_threads']);

/** Packages that are one function each, made when it is first called: this one begins with tables of all emoji and scripts. */
const RARE_FUNCTIONS = new Set(['fast-string-width']);

const loadByNeed = {
  name: 'load-by-need',
  resolveId: {
    order: 'pre' as const,
    handler: (id: string, importer?: string) =>
      (RARE.has(id) || RARE_FUNCTIONS.has(id)) && importer?.startsWith('\0rare:') !== true ? `\0rare:${id}` : null,
  },
  load(id: string) {
    if (!id.startsWith('\0rare:')) return null;
    const name = id.slice('\0rare:'.length);
    const loaded = `require(${JSON.stringify(name)})`;
    if (RARE.has(name)) return `module.exports = ${loaded};`;
    return `let made; module.exports = (...values) => (made ??= ${loaded}.default)(...values);`;
  },
};

/**
 * Everything but Node itself is bundled, so that starting the tool reads a few files instead of hundreds; and but what
 * asks AWS, which is large and loaded by the commands that do.
 */
const everything = /^(?!node:|@aws-sdk\/|@smithy\/|undici$|playwright-core$)[^./]/;

const checks = { pluginTimings: false };

const commandLine = parts();

export default defineConfig([
  {
    // The command line: a few files, in which each command is evaluated when it runs. CommonJS, as it starts faster than
    // modules and can be kept compiled (bin/bundle.cjs, docs/performance.md).
    cwd,
    entry: { main: 'src/cli/main.ts' },
    outDir: 'dist/cli',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    shims: true,
    minify: true,
    plugins: [commandLine.plugin, leaveOut, loadByNeed, asFunction, pageAssets, notices],
    outputOptions: {
      codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: commandLine.name }] },
      // A module is evaluated when it is first needed, not with its part.
      strictExecutionOrder: true,
      dynamicImportInCjs: false,
      chunkFileNames: '[name].cjs',
    },
    dts: false,
    deps: { alwaysBundle: [everything], onlyBundle: false },
    inputOptions: {
      checks: { ...checks, ineffectiveDynamicImport: false },
      preserveEntrySignatures: 'allow-extension',
    },
  },
  {
    // The library. What `index` exports runs in a browser too, so it takes what `yaml` has for one: the same code as
    // modules. `node` adds the built-in books and the terminal's table.
    cwd,
    entry: { index: 'src/index.ts', node: 'src/io/node.ts' },
    outDir: 'dist/lib',
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    plugins: [leaveOut, withoutStreams, pageAssets, notices],
    alias: { yaml: fileURLToPath(new URL('../node_modules/yaml/browser/index.js', import.meta.url)) },
    dts: true,
    deps: { alwaysBundle: [everything], onlyBundle: false },
    inputOptions: { checks },
  },
  {
    // Steps of the build itself; not part of the package.
    cwd,
    entry: {
      compileBooks: 'scripts/compileBooks.ts',
      writeBooks: 'scripts/books/writeBooks.ts',
      bench: 'bench/bench.ts',
      publicTools: 'bench/publicTools.ts',
      writeManyScenarios: 'bench/writeManyScenarios.ts',
      testBrowser: 'scripts/testBrowser.ts',
      gallery: 'scripts/gallery.ts',
      faults: 'scripts/faults/faults.ts',
      fuzz: 'scripts/fuzz/fuzz.ts',
      fuzzWorker: 'scripts/fuzz/worker.ts',
    },
    outDir: 'build',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [pageAssets],
    dts: false,
    deps: { alwaysBundle: [everything], neverBundle: ['playwright-core'], onlyBundle: false },
    inputOptions: { checks },
  },
]);

import { defineConfig } from 'tsdown';

/** Everything but Node itself is bundled, so that starting the tool reads a few files instead of hundreds. */
const everything = /^(?!node:)[^./]/;

export default defineConfig([
  {
    // The command line, one chunk per command. CommonJS starts measurably faster than modules (docs/performance.md).
    entry: { main: 'src/cli/main.ts' },
    outDir: 'dist/cli',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    shims: true,
    minify: true,
    dts: false,
    deps: { alwaysBundle: [everything], onlyBundle: false },
  },
  {
    // The library. What `index` exports has no need of Node; `node` adds the built-in books and the terminal's table.
    entry: { index: 'src/index.ts', node: 'src/io/node.ts' },
    outDir: 'dist/lib',
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    dts: true,
    deps: { alwaysBundle: [everything], onlyBundle: false },
  },
  {
    // Steps of the build itself; not part of the package.
    entry: { compileBooks: 'scripts/compileBooks.ts' },
    outDir: 'build',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    dts: false,
    deps: { alwaysBundle: [everything], onlyBundle: false },
  },
]);

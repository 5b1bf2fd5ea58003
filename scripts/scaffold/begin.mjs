/** Bundles the scaffold and runs it, without a word of its own: the bundler's command tells of its output at every log level. */
import { rolldown } from 'rolldown';

const bundle = await rolldown({ input: 'scripts/scaffold/scaffold.ts', platform: 'node', logLevel: 'silent' });
await bundle.write({ file: 'build/scaffold.mjs', format: 'esm' });
await import('../../build/scaffold.mjs');

/**
 * A step of the bundler: what a page carries with it, its script and its style, as the texts of one module. The script is
 * bundled from `src/page` to one text of ASCII, and both come with the hash that the page's content security policy names.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const MODULE = 'page-assets';
const entry = fileURLToPath(new URL('../src/page/main.ts', import.meta.url));
const unitsFile = fileURLToPath(new URL('../src/services/units.ts', import.meta.url));
const styleFile = fileURLToPath(new URL('../src/page/style.css', import.meta.url));

export const pageAssets = {
  name: MODULE,
  resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : null),
  load: (id: string) => (id === `\0${MODULE}` ? assets() : null),
};

let made: Promise<string> | undefined;

/** Made once for all bundles of a build. */
function assets(): Promise<string> {
  made ??= makeAssets();
  return made;
}

async function makeAssets(): Promise<string> {
  const script = await scriptText();
  const style = readFileSync(styleFile, 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*([{};])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const texts = { SCRIPT: script, SCRIPT_HASH: hashOf(script), STYLE: style, STYLE_HASH: hashOf(style) };
  return Object.entries(texts)
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
    .join('\n');
}

async function scriptText(): Promise<string> {
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    plugins: [await unitsAsData()],
    tsconfig: false,
    transform: { target: 'es2022' },
    // What a module does when it is loaded matters to those alone who use something of it.
    treeshake: { moduleSideEffects: false },
    checks: { pluginTimings: false },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  const text = output[0].code.trim().replace(/[\u0080-\uffff]/g, escaped);
  // Either would end the script, or begin a comment in it, wherever it stands.
  if (/<\/script|<!--/i.test(text)) throw new Error("the page's script holds a mark of HTML");
  return text;
}

/** A page names units, and asks nothing of the services that say them: it gets the words, and not the services with them. */
async function unitsAsData() {
  const bundle = await rolldown({ input: unitsFile, platform: 'neutral', tsconfig: false });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const { UNIT_WORDS } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return {
    name: 'units-as-data',
    load: (id: string) => (id === unitsFile ? `export const UNIT_WORDS = ${JSON.stringify(UNIT_WORDS)};` : null),
  };
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

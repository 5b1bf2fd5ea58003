/**
 * Begins something new in the project, whole or not at all: `service NAME`, `price SERVICE/NAME`, `era RULE DAY VALUE SOURCE`,
 * `format NAME` (docs/recipes.md). Called by `npm run new:service` and the like.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { InputError } from '../../src/errors.js';
import { problemsText } from '../../src/report/formats/terminal/problems.js';
import type { Begun } from './begun.js';
import { type FileChange, Refusal, type Scaffolded, write } from './change.js';
import { newEra } from './newEra.js';
import { newFormat } from './newFormat.js';
import { newPrice } from './newPrice.js';
import { newService, refuseName } from './newService.js';

const BEGUN =
  '--usd 0.4 --from 2016-06-02 --source TEXT [--per 1000000] [--region ap-northeast-1,...|all] [--unit call=呼び出し|secret-month=シークレット] [--free 1000000] [--offer CODE --usage-type TYPE --aws-unit WORD]';

const USAGE = {
  service: `npm run new:service NAME -- ${BEGUN} [--title TEXT]`,
  price: `npm run new:price SERVICE/NAME -- ${BEGUN}`,
  era: 'npm run new:era SERVICE/RULE DAY VALUE SOURCE -- [--note TEXT]',
  format: 'npm run new:format NAME',
};

const PRICE_OPTIONS = ['usd', 'per', 'from', 'region', 'source', 'unit', 'free', 'offer', 'usage-type', 'aws-unit'];

const OPTIONS = {
  service: [...PRICE_OPTIONS, 'title'],
  price: PRICE_OPTIONS,
  era: ['note'],
  format: [],
};

type Kind = keyof typeof USAGE;

function scaffolded(kind: Kind, words: readonly string[]): Scaffolded {
  const { positionals, values } = wordsOf(kind, words);
  const [name = '', from = '', value = '', source = '', ...more] = positionals;
  if (kind === 'era' && source !== '' && more.length === 0) {
    return newEra({ rule: name, from, value, source, ...(values.note === undefined ? {} : { note: values.note }) });
  }
  if (kind === 'era' || name === '' || positionals.length > 1) throw new Refusal(`call it as ${USAGE[kind]}`);
  if (kind === 'format') return newFormat(name);
  if (kind === 'price') return newPrice(name, begunWith(kind, values));
  refuseName(name);
  return newService(name, begunWith(kind, values), values.title);
}

function wordsOf(kind: Kind, words: readonly string[]) {
  const options = Object.fromEntries(OPTIONS[kind].map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\ncall it as ${USAGE[kind]}`);
  }
}

function begunWith(kind: 'service' | 'price', values: Readonly<Record<string, string | undefined>>): Begun {
  const { usd, from, source, per = '1', region = 'ap-northeast-1', ...more } = values;
  if (usd === undefined || from === undefined || source === undefined) {
    throw new Refusal(
      `${kind === 'service' ? 'a service needs a price' : 'a price needs an amount'}: --usd, --from and --source\ncall it as ${USAGE[kind]}`,
    );
  }
  return { usd, from, source, per, region, ...(more as Partial<Begun>) };
}

/** What is made of the services: what editors read of a scenario, and the pages about them. What the builds say is told where one fails. */
function makeOthers(): void {
  console.log('Making schema/scenario.schema.json and docs/services*.md (npm run schema, npm run services) ...');
  for (const script of ['schema', 'services']) {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], { encoding: 'utf8' });
    if (status === 0) continue;
    console.error(
      `${stdout}${stderr}What was begun is there, but not yet in the schema and the pages: mend what is complained of, then npm run schema && npm run services`,
    );
    process.exitCode = 1;
    return;
  }
}

function main([kind = '', ...words]: readonly string[]): void {
  if (!Object.hasOwn(USAGE, kind)) throw new Refusal(`call it as one of\n${Object.values(USAGE).join('\n')}`);
  const { changes, notes = [], next } = scaffolded(kind as Kind, words);
  write(changes);
  console.log(['Written:', ...writtenLines(changes), ...notes.map((line) => `  ${line}`)].join('\n'));
  if (kind === 'service' || kind === 'price') makeOthers();
  console.log(['Next, as docs/recipes.md tells:', ...next.map((line) => `  ${line}`)].join('\n'));
}

/** A path a line; price files of many regions are one. */
function writtenLines(changes: readonly FileChange[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { path } of changes) {
    const line = path.replace(/^(src\/data\/prices)\/[^/]+/, '$1/REGION');
    lines.set(line, [...(lines.get(line) ?? []), path]);
  }
  return [...lines].map(
    ([line, [first, ...more]]) => `  ${more.length === 0 ? first : `${line} (${more.length + 1} regions)`}`,
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Refusal) console.error(`Nothing was changed: ${error.message}`);
  else if (error instanceof InputError) console.error(`Nothing was changed:\n${problemsText(error.problems, 'en')}`);
  else throw error;
  process.exitCode = 2;
}

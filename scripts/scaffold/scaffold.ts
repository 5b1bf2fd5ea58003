/**
 * Begins something new in the project, whole or not at all: `service NAME`, `era RULE DAY VALUE SOURCE`, `format NAME`
 * (docs/recipes.md). Called by `npm run new:service` and the like.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { InputError } from '../../src/errors.js';
import { problemsText } from '../../src/report/formats/terminal/problems.js';
import { Refusal, type Scaffolded, write } from './change.js';
import { newEra } from './newEra.js';
import { newFormat } from './newFormat.js';
import { type Begun, newService, refuseName } from './newService.js';

const USAGE = {
  service:
    'npm run new:service NAME -- --usd 0.4 --from 2016-06-02 --source TEXT [--per 1000000] [--region ap-northeast-1,...|all] [--title TEXT] [--unit call=呼び出し|secret-month=シークレット] [--free 1000000] [--offer CODE --usage-type TYPE --aws-unit WORD]',
  era: 'npm run new:era SERVICE/RULE DAY VALUE SOURCE -- [--note TEXT]',
  format: 'npm run new:format NAME',
};

const OPTIONS = {
  service: ['usd', 'per', 'from', 'region', 'source', 'title', 'unit', 'free', 'offer', 'usage-type', 'aws-unit'],
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
  refuseName(name);
  return newService(name, begunWith(values));
}

function wordsOf(kind: Kind, words: readonly string[]) {
  const options = Object.fromEntries(OPTIONS[kind].map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\ncall it as ${USAGE[kind]}`);
  }
}

function begunWith(values: Readonly<Record<string, string | undefined>>): Begun {
  const { usd, from, source, per = '1', region = 'ap-northeast-1', ...more } = values;
  if (usd === undefined || from === undefined || source === undefined) {
    throw new Refusal(`a service needs a price: --usd, --from and --source\ncall it as ${USAGE.service}`);
  }
  return { usd, from, source, per, region, ...(more as Partial<Begun>) };
}

/** What is made of the services: what editors read of a scenario, and the pages about them. */
function makeOthers(): void {
  console.log('Making schema/scenario.schema.json and docs/services.md: npm run schema, npm run services');
  try {
    for (const script of ['schema', 'services']) execFileSync('npm', ['run', '--silent', script], { stdio: 'inherit' });
  } catch {
    console.error(
      'The service is there, but not yet in the schema and the pages: mend what is complained of, then npm run schema && npm run services',
    );
    process.exitCode = 1;
  }
}

function main([kind = '', ...words]: readonly string[]): void {
  if (!Object.hasOwn(USAGE, kind)) throw new Refusal(`call it as one of\n${Object.values(USAGE).join('\n')}`);
  const { changes, next } = scaffolded(kind as Kind, words);
  write(changes);
  console.log(['Written:', ...changes.map(({ path }) => `  ${path}`)].join('\n'));
  if (kind === 'service') makeOthers();
  console.log(['Next, as docs/recipes.md tells:', ...next.map((line) => `  ${line}`)].join('\n'));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Refusal) console.error(`Nothing was changed: ${error.message}`);
  else if (error instanceof InputError) console.error(`Nothing was changed:\n${problemsText(error.problems, 'en')}`);
  else throw error;
  process.exitCode = 2;
}

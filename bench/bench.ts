/**
 * How fast it is, as ratios to what nothing can be faster than: an empty Node process, and a hand-written function of
 * the same arithmetic. Prints a table and keeps it in docs/performance.md. Whole processes are run in turn, so that both
 * of a pair see the same machine; medians are told.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../src/bill/compare.js';
import { compile } from '../src/formula/compiled.js';
import { exactValue } from '../src/formula/exact.js';
import { derive } from '../src/formula/steps.js';
import { builtInBooks } from '../src/io/books/builtInBooks.js';
import { readSource } from '../src/io/files/files.js';
import type { Day } from '../src/quantity/day.js';
import { toNumber } from '../src/quantity/rational.js';
import { writeManyScenarios } from './manyScenarios.js';
import { prices } from './prices.js';
import { questions } from './questions.js';
import type { Result } from './result.js';
import { keep, machine, median, PROGRAM, processMs, ratios, ratioText } from './table.js';

const SCENARIO = 'scenarios/campaign-site.yaml';
const PAIRS = 40;

/** Microseconds of one call, warm: the best of several rounds, as everything else is the machine's doing. */
function microseconds(work: () => unknown, calls: number): number {
  const rounds = Array.from({ length: 7 }, () => {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) work();
    return ((performance.now() - start) * 1000) / calls;
  });
  return Math.min(...rounds);
}

function bills(): Result[] {
  const settings = { today: '2016-06-02' as Day };
  const { options } = compare(readSource(SCENARIO), settings, builtInBooks({}, 'dist/data/'));
  const steps = microseconds(() => options.map((option) => option.lines.map((line) => derive(line.formula))), 200);
  const exact = microseconds(() => options.map((option) => exactValue(option.formula)), 500);

  const [ec2, lambda] = options.map((option) => compile(option.formula, ['uploads', 'views'])) as [Compiled, Compiled];
  const varied = [100_000, 1_000_000];
  let sink = 0;
  let uploads = 0;
  const next = () => {
    uploads = (uploads + 1) % 1_000_000;
    varied[0] = uploads;
    return varied;
  };
  const compiled = microseconds(() => {
    const x = next();
    sink += ec2(x) + lambda(x);
  }, 2_000_000);
  const byHand = microseconds(() => {
    const x = next();
    sink += campaignByHand(x[0] as number, x[1] as number);
  }, 2_000_000);
  const agrees = Math.abs(
    campaignByHand(100_000, 1_000_000) / options.reduce((sum, { usd }) => sum + toNumber(usd), 0) - 1,
  );
  if (!(agrees < 1e-9) || Number.isNaN(sink)) throw new Error('the hand-written bill is another one');
  return [
    { what: 'both options, exact, with every step', measured: `${(steps / 1000).toFixed(2)} ms`, limit: '1 ms' },
    { what: 'both options, exact', measured: `${(exact / 1000).toFixed(2)} ms`, limit: '' },
    { what: 'both options, compiled', measured: `${compiled.toFixed(3)} µs`, limit: '0.2 µs' },
    {
      what: 'compiled, against the hand-written function',
      measured: `${(compiled / byHand).toFixed(2)} times`,
      limit: '',
    },
  ];
}

/** A year of hours: a schedule with holidays in a zone whose clocks change, read, laid over the calendar, and billed. */
function schedules(): Result[] {
  const text = `region: eu-west-1
asOf: 2016-06-02
options:
  EC2:
    - ec2:
        type: t2.micro
        schedule: { days: mon-fri, from: "09:00", to: "18:00", zone: Europe/Dublin, except: [2016-01-01, 2016-12-26] }
`;
  const books = builtInBooks({}, 'dist/data/');
  const settings = { today: '2016-06-02' as Day };
  const billed = microseconds(() => compare({ file: 'schedule.yaml', text }, settings, books), 50);
  return [
    { what: 'a year by a schedule, read and billed', measured: `${(billed / 1000).toFixed(2)} ms`, limit: '20 ms' },
  ];
}

type Compiled = ReturnType<typeof compile>;

/** scenarios/campaign-site.yaml as a person would write it in one go: both options at the prices of 2016-06-02 in Tokyo. */
function campaignByHand(uploads: number, views: number): number {
  const storedGb = (uploads * (1 + 150 / 1024)) / 1024;
  const outGb = (views * 150) / 1024 / 1024;
  const storage = storedGb <= 1024 ? storedGb * 0.033 : 1024 * 0.033 + (storedGb - 1024) * 0.0324;
  const out = outGb <= 10_240 ? outGb * 0.14 : 10_240 * 0.14 + (outGb - 10_240) * 0.135;
  const pictures = storage + (uploads * 2 * 0.0047) / 1000 + (views * 0.0037) / 10_000 + out;
  const ec2 = 2 * 730 * 0.02 + 60 * 0.12 + 730 * 0.026 + 20 * 0.138 + pictures;
  const gbSeconds = uploads * (Math.ceil(1480 / 100) / 10) + views * (Math.ceil(60 / 100) / 10) * 0.125;
  const calls = ((uploads + views) * 4.25) / 1e6 + ((uploads + views) * 0.2) / 1e6 + (uploads * 3 * 0.5) / 1e6;
  const table = 10 * 730 * 0.000742 + 10 * 730 * 0.0001484 + 0.285;
  return ec2 + calls + gbSeconds * 0.00001667 + table + pictures;
}

function starts(): Result[] {
  const empty = ['-e', '0'];
  const table = [PROGRAM, SCENARIO];
  const against = (words: readonly string[], others: readonly string[]) => ratioText(ratios(words, others, PAIRS));
  return [
    {
      what: '`--version`, whole process, against `node -e 0`',
      measured: against([PROGRAM, '--version'], empty),
      limit: '1.2 times',
    },
    {
      what: '`compare` of one scenario, whole process, against `node -e 0`',
      measured: against(table, empty),
      limit: '1.7 times',
    },
    {
      what: '`compare --format html`, against `--format table`',
      measured: against([...table, '--format', 'html'], table),
      limit: '1.3 times',
    },
    {
      what: '`compare --format xlsx`, against `--format table`',
      measured: against([...table, '--format', 'xlsx', '--output', '/dev/null'], table),
      limit: '2 times',
    },
  ];
}

/** A thousand different scenarios. An empty process before each says how fast the machine was. */
function checks(): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-many-'));
  try {
    writeManyScenarios(folder, 1000);
    const words = [PROGRAM, 'check', folder];
    const pairs = Array.from({ length: 5 }, () => ({ empty: processMs(['-e', '0']), check: processMs(words) }));
    const seconds = median(pairs.map(({ check }) => check)) / 1000;
    const times = median(pairs.map(({ check, empty }) => check / empty));
    return [
      {
        what: '`check` of 1,000 scenarios, whole process, against `node -e 0`',
        measured: `${seconds.toFixed(1)} s, ${times.toFixed(0)} times`,
        limit: '2 s',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const results = [
  ...starts(),
  ...checks(),
  ...bills(),
  ...schedules(),
  ...questions(campaignByHand),
  ...(await prices()),
];
const table = [
  `${machine()}; medians of ${PAIRS} pairs, with the middle half of them; best of 7 rounds.`,
  '',
  '| what | measured | limit |',
  '|---|---|---|',
  ...results.map(({ what, measured, limit }) => `| ${what} | ${measured} | ${limit} |`),
].join('\n');
keep('bench', table);
process.stdout.write(`${table}\n`);

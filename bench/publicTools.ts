/**
 * Against public tools that do a part of the job. They are no dependencies: what is pinned here is installed to a folder of its
 * own. Figures are compared before times are.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../src/bill/compare.js';
import { builtInBooks } from '../src/io/books/builtInBooks.js';
import type { Day } from '../src/quantity/day.js';
import { toNumber } from '../src/quantity/rational.js';
import { keep, machine, median, PROGRAM, ratios, ratioText } from './table.js';

const TOOL = 'serverless-cost-estimate';
const VERSION = '1.0.1';
const PAIRS = 25;

/** As both are asked: calls of a month, how long one takes, and memory. */
interface Asked {
  readonly what: string;
  readonly executions: number;
  readonly executionTime: number;
  readonly memory: number;
}

const MONTH_MINUTES = 40_320;

/** The tool's own examples, and AWS's, in which calls don't last whole tenths of a second: published as $100 and $12. */
const ASKED: readonly Asked[] = [
  { what: 'one a minute, 1 s, 1024 MB', executions: MONTH_MINUTES, executionTime: 1000, memory: 1024 },
  { what: 'one a minute, 5 s, 256 MB', executions: MONTH_MINUTES, executionTime: 5000, memory: 256 },
  { what: 'one a minute, 1 s, 1536 MB', executions: MONTH_MINUTES, executionTime: 1000, memory: 1536 },
  { what: 'ten a minute, 5 s, 1536 MB', executions: 10 * MONTH_MINUTES, executionTime: 5000, memory: 1536 },
  { what: '60 M of 28 ms, 1024 MB', executions: 60_000_000, executionTime: 28, memory: 1024 },
];

interface Estimator {
  estimate(asked: Omit<Asked, 'what'> & { readonly freeTier: boolean }): { readonly total: number };
}

function scenarioOf(asked: readonly Asked[]): string {
  const options = asked.map(
    ({ what, executions, executionTime, memory }) =>
      `  ${JSON.stringify(what)}:\n    - lambda: { requests: ${executions}, duration: ${executionTime} ms, memory: ${memory} MB }\n`,
  );
  return `region: us-east-1\nasOf: 2018-06-01\nmonth: 28 days\nfreeTier: none\noptions:\n${options.join('')}`;
}

function microseconds(work: () => unknown, calls: number): number {
  const rounds = Array.from({ length: 7 }, () => {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) work();
    return ((performance.now() - start) * 1000) / calls;
  });
  return median(rounds);
}

function install(folder: string): Estimator {
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, `${TOOL}@${VERSION}`];
  const { status, stderr } = spawnSync('npm', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${words.join(' ')}: ${stderr}`);
  return createRequire(join(folder, 'here.cjs'))(TOOL);
}

function measure(folder: string): string {
  const { estimate } = install(folder);
  const text = scenarioOf(ASKED);
  const settings = { today: '2018-06-01' as Day };
  const books = builtInBooks({}, 'dist/data/');
  const ours = () => compare({ file: 'asked.yaml', text }, settings, books).options;
  const theirs = () => ASKED.map(({ what: _, ...asked }) => estimate({ ...asked, freeTier: false }).total);

  const bills = ours();
  const figures = theirs().map((total, index) => {
    const usd = toNumber(bills[index]?.usd as Parameters<typeof toNumber>[0]);
    return `| ${ASKED[index]?.what} | $${total.toFixed(2)} | $${usd.toFixed(2)} |`;
  });

  const scenario = join(folder, 'asked.yaml');
  writeFileSync(scenario, text);
  const script = join(folder, 'asked.cjs');
  const calls = ASKED.map(({ what: _, ...asked }) => ({ ...asked, freeTier: false }));
  writeFileSync(
    script,
    `const { estimate } = require('${TOOL}');\nfor (const asked of ${JSON.stringify(calls)}) console.log(estimate(asked).total);\n`,
  );
  const whole = ratios([PROGRAM, scenario], [script], PAIRS);
  const [ourTime, theirTime] = [microseconds(ours, 100), microseconds(theirs, 20_000)];
  return [
    `${machine()}; medians of ${PAIRS} pairs, with the middle half of them.`,
    '',
    `| a month of calls, no free tier | ${TOOL} ${VERSION} | ec2-vs-lambda |`,
    '|---|---|---|',
    ...figures,
    '',
    '| these five bills | measured |',
    '|---|---|',
    `| whole process, against the tool's | ${ratioText(whole)} |`,
    `| in a warm process, the tool: five calls | ${theirTime.toFixed(1)} µs |`,
    `| in a warm process, here: read from YAML, priced by the books, exact | ${(ourTime / 1000).toFixed(2)} ms |`,
  ].join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-tools-'));
try {
  const text = measure(folder);
  keep('tools', text);
  process.stdout.write(`${text}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

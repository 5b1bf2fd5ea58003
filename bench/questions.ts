/** The questions behind a comparison, against plain loops of the same arithmetic where there is one. */
import { readdirSync, readFileSync } from 'node:fs';
import { billsAsStated, type PricingRequest, prepare } from '../src/bill/vary.js';
import { inOrder } from '../src/formula/node.js';
import { builtInBooks } from '../src/io/books/builtInBooks.js';
import { countsOf } from '../src/quantity/countsMade.js';
import type { Day } from '../src/quantity/day.js';
import { rational } from '../src/quantity/rational.js';
import { optimise } from '../src/questions/choose/optimise.js';
import { regionsOf } from '../src/questions/choose/regions.js';
import { breakEven } from '../src/questions/range/breakEven.js';
import { compiledRange, sweep } from '../src/questions/range/sweep.js';
import { uncertainty } from '../src/questions/uncertainty/uncertainty.js';
import { scale } from '../src/services/compute/autoscaling.js';
import type { Result } from './result.js';

const books = builtInBooks({}, 'dist/data/');
const settings = { today: '2026-11-24' as Day };

function asked(file: string, text = readFileSync(file, 'utf8')): PricingRequest {
  return { source: { file, text }, settings, books };
}

const said = (vary: string) => ({ vary: { file: '--vary', text: vary } });

/** The best of several rounds, in milliseconds. */
function best(work: () => unknown, rounds = 7): number {
  return Math.min(
    ...Array.from({ length: rounds }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** @param campaignByHand both options of the campaign site, added up */
export function questions(campaignByHand: (uploads: number, views: number) => number): Result[] {
  return [...crossings(), ...sweeps(campaignByHand), ...draws(campaignByHand), ...configurations(), ...traffic()];
}

/** Every quantity that the talk's scenarios state, each over its usual range. */
function crossings(): Result[] {
  const times: number[] = [];
  for (const name of readdirSync('scenarios').filter((one) => one.endsWith('.yaml'))) {
    const one = asked(`scenarios/${name}`);
    const formulas = billsAsStated(prepare(one)).options.flatMap(({ bill }) =>
      bill === undefined ? [] : [bill.formula],
    );
    const ids = new Set(inOrder(formulas).flatMap((node) => (node.kind === 'input' ? [node.id] : [])));
    for (const id of ids) {
      if (id === 'month' || id === 'during') continue;
      times.push(best(() => breakEven(one, said(id)), 4));
    }
  }
  // Ten thousand instances are started one by one over the range, and functions cost about as much.
  const steps = asked(
    'steps.yaml',
    `region: us-east-1
asOf: 2025-06-18
workload: { work: 5M / month }
options:
  EC2:
    - ec2: { type: t3.nano, count: ceil(work / 1000000) }
  Lambda:
    - lambda: { requests: work, duration: 250 ms, memory: 1024 MB }
`,
  );
  const many = best(() => breakEven(steps, said('work=1..10B')), 4);
  return [
    {
      what: `break-even, median of ${times.length} quantities of the talk's scenarios, warm`,
      measured: `${median(times).toFixed(1)} ms`,
      limit: '5 ms',
    },
    { what: 'break-even over 10,000 steps of instances', measured: `${many.toFixed(1)} ms`, limit: '100 ms' },
  ];
}

const MILLION = 1_000_000;

function sweeps(campaignByHand: (uploads: number, views: number) => number): Result[] {
  const campaign = asked('scenarios/campaign-site.yaml');
  const { pieces } = compiledRange(campaign, said('uploads=1..10M'));
  const [{ costs }] = pieces as [(typeof pieces)[0]];
  const [varied, found] = [new Float64Array(1), new Float64Array(2)];
  let sink = 0;
  const compiled = best(() => {
    for (let uploads = 1; uploads <= MILLION; uploads += 1) {
      varied[0] = uploads;
      costs(varied, found);
      sink += (found[0] as number) + (found[1] as number);
    }
  });
  const byHand = best(() => {
    for (let uploads = 1; uploads <= MILLION; uploads += 1) sink += campaignByHand(uploads, MILLION);
  });
  const proven = best(() => {
    for (const { amounts } of sweep(campaign, [said('uploads=1..10M')], { points: MILLION, scale: 'linear' }).rows()) {
      sink += amounts.length;
    }
  }, 1);
  if (Number.isNaN(sink)) throw new Error('a bill is no number');
  return [
    {
      what: 'two-sided bills of the campaign site, compiled, on one core',
      measured: `${(1000 / compiled).toFixed(0)} M/s, ${(compiled / byHand).toFixed(2)} times as long as by hand`,
      limit: '5 M/s, 2 times',
    },
    { what: 'a sweep of a million points without output', measured: `${compiled.toFixed(0)} ms`, limit: '500 ms' },
    { what: 'the same with every amount rounded and proven', measured: `${(proven / 1000).toFixed(1)} s`, limit: '' },
  ];
}

const DRAWS = 100_000;

function draws(campaignByHand: (uploads: number, views: number) => number): Result[] {
  const text = readFileSync('scenarios/campaign-site.yaml', 'utf8');
  const set = ['uploads=50k..5M', 'views=100k..5M'].map((one) => ({ file: '--set', text: one }));
  const uncertain: PricingRequest = { source: { file: 'campaign', text }, settings: { ...settings, set }, books };
  const whole = best(() => uncertainty(uncertain, { samples: DRAWS, seed: 1 }));
  const [first, second] = [new Float64Array(DRAWS), new Float64Array(DRAWS)];
  // Two draws and both bills for each sample, kept and sorted: what nothing that answers with percentiles can do without.
  const byHand = best(() => {
    let state = 1;
    const draw = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    for (let index = 0; index < DRAWS; index += 1) {
      const [uploads, views] = [50_000 + 4_950_000 * draw(), 100_000 + 4_900_000 * draw()];
      first[index] = campaignByHand(uploads, views);
      second[index] = campaignByHand(views, uploads);
    }
    first.sort();
    second.sort();
  });
  return [
    {
      what: '`uncertainty` of 100,000 samples, two quantities',
      measured: `${whole.toFixed(0)} ms, ${(whole / byHand).toFixed(1)} times as long as by hand`,
      limit: '500 ms, 2 times',
    },
  ];
}

function configurations(): Result[] {
  const one = asked('scenarios/optimise/thumbnails.yaml');
  const regions = regionsOf({ file: '--region', text: 'all' }, { books });
  const architectures = ['x86_64', 'arm64'] as const;
  let considered = 0;
  const whole = best(() => {
    const found = optimise(one, { regions, architectures, top: 5 });
    considered = found.options.reduce((sum, option) => sum + option.considered, 0);
  });
  return [
    {
      what: `\`optimise\` over all types and regions (${considered.toLocaleString('en')} configurations)`,
      measured: `${whole.toFixed(0)} ms`,
      limit: '1 s',
    },
  ];
}

const MINUTES = 525_600;

function traffic(): Result[] {
  const requests = Array.from({ length: MINUTES }, (_, minute) => {
    const hour = (minute / 60) % 24;
    return Math.round(3000 * (1.2 + Math.sin(((hour - 8) / 24) * 2 * Math.PI) + 0.2 * Math.sin(minute * 0.37)));
  });
  const [capacity, target] = [20, 0.6];
  const counts = countsOf(requests.map((count) => rational(count)));
  const scaled = best(() =>
    scale({
      counts,
      intervalSeconds: 60,
      busySeconds: rational(1).div(capacity),
      target: rational('0.6'),
      minInstances: 1,
      maxInstances: 40,
      startSeconds: rational(180),
      cooldownSeconds: rational(900),
      minimumSeconds: 60,
      granularitySeconds: 1,
    }),
  );
  // As many as are wanted in each minute of the last fifteen, and what they run: no starts, no hours, nobody left out.
  let sink = 0;
  const byHand = best(() => {
    for (let minute = 0; minute < MINUTES; minute += 1) {
      let most = 0;
      for (let before = 0; before <= 15; before += 1) {
        const wanted = Math.ceil(
          (requests[minute < before ? minute : minute - before] as number) / (capacity * target * 60),
        );
        if (wanted > most) most = wanted;
      }
      sink += Math.min(40, Math.max(1, most)) * 60;
    }
  });
  if (Number.isNaN(sink)) throw new Error('no time at all');
  return [
    {
      what: 'a year by the minute with autoscaling',
      measured: `${scaled.toFixed(0)} ms, ${(scaled / byHand).toFixed(1)} times as long as a plain loop`,
      limit: '200 ms, 2 times',
    },
  ];
}

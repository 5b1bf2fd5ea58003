import { describe, expect, it } from 'vitest';
import type { OptionBill } from '../../src/bill/compare.js';
import { compare } from '../../src/bill/compare.js';
import { lineName } from '../../src/bill/select.js';
import { InputError } from '../../src/errors.js';
import { compile } from '../../src/formula/compiled.js';
import { exactValue } from '../../src/formula/exact.js';
import { readFormulas, writeFormulas } from '../../src/formula/written.js';
import { fixed } from '../../src/quantity/rational.js';
import { books, TODAY } from '../support/price.js';

function optionOf(text: string): OptionBill {
  const [option] = compare({ file: 'test.yaml', text }, { today: TODAY }, books).options;
  if (option === undefined) throw new Error('no option');
  return option;
}

function problemsOf(text: string): string[] {
  try {
    optionOf(text);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ place, message }) => `${place?.line}:${place?.column} ${message.en}`);
  }
}

/** Warnings but the one of prices that the example states and an option doesn't use. */
const warningsOf = ({ warnings }: OptionBill) =>
  warnings.map(({ en }) => en).filter((en) => !en.startsWith('nothing here'));

const linesOf = (option: OptionBill, digits = 2) =>
  Object.fromEntries(option.lines.map((line) => [lineName(line), fixed(line.usd, digits)]));

/** AWS's own example, of one hour (Savings Plans user guide, "Understanding how Savings Plans apply to your usage"). */
const AROUND = `
region: us-east-1
asOf: 2026-06-01
month: 1 h
prices:
  ec2/linux.r5.4xlarge: 1 USD / h
  ec2/windows.m5.24xlarge: 10 USD / h
  fargate/vcpu.x86_64: 0.04 USD / vCPU-h
  fargate/memory.x86_64: 0.004 USD / GB-h
  lambda/duration.x86_64: 0.000015 USD / GB-s
  lambda/requests: 0.20 USD / 1M request
  savingsPlans/compute.fargate.vcpu.x86_64.1year.partial: 0.03 USD / vCPU-h
  savingsPlans/compute.fargate.memory.x86_64.1year.partial: 0.003 USD / GB-h
  ec2Reserved/hours.linux.r5.4xlarge.1year.none: 0.5 USD / h
options:
  A:
`;
const plan = (commitment: string, kind = 'compute', name = 'team') =>
  `    - savingsPlan: { name: ${name}, plan: ${kind}, term: 1 year, upfront: partial, commitment: ${commitment} USD / h }\n`;
const r5 = (purchase: string, count = 4) =>
  `    - ec2: { name: r5, type: r5.4xlarge, count: ${count}, purchase: { ${purchase} } }\n`;
const REST = `    - ec2: { name: m5, type: m5.24xlarge, os: windows, purchase: { plan: team, rate: 8.20 USD / h } }
    - fargate: { name: tasks, vcpu: 4, memory: 16 GB, tasks: 100, purchase: { plan: team } }
    - lambda: { name: fn, requests: 1M, duration: 3 s, memory: 512 MB, purchase: { plan: team, discount: 15 % } }
`;
const ALL = `${r5('plan: team, rate: 0.70 USD / h')}${REST}`;

describe('one Savings Plan over several components, in AWS’s example', () => {
  it('covers all usage where the commitment suffices, and what it leaves is told', () => {
    const option = optionOf(`${AROUND}${plan('50')}${ALL}`);
    // AWS counts requests within the plan, at the price on demand: 47.13 with them, 46.925 without.
    expect(fixed(option.usd, 2)).toBe('50.20');
    expect(option.warnings.map(({ en }) => en)).toContain(
      "team: 6.2 % of the Savings Plan's commitment is paid and not used: 3.08 of 50.00 USD",
    );
  });

  it('covers the highest saving first where it suffices for little', () => {
    expect(linesOf(optionOf(`${AROUND}${plan('2')}${ALL}`))).toEqual({
      "team / Savings Plan's commitment": '2.00',
      'r5 / instance hours beyond the Savings Plan': '1.14',
      'm5 / instance hours beyond the Savings Plan': '10.00',
      'tasks / vCPU hours beyond the Savings Plan': '16.00',
      'tasks / memory hours beyond the Savings Plan': '6.40',
      'fn / requests': '0.20',
      'fn / duration beyond the Savings Plan': '22.50',
    });
  });

  it.each([
    ['19.60', { r5: '0.00', vcpu: '0.00', memory: '0.00' }],
    // Of equal savings memory comes before vCPU, whose rate is higher: 2.80 and 4.80 are covered, and 1 of 12 USD.
    ['8.60', { r5: '0.00', vcpu: '14.67', memory: '0.00' }],
  ])('goes on to the next highest saving, and of equal ones to the lowest rate: %s', (commitment, beyond) => {
    expect(linesOf(optionOf(`${AROUND}${plan(commitment)}${ALL}`))).toMatchObject({
      'r5 / instance hours beyond the Savings Plan': beyond.r5,
      'tasks / vCPU hours beyond the Savings Plan': beyond.vcpu,
      'tasks / memory hours beyond the Savings Plan': beyond.memory,
      'm5 / instance hours beyond the Savings Plan': '10.00',
      'fn / duration beyond the Savings Plan': '22.50',
    });
  });

  it('applies to what isn’t reserved', () => {
    const reserved = `${r5('reserved: 1 year, upfront: none', 2).replace('name: r5', 'name: reserved')}`;
    const option = optionOf(`${AROUND}${plan('18.20')}${reserved}${r5('plan: team, rate: 0.70 USD / h', 2)}${REST}`);
    // On demand 32.70 USD, 1.00 for what is reserved, and the commitment.
    expect(fixed(option.usd, 2)).toBe('51.90');
  });

  it('stands beside a plan of one family', () => {
    const family = plan('3', 'ec2Instance', 'family');
    const option = optionOf(`${AROUND}${family}${plan('16.80')}${r5('plan: family, rate: 0.60 USD / h')}${REST}`);
    expect(fixed(option.usd, 2)).toBe('52.50'); // 3 + 16.80 + 32.70
    expect(warningsOf(option)).toEqual([
      "family: 20.0 % of the Savings Plan's commitment is paid and not used: 0.60 of 3.00 USD",
    ]);
  });

  it('is paid where nothing uses it', () => {
    const option = optionOf(`${AROUND}${plan('2')}    - sqs: { requests: 1M }\n`);
    expect(linesOf(option)["team / Savings Plan's commitment"]).toBe('2.00');
    expect(warningsOf(option)[0]).toContain('100.0 % of the Savings Plan');
  });
});

describe('the hours of a Savings Plan over several components', () => {
  const day = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 3 : 1)).join(', ');
  const shaped = (commitment: string, traffic: string) => `
region: us-east-1
asOf: 2026-06-01
month: 720 h
prices: { lambda/duration.x86_64: 0.000015 USD / GB-s, ec2/linux.m5.large: 0.1 USD / h }
workload: { calls: 7.2M }
${traffic}
options:
  A:
${plan(commitment)}    - lambda: { name: fn, requests: calls, duration: 1 s, memory: 1024 MB, purchase: { plan: team, discount: 20 % } }
    - ec2: { name: web, type: m5.large, purchase: { plan: team, discount: 30 % } }
`;
  // 0.07 USD an hour of the instance; the function 0.12 USD of an hour on average, 0.18 by day and 0.06 by night.
  const traffic = `traffic: { calls: { day: [${day}] } }`;

  it.each([
    // The instance is covered first; of 0.12 USD left the night uses 0.06, and by day 0.06 of 0.18 stay on demand.
    ['even', '0.19', '', '0.000000', []],
    ['shaped', '0.19', traffic, '27.000000', ['15.8 %']], // 360 h x 0.06 / 0.8 of the price on demand
    ['shaped', '0.25', traffic, '0.000000', ['24.0 %']],
    ['shaped', '0.13', traffic, '54.000000', []], // 360 h x 0.12 / 0.8
  ])('are covered each by itself: %s, %s USD an hour', (_, commitment, shape, beyond, unused) => {
    const option = optionOf(shaped(commitment, shape));
    expect(linesOf(option, 6)).toMatchObject({
      'fn / duration beyond the Savings Plan': beyond,
      'web / instance hours beyond the Savings Plan': '0.000000',
    });
    const warnings = option.warnings.map(({ en }) => en).filter((en) => en.includes('not used'));
    expect(warnings).toEqual(unused.map((part) => expect.stringContaining(part)));
  });

  it('of what runs for a part of the time are the same hours', () => {
    const text = `
region: us-east-1
asOf: 2026-06-01
month: 720 h
prices: { ec2/linux.m5.large: 0.1 USD / h }
options:
  A:
${plan('0.10')}    - ec2: { name: day, type: m5.large, hours: 240, purchase: { plan: team, discount: 50 % } }
    - ec2: { name: half, type: m5.large, hours: 360, purchase: { plan: team, discount: 40 % } }
    - ec2: { name: always, type: m5.large, purchase: { plan: team, discount: 30 % } }
`;
    // 240 h: 0.05 + 0.05 of 0.06, nothing of 0.07; 120 h: 0.06 + 0.04 of 0.07; 360 h: 0.07, and 0.03 unused.
    const option = optionOf(text);
    expect(linesOf(option, 4)).toEqual({
      "team / Savings Plan's commitment": '72.0000',
      'day / instance hours beyond the Savings Plan': '0.0000',
      'half / instance hours beyond the Savings Plan': '4.0000', // 240 x 0.01 / 0.6
      'always / instance hours beyond the Savings Plan': '29.1429', // (240 x 0.07 + 120 x 0.03) / 0.7
    });
    expect(option.warnings.map(({ en }) => en)[0]).toContain('15.0 %'); // 360 x 0.03 of 72
  });

  it('come to the same in every reading of the formula', () => {
    for (const commitment of ['0.13', '0.19', '0.25']) {
      const option = optionOf(shaped(commitment, traffic));
      const exact = exactValue(option.formula);
      expect(compile(option.formula, [])([])).toBeCloseTo(Number(fixed(exact, 12)), 9);
      const [again] = readFormulas(writeFormulas([option.formula], []), new Map());
      expect(again && exactValue(again).equals(exact)).toBe(true);
    }
  });
});

describe('a Savings Plan that can’t cover a component', () => {
  const only = (component: string, kind = 'compute') => `${AROUND}${plan('2', kind)}    - ${component}\n`;

  it.each([
    [
      'lambda: { requests: 1M, duration: 3 s, memory: 512 MB, purchase: { plan: team, discount: 15 % } }',
      'ec2Instance',
      "EC2 Instance Savings Plans don't cover Lambda duration",
    ],
    [
      'rds: { class: db.r7g.large, engine: mysql, purchase: { plan: team, discount: 15 % } }',
      'compute',
      "Compute Savings Plans don't cover RDS",
    ],
    [
      'ec2: { type: m5.large, purchase: { plan: team, discount: 15 % } }',
      'database',
      "Database Savings Plans don't cover EC2 instances",
    ],
    [
      'elastiCache: { node: cache.t3.micro, engine: redis, purchase: { plan: team, discount: 15 % } }',
      'database',
      "Savings Plans don't cover ElastiCache nodes of Redis on 2026-06-01",
    ],
    [
      'ec2: { type: m5.large, purchase: { plan: taem, discount: 15 % } }',
      'compute',
      'the option has no Savings Plan `taem`',
    ],
  ])('is refused with the reason: %s', (component, kind, message) => {
    const text = only(component, kind).replace(
      'upfront: partial',
      kind === 'database' ? 'upfront: none' : 'upfront: partial',
    );
    expect(problemsOf(text.replace(/ {2}rds.*/, '$&'))).toEqual([expect.stringContaining(message)]);
  });

  it('by its family is refused', () => {
    const two = `${r5('plan: team, discount: 20 %')}    - ec2: { type: m5.large, purchase: { plan: team, discount: 20 % } }\n`;
    expect(problemsOf(`${AROUND}${plan('2', 'ec2Instance')}${two}`)).toEqual([
      expect.stringContaining("an EC2 Instance Savings Plan is of one family, and can't cover m5 beside r5"),
    ]);
  });

  it.each([
    ['3 years', 'none', 1],
    ['1 year', 'all', 1],
    ['1 year', 'none', 0],
  ])('for a term that AWS doesn’t sell is refused: database, %s, %s upfront', (term, upfront, count) => {
    const database = `rds: { class: db.t3.micro, engine: mysql, purchase: { savingsPlan: database, term: ${term}, upfront: ${upfront}, discount: 20 % } }`;
    const problems = problemsOf(`${AROUND}    - ${database}\n`);
    expect(problems).toHaveLength(count);
    for (const problem of problems)
      expect(problem).toContain(`AWS sells no Database Savings Plan of ${term} with upfront: ${upfront}`);
  });

  it('nor is one that is a component of its own', () => {
    expect(problemsOf(`${AROUND}${plan('2', 'database')}`)).toEqual([
      expect.stringContaining('AWS sells no Database Savings Plan of 1 year with upfront: partial on 2026-06-01'),
    ]);
  });

  it('at a rate above the price on demand is billed, and told', () => {
    const option = optionOf(`${AROUND}${r5('savingsPlan: compute, term: 1 year, upfront: none, rate: 1.10 USD / h')}`);
    expect(warningsOf(option)).toEqual([
      'r5: instance hours: the rate of 1.1 USD/h is above the price on demand, 1 USD/h',
    ]);
  });
});

/** Scenarios in which what an option can carry decides: servers that are stated, a fleet that follows the load, and functions. */
import fc from 'fast-check';
import { compare } from '../../src/bill/compare.js';
import type { Settings } from '../../src/scenario/settings.js';
import { books, TODAY } from './price.js';

export interface Carrying {
  readonly type: string;
  readonly count: number;
  readonly cpuMs: number;
  readonly durationMs: number;
  readonly concurrency: number;
  readonly shape: readonly number[];
  /** Requests of a month. */
  readonly calls: number;
}

export const CARRYING: fc.Arbitrary<Carrying> = fc.record({
  type: fc.constantFrom('t3.small', 'm5.large', 'c5.xlarge'),
  count: fc.integer({ min: 1, max: 6 }),
  cpuMs: fc.integer({ min: 5, max: 200 }),
  durationMs: fc.integer({ min: 5, max: 2000 }),
  concurrency: fc.integer({ min: 50, max: 3000 }),
  shape: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 24, maxLength: 24 }),
  calls: fc.double({ min: 5, max: 9.5, noNaN: true }).map((power) => Math.round(10 ** power)),
});

/** @param calls the workload's quantity, which may be a range */
export function carryingText(
  { type, count, cpuMs, durationMs, concurrency, shape, calls: stated }: Carrying,
  calls = String(stated),
  more = '',
): string {
  const load = `load: { requests: calls, cpu: ${cpuMs} ms }`;
  return `
region: ap-northeast-1
asOf: 2025-06-18
freeTier: none
workload: { calls: ${calls} }
traffic: { calls: { day: [${shape.join(', ')}] } }
${more}
options:
  Servers: [{ ec2: { type: ${type}, count: ${count}, ${load} } }]
  Fleet: [{ ec2: { type: ${type}, count: auto, ${load} } }]
  Functions: [{ lambda: { requests: calls, duration: ${durationMs} ms, memory: 512 MB, accountConcurrency: ${concurrency} } }]
`;
}

/** What `compare` says with this many calls. */
export function comparedWith(text: string, calls: string, settings: Partial<Settings> = {}) {
  const set = [{ file: '--set', text: `calls=${calls}` }];
  return compare({ file: 'test.yaml', text }, { today: TODAY, set, ...settings }, books);
}

export function cheapestWith(text: string, calls: string, settings: Partial<Settings> = {}): readonly string[] {
  return comparedWith(text, calls, settings).cheapest.map(({ name }) => name);
}

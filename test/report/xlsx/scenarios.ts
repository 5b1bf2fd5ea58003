/** Comparisons that are put on sheets: scenarios of the project, and two of the tests' own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, compare } from '../../../src/bill/compare.js';
import { type Rational, rational } from '../../../src/quantity/rational.js';
import { books, TODAY } from '../../support/price.js';
import { ROOT } from '../../support/run.js';

export type Values = Readonly<Record<string, string>>;

const GROWING = `
region: ap-northeast-1
asOf: 2025-06-18
currency: { code: JPY, perUsd: 120 }
freeTier: always
workload: { uploads: 900k }
horizon: { years: 4, growth: { uploads: 30 % }, discountRate: 2 % }
terms: { discount: 5 %, fee: 10 %, tax: 8 %, roundTo: 1000 JPY, rounding: up }
options:
  Servers:
    - ec2: { name: web, type: t2.micro, count: auto, load: { peakRequests: 90 / s, cpu: 30 ms } }
    - onPremises: { name: rack, purchase: { price: 400000 JPY, units: 1, years: 5 } }
    - operations: { hours: 4, rate: 5000 JPY / h }
  Functions:
    - lambda: { name: a, requests: uploads, duration: 230 ms, memory: 512 MB }
    - lambda: { name: b, requests: uploads * 2, duration: 90 ms, memory: 128 MB }
    - dynamodb: { onDemand: { writes: uploads, reads: uploads * 3 }, storage: 30 GB }
`;

/** More lines than one formula adds up. */
const WIDE = `
region: ap-northeast-1
asOf: 2016-06-02
currency: { code: JPY, perUsd: 120 }
workload: { puts: 1000 }
options:
  A:
${Array.from({ length: 450 }, (_, index) => `    - s3: { name: n${index}, puts: puts * ${index} }\n`).join('')}`;

const OWN: Readonly<Record<string, string>> = { growing: GROWING, wide: WIDE };

function textOf(file: string): string {
  return OWN[file] ?? readFileSync(join(ROOT, 'scenarios', `${file}.yaml`), 'utf8');
}

export function compared(file: string, values: Values = {}): Comparison {
  const set = new Map<string, Rational>(Object.entries(values).map(([id, value]) => [id, rational(value)]));
  return compare({ file: `${file}.yaml`, text: textOf(file) }, { today: TODAY, values: set }, books);
}

/** One instance bought in 19 ways, by the rates that AWS's lists have, where these lie beside the checkout (../shared/data). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { divide, fixed, multiply, type Rational, rational } from '../../src/quantity/rational.js';
import { books, TODAY } from '../support/price.js';
import { monthOf, TERMS, type Term, type Ways } from '../support/waysToBuy.js';

const data = fileURLToPath(new URL('../../../shared/data/purchase/', import.meta.url));
const files = existsSync(data) ? readdirSync(data).filter((name) => /^priceit-.*\.json$/.test(name)) : [];

/** `1yr` and `no` of a list, of which ours is `1 year none`. */
function listedAs(term: Term): [length: string, upfront: string] {
  const [years, , upfront] = term.split(' ') as [string, string, string];
  return [`${years}yr`, upfront === 'none' ? 'no' : upfront];
}

type Listed<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

function of<T, U>(listed: Listed<T>, value: (one: T) => U): Record<Term, U> {
  const entries = TERMS.map((term) => {
    const [length, upfront] = listedAs(term);
    return [term, value(listed[length]?.[upfront] as T)] as const;
  });
  return Object.fromEntries(entries) as Record<Term, U>;
}

describe.skipIf(files.length === 0).each(files)('%s', (file) => {
  const list = JSON.parse(readFileSync(`${data}${file}`, 'utf8'));
  const ways: Ways = {
    onDemand: String(list.onDemand.price),
    reserved: of(list.reservedStandard as Listed<{ upfront?: number; hourly: number }>, ({ upfront, hourly }) => ({
      hourly: String(hourly),
      ...(upfront === undefined ? {} : { upfront: String(upfront) }),
    })),
    compute: of(list.computeSavingsPlan as Listed<number>, String),
    ec2Instance: of(list.ec2InstanceSavingsPlan as Listed<number>, String),
  };
  const instance = {
    instance: list.instanceType,
    os: String(list.os).split(' ')[0]?.toLowerCase() ?? '',
    region: list.region,
    asOf: /(\d{4}-\d\d-\d\d)\.json$/.exec(file)?.[1] ?? '',
  };
  const { options } = compare(monthOf(ways, instance), { today: TODAY }, books);
  const usdOf = (name: string) => options.find((one) => one.name === name)?.usd;
  const hours = rational(730);
  const toTheCent = (name: string, expected: Rational) =>
    expect([name, usdOf(name) && fixed(usdOf(name) as Rational, 2)]).toEqual([name, fixed(expected, 2)]);

  it('costs on demand, in six reservations and under twelve plans what the rates come to in a month', () => {
    toTheCent('onDemand', multiply(rational(ways.onDemand), hours));
    for (const term of TERMS) {
      const { upfront = '0', hourly } = ways.reserved[term];
      const months = rational(term.startsWith('1') ? 12 : 36);
      const spread = divide(rational(upfront), months);
      toTheCent(`reserved ${term}`, multiply(rational(hourly), hours).add(spread));
      for (const plan of ['compute', 'ec2Instance'] as const) {
        toTheCent(`${plan} ${term} by rate`, multiply(rational(ways[plan][term]), hours));
        toTheCent(`${plan} ${term} by price`, multiply(rational(ways[plan][term]), hours));
      }
    }
  });
});

/** Prices that a rule gives: told in answers, and refused where only what a source shows is wanted. */
import { expect, it } from 'vitest';
import { withoutDerived } from '../../src/book/notDerived.js';
import { openBooks } from '../../src/book/open.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { snapshotOf } from '../../src/book/snapshot.js';
import { priceFileText } from '../../src/book/writePrices.js';
import { HOUR } from '../../src/quantity/unit.js';
import { change, day, priceShard, refusal, TOKYO } from './books.js';

const shard = priceShard({
  'linux.t9.nano': [change('2020-01-01', '0.01')],
  'windows.t9.nano': [
    change('2019-01-01', '0.02', { lastSeen: day('2019-04-05') }),
    change('2019-04-06', '0.03', { derived: true }),
  ],
});
const books = openBooks(() => undefined, { shards: [shard] });
const asked = (on: string, of = books) => snapshotOf(of, TOKYO, day(on));

it('a derived price is told with its rule, and one that a source shows is not', () => {
  const snapshot = asked('2025-06-18');
  snapshot.price('ec2/windows.t9.nano', HOUR);
  snapshot.price('ec2/linux.t9.nano', HOUR);
  expect(snapshot.doubts()).toEqual([{ kind: 'derived', price: 'ec2/windows.t9.nano', rule: 'EC2 pricing page' }]);
});

it('without derived prices the days on which a source shows one are answered, and the others refused', () => {
  const strict = withoutDerived(books);
  expect(asked('2019-04-05', strict).price('ec2/windows.t9.nano', HOUR).tiers[0]?.usd?.valueOf()).toBe(0.02);
  expect(asked('2019-04-06', strict).hasPrice('ec2/windows.t9.nano')).toBe(false);
  expect(refusal(() => asked('2019-04-06', strict).price('ec2/windows.t9.nano', HOUR)).reason.en).toBe(
    'no price for ec2/windows.t9.nano in ap-northeast-1 on 2019-04-06: no price is known from 2019-04-06 on (a rule gives one, and derived prices are refused)',
  );
  expect(asked('2025-06-18', strict).hasPrice('ec2/linux.t9.nano')).toBe(true);
});

it('a book keeps that a price is derived, and takes nothing but true for it', () => {
  const text = priceFileText(shard);
  expect(text).toContain('{ from: 2019-04-06, usd: 0.03, derived: true, source: page }');
  expect(parsePriceShard({ file: 'a.yaml', text })).toEqual(shard);
  expect(() => parsePriceShard({ file: 'a.yaml', text: text.replace('derived: true', 'derived: no') })).toThrow(
    '`derived` can only be true',
  );
});

import { describe, expect, it } from 'vitest';
import {
  called,
  charge,
  constant,
  difference,
  input,
  lessAllowance,
  maxOf,
  minOf,
  price,
  product,
  quotient,
  roundDown,
  roundUp,
  rule,
  share,
  sum,
} from '../../src/formula/build.js';
import { exactValue, UnpricedQuantity } from '../../src/formula/exact.js';
import type { Node } from '../../src/formula/node.js';
import {
  readFormulas,
  readNumber,
  type WrittenFormulas,
  writeFormulas,
  writtenNumber,
} from '../../src/formula/written.js';
import { rational } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, REQUEST, USD } from '../../src/quantity/unit.js';
import { PROVENANCE } from './formulas.js';

/** As it arrives at the other place. */
function carried(written: WrittenFormulas): WrittenFormulas {
  return JSON.parse(JSON.stringify(written));
}

const uploads = input({ id: 'uploads', value: rational(100) }, REQUEST);
const each = price({ id: 'a/price', tiers: [{ usd: rational('0.1') }], provenance: PROVENANCE }, REQUEST);

describe('formulas that were written and read again', () => {
  it('hold what does not vary as one number', () => {
    const fixed = product(charge(uploads, each), quotient(uploads, uploads));
    expect(writeFormulas([fixed], ['views'])).toEqual({ nodes: ['10'], roots: [0] });
  });

  it('hold what they share once', () => {
    const again = { ...uploads };
    const [one, other] = [charge(uploads, each), sum(USD, charge(again, each), charge(uploads, each))];
    const { nodes } = writeFormulas([one, other], ['uploads']);
    expect(nodes.filter((node) => node[0] === 'input')).toEqual([['input', 'uploads', '100']]);
  });

  it('may be as deep as a scenario may make them', () => {
    let deep = sum(REQUEST, uploads);
    for (let index = 0; index < 5000; index += 1) deep = sum(REQUEST, deep, uploads);
    const [read] = readFormulas(carried(writeFormulas([deep], ['uploads'])), new Map());
    expect(read?.kind).toBe('sum');
  });

  it('know of a tier without a published price', () => {
    const tiers = [{ upTo: rational(150), usd: rational(1) }, {}];
    const some = charge(uploads, price({ id: 'a/price', tiers, provenance: PROVENANCE }, REQUEST));
    const written = carried(writeFormulas([some], ['uploads']));
    const at = (value: number) =>
      exactValue(readFormulas(written, new Map([['uploads', rational(value)]]))[0] as never);
    expect(at(150).toFraction()).toBe('150');
    expect(() => at(151)).toThrow(UnpricedQuantity);
  });

  it('can be differences and quotients too', () => {
    const half = quotient(difference(uploads, input({ id: 'kept', value: rational(40) }, REQUEST)), uploads);
    const written = carried(writeFormulas([half], ['uploads', 'kept']));
    expect(exactValue(readFormulas(written, new Map([['kept', rational(70)]]))[0] as never).toFraction()).toBe('3/10');
  });
});

describe('formulas that were read', () => {
  const kept = input({ id: 'kept', value: rational(40) }, REQUEST);
  const [atA, atB] = ['3', '7'].map((value) => constant(rational(value), REQUEST)) as [typeof uploads, typeof uploads];
  const moved = (id: string, value: number) => ({ kind: 'input', id, value: rational(value), unit: DIMENSIONLESS });
  const fixed = (value: number) => ({ kind: 'constant', value: rational(value), unit: DIMENSIONLESS });

  it('have neither names nor units nor sources', () => {
    const tiers = [{ upTo: rational(150), usd: rational(1) }, { usd: rational('0.5') }];
    const bill = charge(
      called({ en: 'sent', ja: '送信' }, uploads),
      price({ id: 'a/price', tiers, provenance: PROVENANCE }, REQUEST),
    );
    expect(readFormulas(carried(writeFormulas([bill], ['uploads'])), new Map())).toEqual([
      {
        kind: 'charge',
        quantity: moved('uploads', 100),
        price: {
          kind: 'price',
          id: '',
          tiers,
          publishedPer: rational(1),
          provenance: { from: '', source: '' },
          unit: DIMENSIONLESS,
        },
        unit: DIMENSIONLESS,
      },
    ]);
  });

  const [u, k, three, seven] = [moved('uploads', 100), moved('kept', 40), fixed(3), fixed(7)];
  it.each<[Node, object]>([
    [sum(REQUEST, uploads, atA, kept), { kind: 'sum', terms: [u, three, k] }],
    [difference(uploads, kept), { kind: 'difference', minuend: u, subtrahend: k }],
    [product(atA, uploads), { kind: 'product', factors: [three, u] }],
    [quotient(atA, uploads), { kind: 'quotient', dividend: three, divisor: u }],
    [roundUp(uploads, { to: atB }), { kind: 'round', mode: 'up', operand: u, step: seven }],
    [roundDown(uploads, { to: atB }), { kind: 'round', mode: 'down', operand: u, step: seven }],
    [maxOf(uploads, kept, atA), { kind: 'largest', operands: [u, k, three] }],
    [minOf(kept, uploads), { kind: 'smallest', operands: [k, u] }],
    [lessAllowance(uploads, kept), { kind: 'lessAllowance', quantity: u, allowance: k }],
    [share(atA, uploads, kept), { kind: 'share', amount: three, part: u, whole: k }],
  ])('are the operations that they were (case %#)', (formula, expected) => {
    const written = carried(writeFormulas([formula], ['uploads', 'kept']));
    expect(readFormulas(written, new Map())).toEqual([{ ...expected, unit: DIMENSIONLESS }]);
  });

  it('vary with inputs and with nothing else: a rule of that name is fixed', () => {
    const step = rule('step', rational(30), REQUEST, PROVENANCE);
    expect(writeFormulas([roundUp(uploads, { to: step })], ['step'])).toEqual({ nodes: ['120'], roots: [0] });
  });
});

describe('a written number', () => {
  it.each(['0', '730', '-1/3', '1/3', '123456789012345678901234567891/7'])('%s is read as it was', (text) => {
    expect(writtenNumber(readNumber(text))).toBe(text);
  });
});

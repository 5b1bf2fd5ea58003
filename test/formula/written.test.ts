import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charge, difference, input, price, product, quotient, sum } from '../../src/formula/build.js';
import { exactValue, UnpricedQuantity } from '../../src/formula/exact.js';
import {
  readFormulas,
  readNumber,
  type WrittenFormulas,
  writeFormulas,
  writtenNumber,
} from '../../src/formula/written.js';
import { rational } from '../../src/quantity/rational.js';
import { REQUEST, USD } from '../../src/quantity/unit.js';
import { examples, formulas, overridesOf, PROVENANCE } from './formulas.js';

/** As it arrives at the other place. */
function carried(written: WrittenFormulas): WrittenFormulas {
  return JSON.parse(JSON.stringify(written));
}

const uploads = input({ id: 'uploads', value: rational(100) }, REQUEST);
const each = price({ id: 'a/price', tiers: [{ usd: rational('0.1') }], provenance: PROVENANCE }, REQUEST);

describe('formulas that were written and read again', () => {
  it('have exactly the value that they had', () => {
    fc.assert(
      fc.property(formulas, ({ root, ids }) => {
        const [read] = readFormulas(carried(writeFormulas([root], ids)), new Map());
        expect(exactValue(read as never).toFraction()).toBe(exactValue(root).toFraction());
      }),
      examples(500),
    );
  });

  it('have exactly the value that the formulas have when the same quantities are moved', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const moved = overridesOf(formula);
        const [read] = readFormulas(carried(writeFormulas([formula.root], formula.ids)), moved);
        expect(exactValue(read as never).toFraction()).toBe(exactValue(formula.root, moved).toFraction());
      }),
      examples(500),
    );
  });

  it('hold what does not vary as one number', () => {
    const fixed = product(charge(uploads, each), quotient(uploads, uploads));
    expect(writeFormulas([fixed], ['views'])).toEqual({ nodes: ['10'], roots: [0] });
  });

  it('hold what they share once', () => {
    const [one, other] = [charge(uploads, each), sum(USD, charge(uploads, each), charge(uploads, each))];
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

describe('a written number', () => {
  it.each(['0', '730', '-1/3', '1/3', '123456789012345678901234567891/7'])('%s is read as it was', (text) => {
    expect(writtenNumber(readNumber(text))).toBe(text);
  });
});

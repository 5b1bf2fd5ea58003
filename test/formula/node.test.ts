import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constant, difference, input, rule, share, sum } from '../../src/formula/build.js';
import { inOrder, isLeaf, type Node, operandsOf } from '../../src/formula/node.js';
import { ONE } from '../../src/quantity/rational.js';
import { DIMENSIONLESS } from '../../src/quantity/unit.js';
import { formulas, PROVENANCE, priceOf } from './formulas.js';

const [a, b, c] = [constant(1, DIMENSIONLESS), constant(2, DIMENSIONLESS), constant(3, DIMENSIONLESS)];

describe('the nodes of formulas in order', () => {
  it('stand after their operands, each once', () => {
    fc.assert(
      fc.property(formulas, ({ root }) => {
        const nodes = inOrder([root]);
        expect(new Set(nodes).size).toBe(nodes.length);
        expect(nodes.at(-1)).toBe(root);
        nodes.forEach((node, index) => {
          for (const operand of operandsOf(node)) expect(nodes.slice(0, index)).toContain(operand);
        });
      }),
    );
  });

  it('of several formulas hold what they share once', () => {
    const shared = sum(DIMENSIONLESS, a, b);
    const [first, second] = [difference(shared, a), difference(c, shared)];
    expect(inOrder([first, second])).toEqual([a, b, shared, first, c, second]);
  });
});

describe('a node that many use', () => {
  it('is looked into once', () => {
    let reads = 0;
    const shared = {
      kind: 'sum' as const,
      unit: DIMENSIONLESS,
      get terms() {
        reads += 1;
        return [a, b];
      },
    };
    const uses = { kind: 'sum' as const, unit: DIMENSIONLESS, terms: [shared, shared, shared] };
    expect(inOrder([uses, shared])).toEqual([a, b, shared, uses]);
    expect(reads).toBe(1);
  });
});

describe('leaves', () => {
  it.each<[Node, boolean]>([
    [a, true],
    [input({ id: 'x', value: ONE }, DIMENSIONLESS), true],
    [rule('r', ONE, DIMENSIONLESS, PROVENANCE), true],
    [priceOf('p', [[1, 1]]), true],
    [difference(a, b), false],
  ])('are what is not worked out (case %#)', (node, expected) => {
    expect(isLeaf(node)).toBe(expected);
  });
});

describe('operands', () => {
  it('come in the order in which they are read', () => {
    expect(operandsOf(difference(a, b))).toEqual([a, b]);
    expect(operandsOf(share(a, b, c))).toEqual([a, b, c]);
  });

  it('are what a leaf has none of', () => {
    fc.assert(
      fc.property(formulas, ({ root }) => {
        for (const node of inOrder([root])) expect(isLeaf(node)).toBe(operandsOf(node).length === 0);
      }),
    );
  });
});

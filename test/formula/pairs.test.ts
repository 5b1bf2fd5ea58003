/**
 * No two answers may disagree: every pair of the formula readers on the same random formulas, with some of their leaves
 * moved, as they were built and as they are after they were written and read again.
 */
import { describe, expect, it } from 'vitest';
import { inOrder, type Node, type Round } from '../../src/formula/node.js';
import { examples, pricedValue } from './formulas.js';
import { ALL, boundsAround, cases, contradictions, type Found, movedIn, type Reader } from './readers.js';

function pairsOf(names: readonly string[]): [string, string][] {
  return names.flatMap((one, index) => names.slice(index + 1).map((other): [string, string] => [one, other]));
}

describe('two readers of the same formulas agree', () => {
  const found = new Map<string, readonly Found[]>();
  const foundBy = (name: string): readonly Found[] => {
    const known = found.get(name) ?? (ALL[name] as Reader).read(cases);
    found.set(name, known);
    return known;
  };

  it.each(pairsOf(Object.keys(ALL)))('%s; %s', (one, other) => {
    const error = Math.max((ALL[one] as Reader).error, (ALL[other] as Reader).error);
    expect(contradictions(cases, foundBy(one), foundBy(other), error).slice(0, 1)).toEqual([]);
  });
});

/** Complete by its type: a new kind of node has no line here, and one here that no formula has fails below. */
const KINDS: Readonly<Record<Node['kind'], true>> = {
  constant: true,
  input: true,
  rule: true,
  price: true,
  sum: true,
  difference: true,
  product: true,
  quotient: true,
  round: true,
  largest: true,
  smallest: true,
  lessAllowance: true,
  share: true,
  charge: true,
};
const MODES: Readonly<Record<Round['mode'], true>> = { up: true, down: true, halfUp: true };

describe('the formulas that the readers are tried on', () => {
  const nodes = cases.flatMap(({ root }) => inOrder([root]));
  const values = cases.map((one) => ({ one, value: pricedValue(one.root, movedIn(one)) }));

  it('are of every kind of node, and round every way', () => {
    expect([...new Set(nodes.map(({ kind }) => kind))].sort()).toEqual(Object.keys(KINDS).sort());
    const modes = nodes.flatMap((node) => (node.kind === 'round' ? [node.mode] : []));
    expect([...new Set(modes)].sort()).toEqual(Object.keys(MODES).sort());
  });

  it('are kept, but for the few whose roundings doubles may see otherwise', () => {
    expect(cases.length).toBeGreaterThan(0.9 * examples(1000).numRuns);
  });

  it('have prices that end, mostly before they do', () => {
    const open = values.filter(({ value }) => value === undefined).length;
    expect(open).toBeGreaterThan(0.005 * cases.length);
    expect(open).toBeLessThan(0.2 * cases.length);
  });

  it('charge quantities below nothing, at once and at prices that are moved', () => {
    const isBelow = (movesTerms: boolean) =>
      cases
        .filter((one) => one.terms.size > 0 === movesTerms)
        .some((one) =>
          inOrder([one.root]).some(
            (node) => node.kind === 'charge' && (pricedValue(node.quantity, movedIn(one))?.s ?? 1n) < 0n,
          ),
        );
    expect([isBelow(false), isBelow(true)]).toEqual([true, true]);
  });

  it('mostly have bounds that say something', () => {
    const closed = cases.map(boundsAround).filter(({ error }) => Number.isFinite(error));
    expect(closed.length).toBeGreaterThan(0.7 * cases.length);
  });
});

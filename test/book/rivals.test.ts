/** Two files of a user with another amount each for one price: told, or refused where nothing says which holds. */
import { describe, expect, it } from 'vitest';
import type { PriceShard } from '../../src/book/book.js';
import { openBooks } from '../../src/book/open.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { snapshotOf } from '../../src/book/snapshot.js';
import { InputError } from '../../src/errors.js';
import { REQUEST } from '../../src/quantity/unit.js';
import { day } from './books.js';

const ID = 'sqs/standard.requests';

interface File {
  readonly checked: string;
  /** The entries in YAML. */
  readonly history: string;
  readonly per?: string;
}

function shard(file: string, { checked, history, per = '1000000' }: File): PriceShard {
  const text = `service: sqs
region: ap-northeast-1
checked: ${checked}
sources: { agreed: "an agreement" }
prices:
  standard:
    requests:
      unit: request
      per: ${per}
      history:
${history.replace(/^/gm, '        - ')}
`;
  return parsePriceShard({ file, text });
}

/** The doubts of the price and its amount for a million. */
function asked(a: File, b: File, on = '2026-06-01', areNamed = false) {
  const shards = [shard('a.yaml', a), shard('b.yaml', b)];
  const folder = { list: () => shards, shards: () => shards };
  const books = openBooks(() => undefined, areNamed ? { shards } : { folders: [folder] });
  const snapshot = snapshotOf(books, 'ap-northeast-1', day(on));
  const { tiers } = snapshot.price(ID, REQUEST);
  const doubts = snapshot.doubts().filter(({ kind }) => kind === 'otherFile');
  return { amounts: tiers.map(({ usd }) => usd?.mul(1_000_000).valueOf()), doubts };
}

const since = (from: string, usd: string, more = '') => `{ from: ${from}, usd: ${usd}, source: agreed${more} }`;
const A: File = { checked: '2026-05-01', history: since('2026-01-01', '0.4') };

describe('one price in two files', () => {
  it('with other amounts, both checked on one day, is refused with both places, both amounts and what to do', () => {
    let problems: InputError['problems'] = [];
    try {
      asked(A, { ...A, history: since('2026-01-01', '0.5') });
    } catch (error) {
      if (error instanceof InputError) problems = error.problems;
    }
    expect(problems).toMatchObject([{ code: 'contradiction', place: { source: { file: 'a.yaml' }, line: 11 } }]);
    expect(problems[0]?.message.en).toBe(
      '`sqs/standard.requests` is 0.4 USD / 1000000 request here and 0.5 USD / 1000000 request in b.yaml:11, both checked on 2026-05-01',
    );
    expect(problems[0]?.message.ja).toContain('b.yaml:11');
    expect(problems[0]?.remedy?.en).toContain('keep the one that holds');
  });

  it.each<[string, File]>([
    ['the same amount', A],
    ['the same amount for another number of units', { ...A, per: '1000', history: since('2026-01-01', '0.0004') }],
    ['the same amount, written in other digits', { ...A, history: since('2026-01-01', '0.40') }],
    [
      'another amount of a later day than the first was checked',
      {
        checked: '2026-06-01',
        history: since('2026-05-02', '0.5'),
      },
    ],
    [
      'another amount that had ended before',
      {
        ...A,
        history: `${since('2025-01-01', '0.5')}\n${since('2026-01-01', '0.4')}`,
      },
    ],
    [
      'an amount that is said to be unknown',
      { ...A, history: '{ from: 2026-01-01, unknown: not asked, source: agreed }' },
    ],
  ])('is no conflict with %s', (_, other) => {
    expect(asked(A, other).doubts).toEqual([]);
  });

  it('with other amounts, of which one file was checked later, is told', () => {
    const earlier: File = { checked: '2026-04-01', history: since('2026-01-01', '0.5') };
    const { amounts, doubts } = asked(A, earlier);
    expect(amounts).toEqual([0.4]);
    expect(doubts).toMatchObject([
      {
        taken: '0.4 USD / 1000000 request (a.yaml:11)',
        passedOver: '0.5 USD / 1000000 request (b.yaml:11)',
        isNamedFirst: false,
      },
    ]);
  });

  it.each([
    ['the last day on which the first was checked', '2026-05-01', 1],
    ['the day after it', '2026-05-02', 0],
  ])('that changes on %s', (_, from, count) => {
    expect(asked(A, { checked: '2026-05-31', history: since(from, '0.5') }).doubts).toHaveLength(count);
  });

  it('is, of files that were named, that of the first, and told', () => {
    const { amounts, doubts } = asked(A, { ...A, history: since('2026-01-01', '0.5') }, '2026-06-01', true);
    expect(amounts).toEqual([0.4]);
    expect(doubts).toMatchObject([{ isNamedFirst: true }]);
  });
});

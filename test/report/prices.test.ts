import { describe, expect, it } from 'vitest';
import type { PriceShard } from '../../src/book/book.js';
import { openBooks, sourceOf } from '../../src/book/open.js';
import { bookDifferences, differences, findPrice, listPrices, onDay, pricesOf } from '../../src/book/prices.js';
import { priceFacts } from '../../src/questions/prices/priceFacts.js';
import { differenceAnswer, differenceJson, differenceText } from '../../src/report/answers/prices/difference.js';
import { historyAnswer, historyJson, historyText } from '../../src/report/answers/prices/history.js';
import { listAnswer, listText } from '../../src/report/answers/prices/list.js';
import { amountText } from '../../src/report/answers/prices/price.js';
import { priceAnswer, priceJson, showText } from '../../src/report/answers/prices/show.js';
import type { Answer } from '../../src/report/document/document.js';
import { csvText } from '../../src/report/formats/csv/csv.js';
import { markdownText } from '../../src/report/formats/markdown/markdown.js';
import { change, day, EC2, priceShard, TOKYO } from '../book/books.js';
import { books as builtIn } from '../support/price.js';

const CHINA: PriceShard = {
  ...priceShard({}),
  region: 'cn-north-1',
  currency: 'CNY',
  prices: {
    requests: {
      unit: 'request',
      per: '1000000',
      history: [
        change('2020-01-01', undefined, {
          tiers: [{ upTo: '10', cny: '1.36' }, {}],
          sku: 'ABC',
          roundedTo: '0.01',
          note: 'a note',
        }),
      ],
    },
  },
};
const books = openBooks(() => undefined, { shards: [EC2, CHINA] });
const asOf = day('2016-06-02');

describe('a price in words', () => {
  const micro = findPrice(books, TOKYO, 'ec2/linux.t2.micro');

  it('says what it is, since when, by which source, and what it changes to', () => {
    expect(showText(onDay(micro, asOf), asOf, { language: 'en', width: 200 })).toBe(
      [
        'ec2/linux.t2.micro in ap-northeast-1 on 2016-06-02: 0.020 USD per h',
        '  since 2014-07-01 (EC2 pricing page; one price until the cut)',
        '  last checked: 2016-06-29',
        '  from 2016-12-01 on: 0.016 USD per h',
      ].join('\n'),
    );
    expect(showText(onDay(micro, day('2010-01-01')), '2010-01-01', { language: 'en', width: 200 })).toContain(
      'not known yet',
    );
  });

  it('says tiers, yuan, SKU and rounding', () => {
    const price = findPrice(books, 'cn-north-1', 'ec2/requests');
    const text = showText(onDay(price, day('2021-01-01')), '2021-01-01', { language: 'en', width: 300 });
    expect(text).toContain('1.36 CNY per 1,000,000 requests up to 10; no published price');
    expect(text).toContain('SKU ABC; rounded to 0.01; a note');
    expect(priceJson(onDay(price, day('2021-01-01')), '2021-01-01')).toMatchObject({
      currency: 'CNY',
      price: { sku: 'ABC' },
    });
  });

  it('says its history, a line a change', () => {
    expect(historyText(micro, { language: 'en', width: 200 }).split('\n')).toHaveLength(4);
    expect(historyJson(micro)).toMatchObject({
      history: [{ from: '2014-07-01' }, { from: '2016-12-01' }, { firstSeen: true }],
    });
    const rhel = findPrice(books, TOKYO, 'ec2/rhel.t2.micro');
    expect(historyText(rhel, { language: 'en', width: 200 })).toContain('2018-01-01: no longer known');
  });

  it('says amounts alone', () => {
    expect(amountText([{ upTo: '1000', usd: '2' }, { usd: '1' }], 'en')).toBe('2 USD up to 1,000, 1 USD');
    expect(amountText([{ cny: '3' }], 'en')).toBe('3 CNY');
    expect(amountText([{}], 'en')).toBe('no published price');
  });
});

describe('several prices in words', () => {
  const { prices: all } = listPrices(books, TOKYO, []);

  it('are a line each', () => {
    expect(
      listText({ region: TOKYO, day: asOf, prices: all.map((price) => onDay(price, asOf)) }, 'en').split('\n'),
    ).toHaveLength(3);
  });

  it.each([
    ['2014-07-01', []],
    ['2016-11-30', []],
    ['2017-06-01', ['changed between 2016-12-01 and 2017-10-26']],
    ['2025-12-15', []],
    ['2025-12-16', ['last checked 2025-06-18']],
  ])('are marked where the price of %s may be another', (asked, marks) => {
    const found = onDay(findPrice(books, TOKYO, 'ec2/linux.t2.micro'), day(asked));
    const listed = { region: TOKYO, day: asked, prices: [found] };
    const marked = [...listText(listed, 'en').matchAll(/\(([^)]*)\)/g)].map(([, mark]) => mark);
    expect(marked).toEqual(marks);
    const answer = listAnswer(listed);
    expect(csvText([answer.records()]).trimEnd().split('\r\n').at(-1)?.split(',').at(-1)).toBe(marks[0] ?? '');
    for (const mark of marks) expect(markdownText([answer.document('en')])).toContain(mark);
    expect(answer.json()).toMatchObject([marks.length === 0 ? {} : { doubts: marks }]);
  });

  it('say where there is none on the day, and since when there are some', () => {
    const listed = { region: TOKYO, day: '2010-01-01', prices: [], first: '2014-07-01' };
    const says = 'no price of these is known in ap-northeast-1 on 2010-01-01; the first is from 2014-07-01 on';
    expect(listText(listed, 'en')).toBe(says);
    expect(markdownText([listAnswer(listed).document('en')])).toContain(says);
  });

  it('that differ between two days say from what to what', () => {
    const found = differences(all, asOf, day('2020-01-01'));
    expect(differenceText(found, '2016-06-02', '2020-01-01', 'en')).toContain('0.020 USD per h -> 0.0152 USD per h');
    expect(found.map(differenceJson)).toHaveLength(found.length);
    expect(differenceText([], 'a', 'b', 'en')).toBe('no price differs between a and b');
    expect(differenceText(found.slice(0, 1), 'a', 'b', 'en')).toContain('1 price differs between a and b');
  });

  it('that differ between two books are told, and what only one has', () => {
    const other = priceShard({ 'linux.t2.micro': [change('2014-07-01', '0.5')] });
    const [mine, theirs] = [EC2, other].map((shard) => pricesOf([sourceOf(shard)]));
    const found = bookDifferences(mine ?? [], theirs ?? [], asOf);
    expect(
      found.map(({ price, before, after }) => [price.id, before?.tiers?.[0]?.usd, after?.tiers?.[0]?.usd]),
    ).toEqual([
      ['ec2/linux.t2.micro', '0.020', '0.5'],
      ['ec2/linux.t2.small', '0.040', undefined],
    ]);
    const perHundred = {
      ...other,
      prices: { 'linux.t2.micro': { ...other.prices['linux.t2.micro'], unit: 'h', per: '100' } },
    } as PriceShard;
    expect(bookDifferences(mine ?? [], pricesOf([sourceOf(perHundred)]), asOf)[0]?.before).toBeUndefined();
  });

  it('of two books with other units are no one history', () => {
    const other: PriceShard = {
      ...EC2,
      prices: { 'linux.t2.micro': { unit: 'h', per: '100', history: [change('2020-01-01', '2')] } },
    };
    const both = openBooks(() => undefined, { shards: [other, EC2] });
    expect(findPrice(both, TOKYO, 'ec2/linux.t2.micro').history).toHaveLength(1);
  });
});

describe('what an instance is', () => {
  it.each([
    [
      'ec2/linux.t4g.micro',
      { vcpu: '2', memoryGb: '1', architecture: 'arm64', burstable: true },
      { en: '2 vCPU, 1 GB, arm64, bursts on CPU credits', ja: '2 vCPU、1 GB、arm64、バースト可能（CPU クレジット）' },
    ],
    [
      'ec2/rhel.m4.large',
      { vcpu: '2', memoryGb: '8', architecture: 'x86_64', burstable: false },
      { en: '2 vCPU, 8 GB, x86_64', ja: '2 vCPU、8 GB、x86_64' },
    ],
  ])('is said of %s', (id, instance, words) => {
    expect(priceFacts(builtIn, findPrice(builtIn, TOKYO, id))).toEqual({ words, facets: { instance } });
  });

  it.each(['cloudwatch/metrics', 'lambda/requests'])('is not said of %s, which is the price of none', (id) => {
    expect(priceFacts(builtIn, findPrice(builtIn, TOKYO, id))).toBeUndefined();
  });

  it('is not said without the rules', () => {
    expect(priceFacts(books, findPrice(books, TOKYO, 'ec2/linux.t2.micro'))).toBeUndefined();
  });

  it('stands under the price, and in JSON as `instance`', () => {
    const price = findPrice(builtIn, TOKYO, 'ec2/rhel.m4.large');
    const [found, facts] = [onDay(price, asOf), priceFacts(builtIn, price)];
    const text = showText(found, asOf, { language: 'en', width: 200 }, facts);
    expect(text.split('\n')[1]).toBe('  2 vCPU, 8 GB, x86_64');
    expect(priceJson(found, asOf, facts)).toMatchObject({ instance: { vcpu: '2', memoryGb: '8' } });
  });
});

describe('prices as answers', () => {
  const micro = findPrice(books, TOKYO, 'ec2/linux.t2.micro');
  const cells = (answer: Answer) =>
    csvText([answer.records()])
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));

  it('have a record for each tier, with the amounts as they are published', () => {
    const china = pricesOf([sourceOf(CHINA)]).map((price) => onDay(price, day('2021-01-01')));
    const answer = listAnswer({ prices: china, region: 'cn-north-1', day: '2021-01-01' });
    const [header = [], ...rows] = cells(answer);
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(column('x_UpTo')).toEqual(['10', '']);
    expect(column('x_Amount')).toEqual(['1.36', '']);
    expect(column('x_Per')).toEqual(['1000000', '1000000']);
    const text = markdownText([answer.document('en')]);
    expect(text).toContain('| 10 | 1.36 | per 1,000,000 requests |');
    expect(text).toContain('no published price');
  });

  it('say where a price is not known, which is no amount', () => {
    const rhel = findPrice(books, TOKYO, 'ec2/rhel.t2.micro');
    const answer = historyAnswer(rhel);
    expect(markdownText([answer.document('en')])).toMatch(/2018-01-01 \|\s+\| no longer known/);
    expect(markdownText([answer.document('ja')])).toContain('以降の記録なし');
    expect(cells(answer).at(-1)?.[4]).toBe('');
    const early = priceAnswer(onDay(micro, day('2010-01-01')), '2010-01-01');
    expect(markdownText([early.document('en')])).toContain('not known yet');
  });

  it('say which of two sides a price is of', () => {
    const found = differences([micro], day('2016-06-02'), day('2020-01-01'));
    const answer = differenceAnswer(found, '2016-06-02', '2020-01-01');
    expect(cells(answer).map(([side, , , , , amount]) => [side, amount])).toEqual([
      ['x_Side', 'x_Amount'],
      ['before', '0.020'],
      ['after', '0.0152'],
    ]);
    expect(markdownText([differenceAnswer([], 'a', 'b').document('en')])).toContain('no price differs between a and b');
  });
});

/** No doubt about a price or a rule is lost: whatever is asked, and in whichever format it is shown. */
import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../src/cli/call/formats.js';
import type { Day } from '../../src/quantity/day.js';
import { toDecimal } from '../../src/quantity/rational.js';
import { optimise } from '../../src/questions/choose/optimise.js';
import { breakEven } from '../../src/questions/range/breakEven.js';
import { sweep } from '../../src/questions/range/sweep.js';
import { timeline } from '../../src/questions/time/timeline.js';
import { breakEvenAnswer } from '../../src/report/answers/breakEven.js';
import { optimumAnswer } from '../../src/report/answers/optimise.js';
import { sweepAnswer } from '../../src/report/answers/sweep.js';
import { timelineAnswer } from '../../src/report/answers/timeline.js';
import type { Answer } from '../../src/report/document/document.js';
import type { Language } from '../../src/words.js';
import { askedOf, comparedAnswer, QUESTIONS, scenarioOf } from '../support/answers.js';
import { readBook } from '../support/workbook.js';

/** The price of t2.micro in Tokyo fell on some day between two lists: 2017-04-30 shows 0.016 USD an hour, 2017-10-26 0.0152. */
const SHOP = `
title: { en: "A shop", ja: "EC サイト" }
region: ap-northeast-1
asOf: 2017-06-01
horizon: { years: 3, growth: { calls: 20 % } }
workload: { calls: "5M / month", time: 120 ms }
options:
  EC2: [{ ec2: { type: t2.micro, count: 2 } }, { dataTransfer: { out: 200 GB } }]
  Lambda: [{ lambda: { requests: calls, duration: time, memory: 512 MB } }]
`;
const DAYS = { en: 'between 2017-04-30 and 2017-10-26', ja: '2017-04-30 から 2017-10-26 までの間' };
const ID = 'ec2/linux.t2.micro';

const answers: Readonly<Record<string, () => Answer>> = {
  ...Object.fromEntries(
    Object.entries(QUESTIONS).map(([question, ask]) => [
      question,
      () => ask(SHOP, { first: 'calls', second: 'time=100ms..400ms' }),
    ]),
  ),
  optimise: () => {
    const text = scenarioOf('optimise/thumbnails').replace(/^asOf:.*$/m, 'asOf: 2017-06-01');
    return optimumAnswer(optimise(askedOf(text), { top: 3, isWanted: (type) => type === 't2.micro' }));
  },
};

/** Without spaces and marks, as tables and charts break lines where they like. */
const plain = (text: string) => text.replace(/[\s│*\\`_]/g, '');
const withoutTags = (text: string) => text.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, '');

async function shown(answer: Answer, word: string, language: Language): Promise<string> {
  const format = formatsOf('bills').find((one) => one.word === word);
  if (format === undefined) throw new Error(`no format ${word}`);
  const content = await format.render([answer], { language, width: 100, color: false });
  if (content instanceof Uint8Array) {
    return [...readBook(content).values()].flatMap((sheet) => [...sheet.values()].map(({ value }) => value)).join('\n');
  }
  const text = typeof content === 'string' ? content : [...content].join('');
  return ['html', 'svg'].includes(word) ? withoutTags(text) : text;
}

/** A PDF is the page, printed. */
const words = formatsOf('bills').flatMap(({ word }) => (word === 'pdf' ? [] : [word]));
/** What programs read is English. */
const ofPrograms = ['csv', 'json'];
/** A picture of the charts has no appendix. */
const withoutIds = ['svg'];
const ofCustomers = ['markdown', 'html', 'xlsx'];

describe.each(Object.keys(answers))('a price that may be another, in an answer of %s', (question) => {
  const answer = (answers[question] as () => Answer)();

  describe.each(['en', 'ja'] as const)('in %s', (language) => {
    it.each(words)('is told as %s, with its id', async (word) => {
      const text = plain(await shown(answer, word, language));
      expect(text).toContain(plain(DAYS[ofPrograms.includes(word) ? 'en' : language]));
      if (!withoutIds.includes(word)) expect(text).toContain(plain(ID));
    });

    it.each(ofCustomers)('is told a customer without ids and commands before the appendix of %s', async (word) => {
      const text = plain(await shown(answer, word, language));
      const [before, behind] = text.split(plain({ en: 'Notes on prices', ja: '価格に関する補足' }[language])) as [
        string,
        string?,
      ];
      const sentence = plain(DAYS[language]);
      const warned = before.slice(before.indexOf(sentence)).slice(0, 200);
      expect(warned).toMatch({ en: /\(\d+inall\)/, ja: /（\d+件）/ }[language]);
      expect(behind).toContain(sentence);
      expect(behind).toContain(plain(ID));
    });
  });
});

describe('by other known prices', () => {
  const said = { vary: { file: '--vary', text: 'calls=1M..50M' } };
  const asked = askedOf(SHOP);

  it('break-even tells where else the cheapest option changes, each crossing worked out', () => {
    const found = breakEven(asked, said);
    expect(found.crossings.map(({ first }) => toDecimal(first.value).text)).toEqual(['27509374']);
    // Traffic at 0.114 instead of 0.14 USD a GB, and instances at 0.0152 an hour: (0.0152 x 2 x 730 + 0.114 x 199) / 0.0000018671.
    const [other] = found.byOthers;
    expect(other?.crossings.map(({ first }) => toDecimal(first.value).text)).toEqual(['24098554']);
    expect([...(other?.instead.keys() ?? [])].sort()).toEqual(['dataTransfer/internet', ID]);
    expect(breakEvenAnswer(found, asked, said).document('en').summary.at(-1)).toBe(
      'Not every price is proven for 2017-06-01. By the other known prices: up to 24,098,553 Lambda, from 24,098,554 EC2.',
    );
    expect(breakEvenAnswer(found, asked, said).document('ja').summary.at(-1)).toBe(
      '2017-06-01 時点の価格には確定できないものがあります。ほかに確認されている価格では、24,098,553 まで Lambda、24,098,554 から EC2',
    );
  });

  it('a sweep tells the rows at which another option may be the cheapest', () => {
    const found = sweep(asked, [said], { points: 9 });
    const rows = [...found.rows()];
    expect(
      rows.flatMap(({ at, otherCheapest }) => otherCheapest.map((name) => `${at[0]?.toFraction()} ${name}`)),
    ).toEqual(['25500000 EC2']);
    expect(sweepAnswer(found).document('en').summary.at(-1)).toBe(
      'Not every price is proven for 2017-06-01. By the other known prices: EC2 may be the cheapest at 25,500,000.',
    );
  });

  it('says that the cheapest option is the same where it is', () => {
    const found = sweep(asked, [{ vary: { file: '--vary', text: 'calls=1M..2M' } }], { points: 3 });
    expect(sweepAnswer(found).document('en').summary.at(-1)).toBe(
      'Not every price is proven for 2017-06-01. By the other known prices the cheapest option is the same.',
    );
  });

  it('a timeline tells on which days another option may have been the cheapest, from the first doubtful to the last', () => {
    const close = SHOP.replace('5M / month', '26M / month');
    const found = timeline(askedOf(close), '2017-04-01' as Day, '2017-12-31' as Day);
    expect(found.otherwise).toEqual([{ from: '2017-05-04', to: '2017-12-31', names: ['EC2'] }]);
    expect(timelineAnswer(found).document('en').summary.at(-1)).toBe(
      'From 2017-05-04 to 2017-12-31 not every price is proven: by the other known prices EC2 may have been the cheapest.',
    );
  });

  it('a comparison tells the total by the rule that held before an announced one', () => {
    const text = `
region: us-east-1
asOf: 2025-08-10
workload: { calls: 30M / month, time: 20 ms }
options:
  EC2: [{ ec2: { type: t3.medium } }]
  Lambda: [{ lambda: { requests: calls, duration: time, memory: 1024 MB, coldStarts: 5 %, initDuration: 2 s } }]
`;
    const answer = comparedAnswer(askedOf(text));
    // Without INIT: 30 M x 0.02 s x 1 GB x 0.0000166667 + 6.
    expect(answer.document('en').summary.at(-1)).toBe(
      'Not every billing rule is proven for 2025-08-10. By the other known billing rules, Lambda costs between 16.00 and 66.00 USD a month; Lambda may be the cheapest then.',
    );
    expect(answer.json()).toMatchObject({ cheapest: 'EC2', cheapestByOtherPrices: ['Lambda'] });
  });

  it.each([
    { sizes: ['nano', 'micro', 'small', 'medium', 'large', '2xlarge'], left: 0 },
    { sizes: ['nano', 'micro', 'small', 'medium', 'large', '2xlarge', 'micro, os: windows'], left: 1 },
  ])(
    'a range of $sizes.length options with a doubtful price each tells that $left ways were not tried',
    ({ sizes, left }) => {
      const options = sizes.map((size, index) => `  Option ${index}: [{ ec2: { type: t2.${size}, hours: time } }]`);
      const text = `region: ap-northeast-1\nasOf: 2017-06-01\nworkload: { time: 400 h }\noptions:\n${options.join('\n')}`;
      const vary = { vary: { file: '--vary', text: 'time=100h..700h' } };
      const told = /1 more way to combine the other known prices may matter, and was not tried\./;
      const ofRange = breakEven(askedOf(text), vary);
      const ofRows = sweep(askedOf(text), [vary], { points: 3 });
      for (const answer of [breakEvenAnswer(ofRange, askedOf(text), vary), sweepAnswer(ofRows)]) {
        expect(told.test(answer.document('en').summary.join(' '))).toBe(left > 0);
        expect((answer.json() as { otherPricesNotTried?: number }).otherPricesNotTried ?? 0).toBe(left);
      }
    },
  );
});

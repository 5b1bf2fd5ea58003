import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PricingRequest } from '../../src/bill/vary.js';
import { compareRegions } from '../../src/questions/choose/regions.js';
import { breakEven } from '../../src/questions/range/breakEven.js';
import { frontier } from '../../src/questions/range/frontier.js';
import { sweep } from '../../src/questions/range/sweep.js';
import { breakEvenAnswer } from '../../src/report/answers/breakEven.js';
import { breakEvenJson } from '../../src/report/answers/breakEvenJson.js';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { frontierAnswer } from '../../src/report/answers/frontier.js';
import { regionsAnswer } from '../../src/report/answers/regions.js';
import { sweepAnswer } from '../../src/report/answers/sweep.js';
import type { Answer } from '../../src/report/document/document.js';
import { comparisonTable } from '../../src/report/formats/terminal/table.js';
import { books, priced, TODAY } from '../support/price.js';
import { tableOf } from '../support/shown.js';

const LANGUAGES = ['en', 'ja'] as const;
const read = (name: string) => readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
const asked = (text: string): PricingRequest => ({
  source: { file: 'test.yaml', text },
  settings: { today: TODAY },
  books,
});
const said = (vary: string, step?: string) => ({
  vary: { file: '--vary', text: vary },
  ...(step === undefined ? {} : { step: { file: '--step', text: step } }),
});

const PAIR = `
title: { en: "A server or functions", ja: "サーバーか Lambda か" }
region: us-east-1
asOf: 2025-06-18
freeTier: always
currency: { code: JPY, perUsd: 150 }
workload: { calls: 5M / month, time: 100 ms }
options:
  EC2: { title: { en: Server, ja: サーバー }, uses: [{ ec2: { type: t3.small } }] }
  Lambda: [{ lambda: { requests: calls, duration: time, memory: 512 MB, peakRequests: 2,000 / s } }]
  Both: [{ lambda: { requests: calls, duration: time, memory: 512 MB } }]
`.replace('2,000 / s', '"2,000 / s"');

describe.each(LANGUAGES)('in %s', (language) => {
  const shown = (answer: Answer) => tableOf(answer, language, 90);
  const breakingEven = (text: string, ...words: Parameters<typeof said>) =>
    breakEvenAnswer(breakEven(asked(text), said(...words)), asked(text), said(...words));

  it.each([
    ['crossings', 'calls=1..50M', undefined],
    ['no crossing', 'calls=1..1000', undefined],
    ['a range in which an option is not possible', 'time=1s..20min', '1s'],
    ['a price', 'ec2/linux.t3.small=0..0.2', undefined],
  ])('break-even tells of %s', (_, vary, step) => {
    expect(shown(breakingEven(PAIR, vary, step))).toMatchSnapshot();
  });

  it('break-even tells of more crossings than anybody reads', () => {
    const steps = PAIR.replace('type: t3.small', 'type: t3.small, count: ceil(calls / 20000)').replace(
      'duration: time',
      'duration: 1212 ms',
    );
    expect(shown(breakingEven(steps, 'calls=1..5M')).split('\n').length).toBeLessThan(80);
  });

  it('a frontier is told row by row', () => {
    const found = frontierAnswer(frontier(asked(PAIR), said('calls=1..50M'), said('time=100ms..400ms'), 3));
    expect(shown(found)).toMatchSnapshot();
    expect(found.json()).toMatchObject({
      vary: { id: 'calls' },
      along: { id: 'time' },
      rows: [{ at: '100' }, {}, {}],
    });
  });

  it('amounts at an exchange rate are those at that rate', () => {
    const text = `
region: us-east-1
asOf: 2025-06-18
currency: { code: JPY, perUsd: 100 }
options:
  Own: [{ onPremises: { monthly: 2000 JPY } }]
  EC2: [{ operations: { hours: 1, rate: 16 USD } }]
`;
    const found = breakEven(asked(text), said('rate=100..200'));
    const [sentence] = breakEvenAnswer(found, asked(text), said('rate=100..200')).document(language).summary;
    // 16 USD are 2,000 JPY at 125.
    expect(sentence).toContain('125');
    expect(sentence).toContain('2,000');
    expect(sentence).not.toContain('1,600');
  });

  it('one option that goes on alone meets no other', () => {
    const range = said('time=1s..20min', '1s');
    const [sentence] = breakEvenAnswer(breakEven(asked(PAIR), range), asked(PAIR), range).document(language).summary;
    expect(sentence).not.toMatch(/each|いずれも/);
  });

  it('regions and what they lack are told', () => {
    const found = compareRegions(asked(read('campaign-site')), { file: '--region', text: 'us-east-1,sa-east-1' });
    expect(shown(regionsAnswer(found))).toContain('sa-east-1');
  });

  it('traffic is told with its peak by its mean', () => {
    const found = priced(read('traffic/shop-day'));
    expect(comparisonTable(found, { language, width: 90, color: false })).toMatchSnapshot();
    expect(comparisonJson(found)).toMatchObject({ traffic: { requests: { counts: 24, intervalSeconds: 3600 } } });
  });

  it('a sweep over traffic tells what is not carried', () => {
    const found = sweep(asked(read('traffic/shop-day')), [said('requests=1M..1B')], { points: 3 });
    expect(shown(sweepAnswer(found))).toMatchSnapshot();
  });
});

describe('break-even as JSON', () => {
  it('has every stretch and both sides of every crossing, exactly', () => {
    expect(breakEvenJson(breakEven(asked(PAIR), said('calls=1..50M')))).toMatchSnapshot();
  });

  it('names what is not possible', () => {
    const found = breakEvenJson(breakEven(asked(PAIR), said('time=1s..20min', '1s'))) as {
      stretches: { impossible: object[]; cheapest: string[] }[];
    };
    expect(found.stretches.at(-1)?.impossible).toHaveLength(2);
    expect(found.stretches.at(-1)?.cheapest).toEqual(['EC2']);
  });
});

/** Templates are scenarios that run: in every language, region and currency that a person may answer. */
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compare } from '../../src/bill/compare.js';
import { exactValue } from '../../src/formula/exact.js';
import type { Node } from '../../src/formula/node.js';
import { scenarioSchema } from '../../src/scenario/schema.js';
import { type Answers, scenarioText } from '../../src/template/template.js';
import { TEMPLATES } from '../../src/template/templates.js';
import { books, TODAY } from '../support/price.js';

const ANSWERS: Answers = { region: 'us-east-1', asOf: '2025-06-18', quantities: new Map(), language: 'en' };
const YEN = { currency: { code: 'JPY', perUsd: '150' } };

const priced = (text: string) => compare({ file: 'scenario.yaml', text }, { today: TODAY }, books);

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('the template %s', (_, template) => {
  it.each([
    ['in English', ANSWERS],
    ['in Japanese', { ...ANSWERS, ...YEN, language: 'ja', region: 'ap-northeast-1' }],
  ] as const)('is priced %s without a warning of its own', (_, answers) => {
    const { options } = priced(scenarioText(template, answers));
    expect(options.map(({ name }) => name)).toEqual(template.options.map(({ name }) => name));
    expect(options.flatMap(({ warnings }) => warnings)).toEqual([]);
    for (const { lines } of options) expect(lines.length).toBeGreaterThan(0);
  });

  it('is priced whatever is answered, and says what was', () => {
    const answers = fc.record(
      {
        title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== ''),
        region: fc.constantFrom('us-east-1', 'ap-northeast-1', 'us-east-2', 'us-west-2', 'eu-west-1'),
        asOf: fc.constantFrom('2025-06-18', '2025-09-01', '2026-02-28', '2026-11-23'),
        currency: fc.record({
          code: fc.constantFrom('JPY', 'EUR', 'KWD', 'USD'),
          perUsd: fc.constantFrom('1', '150', '0.9123', '1e2'),
          source: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        }),
        parts: fc.array(fc.integer({ min: 1, max: 9 }), {
          minLength: template.workload.length,
          maxLength: template.workload.length,
        }),
        language: fc.constantFrom('en', 'ja'),
        schema: fc.constantFrom('./schema.json', '../a b/シナリオ.json'),
      },
      { requiredKeys: ['region', 'asOf', 'language', 'parts'], noNullPrototype: true },
    );
    const usual = priced(scenarioText(template, ANSWERS)).scenario;
    fc.assert(
      fc.property(answers, ({ parts, ...answered }) => {
        // Of a code of its own, US dollars are one to one.
        const own = answered.currency?.code === 'USD' ? { currency: { ...answered.currency, perUsd: '1' } } : {};
        const quantities = new Map(
          template.workload.map(({ name, value }, index) => [name, `(${value}) * ${parts[index]} / 4`]),
        );
        const given: Answers = { ...answered, ...own, quantities } as Answers;
        const { scenario, options } = priced(scenarioText(template, given));
        expect(options.map(({ name }) => name)).toEqual(template.options.map(({ name }) => name));
        expect(scenario.title.en).toBe(given.title ?? template.title.en);
        expect(scenario).toMatchObject({ region: given.region, asOf: given.asOf });
        expect([scenario.currency.code, scenario.currency.source]).toEqual([
          given.currency?.code ?? 'USD',
          given.currency?.source,
        ]);
        for (const [index, { name }] of template.workload.entries()) {
          const [said, assumed] = [scenario, usual].map(({ workload }) => exactValue(workload.get(name)?.node as Node));
          expect(said?.mul(4).toFraction()).toBe(assumed?.mul(parts[index] as number).toFraction());
        }
      }),
      { seed: 5, numRuns: 15 },
    );
  });

  it.each(template.workload.map(({ name, value }) => [name, value]))('asks for %s since it matters', (name, value) => {
    const usd = (answers: Answers) =>
      priced(scenarioText(template, answers)).options.map(({ usd }) => usd.toFraction());
    const halved = usd({ ...ANSWERS, quantities: new Map([[name, `(${value}) / 2`]]) });
    expect(halved).not.toEqual(usd(ANSWERS));
  });

  it('holds the schema that editors get', () => {
    const validate = new Ajv({ strict: false }).compile(scenarioSchema());
    validate(parse(scenarioText(template, ANSWERS)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has its comments in the language that was asked for', () => {
    const comments = (language: 'en' | 'ja') => scenarioText(template, { ...ANSWERS, language }).match(/#.*/g) ?? [];
    expect(comments('ja').length).toBe(comments('en').length);
    for (const comment of comments('ja')) expect(comment).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    for (const comment of comments('en')) expect(comment).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });
});

describe('answers', () => {
  const [template] = TEMPLATES as [(typeof TEMPLATES)[number]];

  it.each(['Plain', 'With: a colon', '"quoted" # not a comment', '=cmd()', '{ en: no }', 'line\nbreak', '名前'])(
    'keep the title %j as it is',
    (title) => {
      expect(priced(scenarioText(template, { ...ANSWERS, title })).scenario.title.en).toBe(title);
    },
  );

  it('take the place of what the template assumes', () => {
    const { scenario } = priced(
      scenarioText(template, { ...ANSWERS, quantities: new Map([['requests', '7M / month']]) }),
    );
    expect(scenario.workload.get('requests')?.node).toMatchObject({
      value: expect.objectContaining({ n: 7_000_000n }),
    });
  });
});

/** Every default that was taken stands under Assumed, in the answer to every question, in both languages and in JSON. */
import { describe, expect, it } from 'vitest';
import { isMap, parseDocument } from 'yaml';
import { compare } from '../../src/bill/compare.js';
import type { Day } from '../../src/quantity/day.js';
import { optimise } from '../../src/questions/choose/optimise.js';
import { diff } from '../../src/questions/diff/diff.js';
import { breakEven } from '../../src/questions/range/breakEven.js';
import { frontier } from '../../src/questions/range/frontier.js';
import { sweep } from '../../src/questions/range/sweep.js';
import { timeline } from '../../src/questions/time/timeline.js';
import { uncertainty } from '../../src/questions/uncertainty/uncertainty.js';
import { breakEvenAnswer } from '../../src/report/answers/breakEven.js';
import { comparisonAnswer } from '../../src/report/answers/comparison.js';
import { diffAnswer } from '../../src/report/answers/diff.js';
import { frontierAnswer } from '../../src/report/answers/frontier.js';
import { optimumAnswer } from '../../src/report/answers/optimise.js';
import { sweepAnswer } from '../../src/report/answers/sweep.js';
import { timelineAnswer } from '../../src/report/answers/timeline.js';
import { uncertaintyAnswer } from '../../src/report/answers/uncertainty.js';
import type { Answer } from '../../src/report/document/document.js';
import { type Field, type Fields, isImplied } from '../../src/services/contract/field.js';
import { SERVICES } from '../../src/services/registry.js';
import { METERED_CASES, type MeteredCase } from '../support/cases.js';
import { books, scenarioText, TODAY } from '../support/price.js';

/** Beside the component: what can be varied, drawn and chosen. */
const MOVED =
  'lambda: { name: moved, requests: n, memory: 512 MB, durationByMemory: { 512 MB: 100 ms, 1024 MB: 60 ms } }';

interface Stated {
  readonly key: string;
  readonly value: string;
  readonly ja: string;
}

/** Defaults of what a component states and leaves out, those within groups too. */
function defaultsOf(fields: Fields, node: unknown, within: readonly string[] = []): Stated[] {
  return Object.entries(fields).flatMap(([key, field]: [string, Field]): Stated[] => {
    const own = isMap(node) ? node.get(key, true) : undefined;
    if (own !== undefined && own !== null) {
      const inner = 'group' in field ? field.group : field;
      return 'fields' in inner && isMap(own) ? defaultsOf(inner.fields as Fields, own, [...within, key]) : [];
    }
    if (field.defaultValue !== undefined) {
      return [{ key, value: field.defaultValue, ja: field.defaultInJapanese ?? `${key} ${field.defaultValue}` }];
    }
    const { implied } = field;
    if (implied === undefined || !isImplied(implied, (other) => isMap(node) && node.has(other))) return [];
    return [{ key: [...within, key].join('.'), value: implied.value, ja: implied.japanese }];
  });
}

/** Every key with a default, by the path under which it is told: `eventPollers.hours`. */
function keysWithDefault(fields: Fields, within: readonly string[] = []): string[] {
  return Object.entries(fields).flatMap(([key, field]: [string, Field]) => {
    const inner = 'group' in field ? field.group : field;
    const path = [...within, key].join('.');
    return [
      ...(field.defaultValue === undefined ? [] : [key]),
      ...(field.implied === undefined ? [] : [path]),
      ...('fields' in inner ? keysWithDefault(inner.fields as Fields, [...within, key]) : []),
    ];
  });
}

function missing(one: MeteredCase): Stated[] {
  const service = SERVICES.get(one.service);
  const document = parseDocument(one.component, { schema: 'failsafe' });
  return service === undefined ? [] : defaultsOf(service.usage, document.get(one.service, true));
}

const request = (text: string) => ({
  source: { file: 'test.yaml', text },
  settings: { today: TODAY },
  books,
});
const vary = (text: string) => ({ vary: { file: 'vary', text } });

type Request = ReturnType<typeof request>;
const compared = ({ source, settings }: Request) => compare(source, settings, books);

/** Of a scenario with one value of `n`, or with a range of them. */
const QUESTIONS: Readonly<Record<string, (certain: Request, uncertain: Request, day: Day) => Answer>> = {
  compare: (certain) => comparisonAnswer(compared(certain), certain),
  'compare over years': ({ source: { text } }) => {
    const overYears = request(`horizon: { years: 2, growth: { n: 10 % } }\n${text}`);
    return comparisonAnswer(compared(overYears), overYears);
  },
  diff: (certain) => diffAnswer(diff(compared(certain), compared(certain))),
  sweep: (certain) => sweepAnswer(sweep(certain, [vary('n=1M..2M')], { points: 2 })),
  'break-even': (certain) => breakEvenAnswer(breakEven(certain, vary('n=1M..2M')), certain, vary('n=1M..2M')),
  'break-even of two': (certain) =>
    frontierAnswer(frontier(certain, vary('n=1M..2M'), vary('lambda/durationGranularity=1 ms..2 ms'), 2)),
  timeline: (certain, _, day) => timelineAnswer(timeline(certain, day, day)),
  optimise: (certain) => optimumAnswer(optimise(certain, { top: 1 })),
  uncertainty: (_, uncertain) => uncertaintyAnswer(uncertainty(uncertain, { samples: 10, seed: 1 })),
};

/** What stands under Assumed. */
function assumedIn(answer: Answer, language: 'en' | 'ja'): string {
  const name = { en: 'Assumed', ja: '前提条件' }[language];
  return answer
    .document(language)
    .parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []))
    .filter((fact) => fact.name.startsWith(name))
    .map(({ text }) => text)
    .join('; ');
}

const CASES = METERED_CASES.map((one) => ({ one, defaults: missing(one) })).filter(
  ({ defaults }) => defaults.length > 0,
);

/** The fewest cases of a service that together take each default which any case takes. */
const CHOSEN = CASES.filter(({ one, defaults }, index) => {
  const before = CASES.slice(0, index).filter((other) => other.one.service === one.service);
  const known = new Set(before.flatMap((other) => other.defaults.map(({ key }) => key)));
  return defaults.some(({ key }) => !known.has(key));
});

describe('every service has a case in which each of its defaults is taken', () => {
  it.each([...SERVICES.values()].map(({ name, usage }) => [name, usage] as const))('%s', (name, usage) => {
    const cases = CASES.filter(({ one }) => one.service === name);
    const taken = cases.flatMap(({ defaults }) => defaults.map(({ key }) => key));
    expect(keysWithDefault(usage).filter((key) => !taken.includes(key))).toEqual([]);
  });
});

/** What a service says of its defaults that depend on the rest, in the words of what it then assumes. */
const TOLD_BY_METERS: Readonly<Record<string, string>> = {
  'load.systemMemory': 'the system takes',
  'load.requests': 'the load is at its peak all the time',
  'purchase.commitment': 'commitment is what the component uses',
  'onDemand.itemSize': 'one unit each',
  'onDemand.consistency': 'reads from DynamoDB are strongly consistent',
  'onDemand.transactions': 'transaction',
};

describe('a default that is described is one that is told', () => {
  const keys = [...SERVICES.values()].flatMap(({ usage }) => describedDefaults(usage));
  const told = METERED_CASES.flatMap(({ metered }) => metered.assumed ?? []);
  it.each([...new Set(keys)])('%s', (key) => {
    expect(told.filter((text) => text.includes(TOLD_BY_METERS[key] ?? '?'))).not.toEqual([]);
  });

  it('is in the description of its field, unless only metering can tell', () => {
    expect([...new Set(keys)].sort()).toEqual(Object.keys(TOLD_BY_METERS).sort());
  });
});

/** Keys whose description says in prose what holds where they are left out. */
function describedDefaults(fields: Fields, within: readonly string[] = []): string[] {
  return Object.entries(fields).flatMap(([key, field]: [string, Field]) => {
    const inner = 'group' in field ? field.group : field;
    const path = [...within, key];
    return [
      ...(/\bdefault: |without it,/i.test(field.about.en) ? [path.join('.')] : []),
      ...('fields' in inner ? describedDefaults(inner.fields as Fields, path) : []),
    ];
  });
}

/** With nothing said of the month, the currency and the free tier. */
function textOf({ component, around }: MeteredCase, n: string): string {
  const text = scenarioText([component, MOVED], { ...around, workload: { ...around.workload, n } });
  return text.replace(/^(?:month|freeTier): .*\n/gm, '');
}

const WHOLE: readonly Stated[] = [
  { key: 'month', value: '730 h', ja: '1 か月は 730 時間' },
  { key: 'currency', value: 'USD', ja: '通貨は USD' },
  { key: 'freeTier', value: 'none', ja: '無料枠は適用しない' },
];

describe.each(Object.entries(QUESTIONS))('what was assumed is told by %s', (_, ask) => {
  it.each(CHOSEN.map(({ one, defaults }) => [`${one.service}: ${one.title}`, one, defaults] as const))(
    '%s',
    (_title, one, defaults) => {
      const answer = ask(request(textOf(one, '1M')), request(textOf(one, '1M..2M')), one.around.asOf as Day);
      const json = JSON.stringify(answer.json());
      const [en, ja] = [assumedIn(answer, 'en'), assumedIn(answer, 'ja')];
      const untold = [...WHOLE, ...defaults].filter(
        (said) => ![en, json].every((text) => text.includes(`${said.key} ${said.value}`)) || !ja.includes(said.ja),
      );
      expect(untold).toEqual([]);
    },
  );
});

describe('what a question moves is none of its defaults', () => {
  const text = scenarioText(['natGateway: { processed: 1 GB }', MOVED], { asOf: '2025-06-18', workload: { n: '1M' } });
  it.each([
    ['count=1..3', 'count 1'],
    ['month=700..730', 'month 730'],
  ])('%s', (said, told) => {
    const moved = text.replace(/^month: .*\n/m, '');
    const answers = [
      sweepAnswer(sweep(request(moved), [vary(said)], { points: 2 })),
      breakEvenAnswer(breakEven(request(moved), vary(said)), request(moved), vary(said)),
    ];
    for (const answer of answers) {
      expect(assumedIn(answer, 'en')).toContain('currency USD');
      expect(assumedIn(answer, 'en')).not.toContain(told);
    }
  });
});

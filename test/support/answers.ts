/** One answer of every question, over a scenario of the project or over one of a test. */
import { readFileSync } from 'node:fs';
import { compare } from '../../src/bill/compare.js';
import type { PricingRequest } from '../../src/bill/vary.js';
import type { Day } from '../../src/quantity/day.js';
import { optimise } from '../../src/questions/choose/optimise.js';
import { compareRegions } from '../../src/questions/choose/regions.js';
import { diff } from '../../src/questions/diff/diff.js';
import { breakEven } from '../../src/questions/range/breakEven.js';
import { frontier } from '../../src/questions/range/frontier.js';
import { sweep } from '../../src/questions/range/sweep.js';
import { timeline } from '../../src/questions/time/timeline.js';
import { uncertainty } from '../../src/questions/uncertainty/uncertainty.js';
import { breakEvenAnswer } from '../../src/report/answers/breakEven.js';
import { comparisonAnswer } from '../../src/report/answers/comparison.js';
import { diffAnswer } from '../../src/report/answers/diff.js';
import { explanationAnswer } from '../../src/report/answers/explain.js';
import { frontierAnswer } from '../../src/report/answers/frontier.js';
import { optimumAnswer } from '../../src/report/answers/optimise.js';
import { regionsAnswer } from '../../src/report/answers/regions.js';
import { sweepAnswer } from '../../src/report/answers/sweep.js';
import { timelineAnswer } from '../../src/report/answers/timeline.js';
import { uncertaintyAnswer } from '../../src/report/answers/uncertainty.js';
import type { Answer } from '../../src/report/document/document.js';
import { books, TODAY } from './price.js';

export function scenarioOf(name: string): string {
  return readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
}

export function askedOf(text: string, file = 'test.yaml', set: readonly string[] = []): PricingRequest {
  const settings = { today: TODAY, set: set.map((one) => ({ file: '--set', text: one })) };
  return { source: { file, text }, settings, books };
}

const said = (vary: string) => ({ vary: { file: '--vary', text: vary } });

export function comparedAnswer(asked: PricingRequest): Answer {
  return comparisonAnswer(compare(asked.source, asked.settings, asked.books), asked);
}

/** What is to be varied, and a second quantity. */
export interface Quantities {
  readonly first: string;
  readonly second: string;
}

/** The questions that any scenario answers whose quantities can be varied. */
export const QUESTIONS: Readonly<Record<string, (text: string, quantities: Quantities) => Answer>> = {
  compare: (text) => comparedAnswer(askedOf(text)),
  explain: (text) => {
    const { source, settings } = askedOf(text);
    const comparison = compare(source, settings, books);
    return explanationAnswer(
      comparison.options.map((option) => ({ option, parts: option.lines })),
      comparison,
    );
  },
  breakEven: (text, { first }) => {
    const [asked, range] = [askedOf(text), said(`${first}=1k..50M`)];
    return breakEvenAnswer(breakEven(asked, range), asked, range);
  },
  frontier: (text, { first, second }) =>
    frontierAnswer(frontier(askedOf(text), said(`${first}=1k..50M`), said(second), 3)),
  sweep: (text, { first }) => sweepAnswer(sweep(askedOf(text), [said(`${first}=1k..50M`)], { points: 5 })),
  timeline: (text) => timelineAnswer(timeline(askedOf(text), '2016-06-02' as Day, '2021-12-31' as Day)),
  uncertainty: (text, { first }) =>
    uncertaintyAnswer(uncertainty(askedOf(text, 'test.yaml', [`${first}=50k..5M`]), { samples: 200, seed: 1 })),
  diff: (text, { first }) => {
    const [before, after] = [askedOf(text, 'old.yaml'), askedOf(text, 'new.yaml', [`${first}=2M`])];
    return diffAnswer(
      diff(compare(before.source, before.settings, books), compare(after.source, after.settings, books)),
    );
  },
  regions: (text) =>
    regionsAnswer(compareRegions(askedOf(text), { file: '--region', text: 'ap-northeast-1,us-east-1,sa-east-1' })),
  optimise: () =>
    optimumAnswer(
      optimise(askedOf(scenarioOf('optimise/thumbnails')), { top: 3, isWanted: (type) => type.startsWith('t3') }),
    ),
};

/** Japanese has no space within itself; one stands where it meets Latin text (`test/words.test.ts` holds the source to that). */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { optimise } from '../../src/questions/choose/optimise.js';
import { optimumAnswer } from '../../src/report/answers/optimise.js';
import type { Answer } from '../../src/report/document/document.js';
import { csvText } from '../../src/report/formats/csv/csv.js';
import { answerPage } from '../../src/report/formats/html/answerPage.js';
import { markdownText } from '../../src/report/formats/markdown/markdown.js';
import { problemsText } from '../../src/report/formats/terminal/problems.js';
import { askedOf, comparedAnswer, QUESTIONS, scenarioOf } from '../support/answers.js';
import { problemsOf } from '../support/broken.js';
import { METERED_CASES } from '../support/cases.js';
import { scenarioText } from '../support/price.js';
import { tableOf } from '../support/shown.js';

const JAPANESE = '[\\u3001-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff5e]';
/** With what stands around it, for whoever has to find it. */
const SPACE_WITHIN = new RegExp(`.{0,12}${JAPANESE} (?=${JAPANESE}).{0,12}`, 'g');

function spacesWithin(text: string): string[] {
  return [...text.matchAll(SPACE_WITHIN)].map(([found]) => found);
}

/** Every text of a document, wherever it stands. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function wrongIn(answer: Answer): string[] {
  return [...new Set(textsOf(answer.document('ja')).flatMap(spacesWithin))];
}

it.each([
  ['対象タイプ のメモリ', 1],
  ['合計（ 円）', 1],
  ['以上、 月額', 1],
  ['t3.micro の 2 台（Linux）', 0],
])('a space within Japanese is found in %s: %i', (text, found) => {
  expect(spacesWithin(text)).toHaveLength(found);
});

describe('no space stands within Japanese', () => {
  const QUANTITIES = { first: 'uploads', second: 'month' };

  it.each(Object.entries(QUESTIONS))('in the answer to %s, whatever its format', async (_, ask) => {
    const answer = ask(scenarioOf('campaign-site'), QUANTITIES);
    expect(wrongIn(answer)).toEqual([]);
    const shown = [
      tableOf(answer, 'ja', 100),
      markdownText([answer.document('ja')]),
      String(await answerPage([answer], 'ja')).replace(/<(script|style)\b.*?<\/\1>/gs, ''),
      csvText([answer.records()]),
    ];
    // Columns are apart by more than a space, or by a line.
    expect(shown.flatMap(spacesWithin)).toEqual([]);
  });

  it.each([
    ['types that are too small', 'ec2: { type: t3.micro, load: { peakRequests: 5000 / s, cpu: 20 ms, memory: 6 GB } }'],
    ['types of long ago', 'ec2: { type: t1.micro, load: { peakRequests: 1 / s, cpu: 20 ms, memory: 100 MB } }'],
  ])('in what is chosen where there is %s', (_, component) => {
    const chosen = scenarioText([component], { asOf: '2025-06-18' });
    const text = `${chosen}\n  Nothing to choose: [{ natGateway: { processed: 1 GB } }]\n`;
    expect(wrongIn(optimumAnswer(optimise(askedOf(text), { top: 3 })))).toEqual([]);
  });

  it.each(METERED_CASES.map((one) => [`${one.service}: ${one.title}`, one] as const))('in the bill of %s', (_, one) => {
    expect(wrongIn(comparedAnswer(askedOf(scenarioText([one.component], one.around))))).toEqual([]);
  });

  it('in what is told of broken scenarios', () => {
    const folder = fileURLToPath(new URL('../scenario/broken/', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    const told = files.flatMap((file) => {
      const problems = problemsOf(file.slice(0, -'.yaml'.length)).map(({ place: _, ...problem }) => problem);
      return spacesWithin(problemsText(problems, 'ja')).map((found) => `${file}: ${found}`);
    });
    expect(files.length).toBeGreaterThan(100);
    expect(told).toEqual([]);
  });
});

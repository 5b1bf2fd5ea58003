/**
 * A table of broken files. Each is named by what is wrong with it; `broken/<about>/table.ts` says where the problem is
 * and which words must be told. What is not in the table must not be told: no problem is invented beside another.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../src/errors.js';
import { problemsText } from '../../src/report/formats/terminal/problems.js';
import { type BrokenFile, byFile, placeText, problemsOf, wordsOf } from '../support/broken.js';
import { holdsJapanese, lost } from '../support/languages.js';
import { table as day } from './broken/day/table.js';
import { table as expectations } from './broken/expect/table.js';
import { table as expressions } from './broken/expressions/table.js';
import { table as options } from './broken/options/table.js';
import { table as settings } from './broken/settings/table.js';
import { table as terms } from './broken/terms/table.js';
import { table as text } from './broken/text/table.js';
import { table as usage } from './broken/usage/table.js';
import { table as workload } from './broken/workload/table.js';

const TABLES = { text, settings, workload, expressions, options, usage, day, terms, expect: expectations };
const CASES = Object.entries(TABLES).flatMap(([folder, rows]) => byFile(`${folder}/`, rows));

function expectTold(file: string, rows: readonly BrokenFile[]): void {
  const problems = problemsOf(file);
  expect(problems.map(placeText)).toEqual(rows.map(([, place]) => place));
  rows.forEach(([, , ...words], index) => {
    const said = problems[index] === undefined ? '' : wordsOf(problems[index]);
    for (const word of words) expect(said).toContain(word);
  });
}

describe('a broken file is refused with its place and what is wrong', () => {
  it.each(CASES)('%s', expectTold);
});

describe('what is wrong with a broken file', () => {
  it.each([...CASES.map(([file]) => file), 'many-problems-in-one-file'])(
    'is told in Japanese, with every name and number: %s',
    (file) => {
      const problems = problemsOf(file);
      expect(problems.length).toBeGreaterThan(0);
      for (const { message, expected, remedy } of problems) {
        for (const { en, ja } of [message, ...(remedy === undefined ? [] : [remedy])]) {
          expect(holdsJapanese(ja) && ja !== en, `${en} = ${ja}`).toBe(true);
          expect(lost(en, ja), ja).toEqual([]);
        }
        if (expected === undefined) continue;
        expect(holdsJapanese(expected.ja) || !/[a-z]{2} [a-z]{2}/.test(expected.en), expected.en).toBe(true);
        expect(lost(expected.en, expected.ja), expected.ja).toEqual([]);
      }
    },
  );
});

describe('the table of broken files', () => {
  it('has a row for every file of the folder', () => {
    const folder = fileURLToPath(new URL('./broken/', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
    const told = CASES.map(([file]) => `${file}.yaml`);
    expect(files.filter((file) => !told.includes(file))).toEqual([SEVERAL]);
  });

  it('has a case of every code of a problem that a scenario can have', () => {
    const codes: Readonly<Record<Exclude<ProblemCode, OfTheCommandLine>, true>> = {
      syntax: true,
      duplicateKey: true,
      unknownKey: true,
      missingKey: true,
      wrongShape: true,
      unknownWord: true,
      notAQuantity: true,
      missingUnit: true,
      wrongUnit: true,
      outOfRange: true,
      unknownName: true,
      circular: true,
      notInBooks: true,
      overLimit: true,
      contradiction: true,
    };
    const told = CASES.flatMap(([, rows]) => rows.map(([, place]) => place.split(' ')[1]));
    expect([...new Set(told)].sort()).toEqual(Object.keys(codes).sort());
  });
});

/** Held by the tests of the commands. */
type OfTheCommandLine = 'unreadable' | 'usage' | 'priceList';

const SEVERAL = 'many-problems-in-one-file.yaml';

describe('a file with many problems', () => {
  const problems = problemsOf('many-problems-in-one-file');

  it('has all of them told at once, in the order of its lines', () => {
    expect(problems.map(placeText)).toEqual([
      '1:1 unknownKey',
      '4:8 outOfRange',
      '5:19 unknownWord',
      '6:11 unknownWord',
      '8:12 notAQuantity',
      '9:10 unknownName',
      '12:37 outOfRange',
      '13:22 missingUnit',
      '15:7 unknownWord',
      '16:34 unknownKey',
      '17:40 overLimit',
      '17:56 overLimit',
      '19:3 unknownName',
    ]);
  });

  it('has the file, the line and the column of each told, with the line and a caret', () => {
    const blocks = problemsText(problems, 'en').split('\n\n');
    expect(blocks).toHaveLength(problems.length);
    for (const [index, block] of blocks.entries()) {
      const { line, column } = problems[index]?.place ?? { line: 0, column: 0 };
      expect(block).toMatch(
        new RegExp(`^many-problems-in-one-file\\.yaml:${line}:${column}: .+\n {2}${line} \\| .+\n +\\| +\\^`),
      );
    }
  });
});

/** Broken scenario files, and what must be said of each. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare } from '../../src/bill/compare.js';
import { InputError, type Problem } from '../../src/errors.js';
import { check } from '../../src/questions/check/check.js';
import { problemsText } from '../../src/report/formats/terminal/problems.js';
import { books, TODAY } from './price.js';

/**
 * A file of `test/scenario/broken`, without `.yaml`; the line, the column and the code of a problem; words that its text
 * holds. A file with several problems has a row for each, in the order in which they are told.
 */
export type BrokenFile = readonly [file: string, place: string, ...words: string[]];

const FOLDER = fileURLToPath(new URL('../scenario/broken/', import.meta.url));

/** Every problem that pricing the file and holding it to its expectations meets; empty where there is none. */
export function problemsOf(file: string): readonly Problem[] {
  const source = { file: `${file}.yaml`, text: readFileSync(`${FOLDER}${file}.yaml`, 'utf8') };
  try {
    const settings = { today: TODAY };
    check(compare(source, settings, books), { settings, books });
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

/** `5:22 wrongUnit` */
export function placeText({ place, code }: Problem): string {
  return place === undefined ? `nowhere ${code}` : `${place.line}:${place.column} ${code}`;
}

export function wordsOf(problem: Problem): string {
  return problemsText([problem], 'en');
}

/** The rows of each file, under the file's name. */
export function byFile(folder: string, rows: readonly BrokenFile[]): [file: string, rows: BrokenFile[]][] {
  const files = new Map<string, BrokenFile[]>();
  for (const row of rows) files.set(`${folder}${row[0]}`, [...(files.get(`${folder}${row[0]}`) ?? []), row]);
  return [...files];
}

/** `traffic:` - how the requests of a quantity are spread over time: the hours of a day, of a week, or counts of a file. */

import { asList, asMapping, asScalar, refuseUnknownKeys } from '../document/read.js';
import type { Entry, Mapping, Scalar, Tree } from '../document/tree.js';
import { InputError, type Place } from '../errors.js';
import { cannotBe, oneOf } from '../phrases.js';
import type { Counts } from '../quantity/counts.js';
import { countsOf, countsOfDoubles } from '../quantity/countsMade.js';
import { isNegative, isZero, type Rational } from '../quantity/rational.js';
import type { Traffic } from '../services/contract/traffic.js';
import type { Words } from '../words.js';
import {
  each,
  either,
  keys,
  keysOf,
  type ListShape,
  listOf,
  type Shape,
  text,
  textOrNumber,
  words,
} from './describe/shape.js';
import { readLiteral } from './quantity/literal.js';
import type { Reading } from './quantity/reading.js';
import type { ScenarioReading } from './reading.js';
import type { CountsFile, Settings } from './settings.js';

const INTERVALS: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };
const KINDS = ['day', 'week', 'csv'] as const;
const DAYS_OF_WEEK = 7;
const HOURS_OF_DAY = 24;

const COUNT = textOrNumber('Requests in the hour.', 20);

function exactly(many: number, of: Shape): ListShape {
  return listOf(of, { least: many, most: many });
}

const HOURLY = {
  day: { ...exactly(HOURS_OF_DAY, COUNT), about: '24 counts from midnight.' },
  week: either(
    'Seven days from Monday, or 168 counts.',
    exactly(DAYS_OF_WEEK, exactly(HOURS_OF_DAY, COUNT)),
    exactly(DAYS_OF_WEEK * HOURS_OF_DAY, COUNT),
  ),
};

const FILE = keys({
  csv: text('A file of counts, beside the scenario.', 'views.csv'),
  column: textOrNumber('The column of the counts: its name or number.', 'views'),
  columns: text('Columns that are counted one after the other.', '1..1440'),
  row: textOrNumber('The row to take, where each row is a series; default: all are added up.', 3),
  every: words(Object.keys(INTERVALS), 'How long each count covers.'),
});

const OF_QUANTITY = keys({ ...HOURLY, ...FILE.keys }, { least: 1 });

export const TRAFFIC = each('How the requests of a quantity are spread over time.', OF_QUANTITY);

/** @returns by name; null where a shape can't be read, whose problem is then told */
export function readTraffic(entry: Entry | undefined, reading: ScenarioReading): Map<string, Traffic | null> {
  const { problems } = reading;
  const mapping = entry && asMapping(entry.value, '`traffic`', problems, 'requests: { day: [ … 24 counts … ] }');
  const found = new Map<string, Traffic | null>();
  for (const { key, value } of mapping?.entries.values() ?? []) {
    const what = { en: `the traffic of \`${key.text}\``, ja: `\`${key.text}\` のトラフィック` };
    const own = asMapping(value, what, problems, '{ day: [ … 24 counts … ] }');
    const traffic = own && readShape(own, what, reading);
    found.set(key.text, traffic ?? null);
    if (traffic === undefined) continue;
    if (isZero(traffic.counts.total)) {
      const message = { en: `${what.en} is zero at all times`, ja: `${what.ja}がどの時間帯も 0 です` };
      problems.push({ code: 'outOfRange', place: key.place, message });
      found.set(key.text, null);
    }
  }
  return found;
}

function readShape(mapping: Mapping, what: Words, reading: ScenarioReading): Traffic | undefined {
  const { problems } = reading;
  const [kind, second] = KINDS.filter((one) => mapping.entries.has(one));
  if (kind === undefined || second !== undefined) {
    refuseUnknownKeys(mapping, keysOf(OF_QUANTITY), what, problems);
    const message =
      kind === undefined
        ? { en: `${what.en} has no shape`, ja: `${what.ja}に形が指定されていません` }
        : {
            en: `${what.en} has two shapes, \`${kind}\` and \`${second}\``,
            ja: `${what.ja}に \`${kind}\` と \`${second}\` の 2 つの形が指定されています`,
          };
    problems.push({ code: 'missingKey', place: mapping.place, message, expected: oneOf(KINDS) });
    return undefined;
  }
  const value = (mapping.entries.get(kind) as Entry).value;
  if (kind === 'csv') return readFile(mapping, value, what, reading);
  refuseUnknownKeys(mapping, [kind], what, problems);
  const counts = kind === 'day' ? readHours(value, what, reading) : readWeek(value, what, reading);
  return counts && { counts: countsOf(counts), intervalSeconds: 3600 };
}

function readHours(tree: Tree, what: Words, reading: Reading): Rational[] | undefined {
  const { problems } = reading;
  const list = asList(tree, what, problems);
  if (list === undefined) return undefined;
  if (list.items.length !== HOURS_OF_DAY) {
    const message = {
      en: `${what.en}: a day has ${HOURS_OF_DAY} hours, but here are ${list.items.length} counts`,
      ja: `${what.ja}: 1 日は ${HOURS_OF_DAY} 時間ですが、件数が ${list.items.length} 個あります`,
    };
    const expected = {
      en: `${HOURS_OF_DAY} counts, the first from midnight`,
      ja: `0 時から順に ${HOURS_OF_DAY} 個の件数`,
    };
    problems.push({ code: 'outOfRange', place: list.place, message, expected });
    return undefined;
  }
  const found = list.items.flatMap((item) => readCount(item, what, reading) ?? []);
  return found.length === HOURS_OF_DAY ? found : undefined;
}

/** Seven days of 24 hours from Monday on, or all 168 hours in one list. */
function readWeek(tree: Tree, what: Words, reading: Reading): Rational[] | undefined {
  const { problems } = reading;
  const list = asList(tree, what, problems);
  if (list === undefined) return undefined;
  if (list.items.length === DAYS_OF_WEEK && list.items.every(({ kind }) => kind === 'list')) {
    const days = list.items.flatMap((day) => readHours(day, what, reading) ?? []);
    return days.length === DAYS_OF_WEEK * HOURS_OF_DAY ? days : undefined;
  }
  if (list.items.length === DAYS_OF_WEEK * HOURS_OF_DAY) {
    const found = list.items.flatMap((item) => readCount(item, what, reading) ?? []);
    return found.length === list.items.length ? found : undefined;
  }
  const message = {
    en: `${what.en}: a week has 168 hours, but here are ${list.items.length} items`,
    ja: `${what.ja}: 1 週間は 168 時間ですが、項目が ${list.items.length} 個あります`,
  };
  const expected = {
    en: 'seven lists of 24 counts from Monday on, or 168 counts',
    ja: '月曜日から順に 24 個ずつのリストを 7 つ、または 168 個の件数',
  };
  problems.push({ code: 'outOfRange', place: list.place, message, expected });
  return undefined;
}

function readCount(tree: Tree, what: Words, reading: Reading): Rational | undefined {
  const { problems } = reading;
  const count = { en: `a count of ${what.en}`, ja: `${what.ja}の件数` };
  const scalar = asScalar(tree, count, problems);
  const literal = scalar && readLiteral(scalar, reading);
  if (scalar === undefined || literal === undefined) return undefined;
  if (literal.measure === 'number' && literal.rate === undefined && !isNegative(literal.value)) return literal.value;
  const expected = { en: 'a count of zero or more', ja: '0 以上の件数' };
  problems.push({ code: 'outOfRange', place: scalar.place, message: cannotBe(count, scalar.text), expected });
  return undefined;
}

function readFile(
  mapping: Mapping,
  tree: Tree,
  what: Words,
  { settings: { readCounts }, problems }: ScenarioReading,
): Traffic | undefined {
  refuseUnknownKeys(mapping, keysOf(FILE), what, problems);
  const path = asScalar(tree, '`csv`', problems);
  const scalar = (key: string): Scalar | undefined => {
    const entry = mapping.entries.get(key);
    return entry && asScalar(entry.value, `\`${key}\``, problems);
  };
  const [every, column, columns, row] = ['every', 'column', 'columns', 'row'].map(scalar);
  const intervalSeconds = every === undefined ? undefined : INTERVALS[every.text];
  if (intervalSeconds === undefined) {
    const message =
      every === undefined
        ? {
            en: `${what.en} doesn't give the interval between its counts`,
            ja: `${what.ja}に件数の間隔が指定されていません`,
          }
        : cannotBe('`every`', every.text);
    problems.push({
      code: every === undefined ? 'missingKey' : 'unknownWord',
      place: every?.place ?? tree.place,
      message,
      expected: { en: 'every: minute, hour or day', ja: 'every: minute, hour, day のいずれか' },
    });
  }
  if (path === undefined || intervalSeconds === undefined) return undefined;
  if (readCounts === undefined) {
    const message = { en: 'files can’t be read here', ja: 'ここではファイルを読み込めません' };
    const remedy = {
      en: 'give the counts as `day` or `week`',
      ja: '件数を `day` または `week` として書いてください',
    };
    problems.push({ code: 'unreadable', place: path.place, message, remedy });
    return undefined;
  }
  const file: CountsFile = {
    path: path.text,
    intervalSeconds,
    ...(column === undefined ? {} : { column: column.text }),
    ...(columns === undefined ? {} : { columns: columns.text }),
    ...(row === undefined ? {} : { row: row.text }),
  };
  return countsOfFile(file, readCounts, path.place, problems);
}

function countsOfFile(
  file: CountsFile,
  readCounts: NonNullable<Settings['readCounts']>,
  place: Place,
  problems: Reading['problems'],
): Traffic | undefined {
  try {
    const read = readCounts(file, place.source.file);
    const counts: Counts = read instanceof Float64Array ? countsOfDoubles(read) : read;
    return { counts, intervalSeconds: file.intervalSeconds, file: file.path };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // At the place that names the file; the message says where in it.
    for (const problem of error.problems) problems.push({ ...problem, place });
    return undefined;
  }
}

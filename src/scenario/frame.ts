/** Reads how long the month of a scenario and the time it covers are. */
import { asScalar } from '../document/read.js';
import type { Entry } from '../document/tree.js';
import { constant, input, product, quotient } from '../formula/build.js';
import type { Currency } from '../quantity/currency.js';
import { compareRationals, divide, multiply, type Rational, rational, toDecimal } from '../quantity/rational.js';
import { conversionFactor, HOUR, MONTH } from '../quantity/unit.js';
import type { Words } from '../words.js';
import { type Frame, type Length, RATE_ID } from './quantity/frame.js';
import { readLiteral } from './quantity/literal.js';
import type { Reading } from './quantity/reading.js';
import type { ScenarioReading } from './reading.js';

export function readFrame(
  entries: { readonly month: Entry | undefined; readonly during: Entry | undefined },
  currency: Currency,
  reading: ScenarioReading,
): Frame {
  const { values = new Map(), isLengthVaried = false } = reading.settings;
  const set = (length: Length, key: 'month' | 'during') => {
    const hours = values.get(key);
    return hours === undefined ? length : lengthOf(key, `${toDecimal(hours).text} h`, hours);
  };
  const month = set(readMonth(entries.month, reading), 'month');
  const read = entries.during && readDuring(entries.during, month, reading);
  const during = read && set(read, 'during');
  const isEvent = during !== undefined;
  const perUsd = input({ id: RATE_ID, value: currency.perUsd, written: toDecimal(currency.perUsd).text, name: RATE }, {
    local: 1,
    USD: -1,
  } as const);
  const one = constant(1, MONTH, { en: 'the whole month', ja: '1 か月' });
  const months = during === undefined ? one : product(quotient(during.formula, month.formula), one);
  return {
    month,
    span: during ?? month,
    months,
    isEvent,
    currency,
    perUsd,
    values,
    isLengthVaried,
  };
}

const RATE = { en: 'exchange rate', ja: '為替レート' };

const DEFAULT_MONTH_HOURS = 730;
export const MONTH_HOURS = { shortest: rational(1), longest: rational(31 * 24) };

const MONTH_EXPECTED: Words = {
  en: 'hours or days, e.g. 730 h, 720 h, 28 days, 31 days',
  ja: '時間数または日数（例: 730 h、720 h、28 days、31 days）',
};
const EVENT_EXPECTED: Words = {
  en: 'how long the event lasts, e.g. 4.5 h',
  ja: 'イベントの長さ（例: 4.5 h）',
};

function readMonth(entry: Entry | undefined, reading: ScenarioReading): Length {
  const defaultMonth = lengthOf('month', `${DEFAULT_MONTH_HOURS} h`, rational(DEFAULT_MONTH_HOURS));
  if (entry === undefined) {
    reading.appliedDefaults.push({
      key: 'month',
      value: defaultMonth.written,
      ja: `1 か月は ${DEFAULT_MONTH_HOURS} 時間`,
    });
    return defaultMonth;
  }
  const read = readLength(entry, 'month', MONTH_EXPECTED, reading);
  if (read === undefined) return defaultMonth;
  if (
    compareRationals(read.hours, MONTH_HOURS.shortest) >= 0 &&
    compareRationals(read.hours, MONTH_HOURS.longest) <= 0
  ) {
    return read;
  }
  const message = { en: `a month of ${read.written}`, ja: `1 か月の長さが ${read.written} になっています` };
  const { en, ja } = MONTH_EXPECTED;
  const expected = { en: `${en}; at most 744 h`, ja: `${ja}、744 h まで` };
  reading.problems.push({ code: 'outOfRange', place: entry.value.place, message, expected });
  return defaultMonth;
}

/** One event, billed for the time it takes and no more. */
function readDuring(entry: Entry, month: Length, reading: Reading): Length | undefined {
  const read = readLength(entry, 'during', EVENT_EXPECTED, reading);
  if (read === undefined) return undefined;
  if (compareRationals(read.hours, rational(0)) > 0 && compareRationals(read.hours, month.hours) <= 0) return read;
  const message = {
    en: `the scenario lasts ${read.written}`,
    ja: `シナリオの対象期間が ${read.written} になっています`,
  };
  const expected = {
    en: `more than zero, and at most its month of ${month.written}`,
    ja: `0 より長く、1 か月（${month.written}）以内`,
  };
  reading.problems.push({ code: 'outOfRange', place: entry.value.place, message, expected });
  return undefined;
}

function readLength(entry: Entry, key: 'month' | 'during', expected: Words, reading: Reading): Length | undefined {
  const { problems } = reading;
  const scalar = asScalar(entry.value, `\`${key}\``, problems);
  const literal = scalar && readLiteral(scalar, reading);
  if (literal === undefined || scalar === undefined) return undefined;
  if (literal.measure === 'duration' && literal.unit !== undefined && literal.rate === undefined) {
    const [numerator, denominator] = conversionFactor(literal.unit, 'h');
    const hours = multiply(literal.value, divide(rational(numerator), rational(denominator)));
    return lengthOf(key, scalar.text, hours);
  }
  const code = literal.measure === 'number' ? 'missingUnit' : 'wrongUnit';
  const message = {
    en: `\`${key}: ${scalar.text}\` is not a length of time`,
    ja: `\`${key}: ${scalar.text}\` は時間の長さではありません`,
  };
  problems.push({ code, place: scalar.place, message, expected });
  return undefined;
}

const NAMES = {
  month: { en: 'hours of the month', ja: '月の時間数' },
  during: { en: 'hours of the event', ja: '対象期間の時間数' },
};

function lengthOf(key: 'month' | 'during', written: string, hours: Rational): Length {
  return { written, hours, formula: input({ id: key, value: hours, written, name: NAMES[key] }, HOUR) };
}

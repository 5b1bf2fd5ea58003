/** `accountOpened:` - the day on which the account was opened whose first months are free. */
import { asScalar, type Problems } from '../document/read.js';
import type { Entry, Scalar } from '../document/tree.js';
import { type Day, parseDay } from '../quantity/day.js';
import type { ScenarioReading } from './reading.js';
import type { FreeTier } from './scenario.js';

/** @returns undefined where the scenario doesn't say */
export function readAccountOpened(
  entry: Entry | undefined,
  freeTier: FreeTier,
  asOf: Day | undefined,
  { appliedDefaults, problems }: ScenarioReading,
): Day | undefined {
  if (entry === undefined) {
    if (freeTier === 'newAccount' && asOf !== undefined) {
      appliedDefaults.push({ key: 'accountOpened', value: asOf, ja: `アカウントの作成日は ${asOf}` });
    }
    return undefined;
  }
  const { place } = entry.key;
  if (freeTier !== 'newAccount') {
    const message = {
      en: `\`accountOpened\` decides nothing with \`freeTier: ${freeTier}\``,
      ja: `\`freeTier: ${freeTier}\` では \`accountOpened\` は意味を持ちません`,
    };
    const remedy = {
      en: 'say `freeTier: newAccount`, or leave `accountOpened` out',
      ja: '`freeTier: newAccount` とするか、`accountOpened` を外してください',
    };
    problems.push({ code: 'contradiction', place, message, remedy });
  }
  const scalar = asScalar(entry.value, '`accountOpened`', problems);
  const opened = scalar && readDay(scalar, problems);
  if (scalar !== undefined && opened !== undefined && asOf !== undefined && opened > asOf) {
    const message = {
      en: `the account is opened on ${opened}, after the day of the prices, ${asOf}`,
      ja: `アカウントの作成日 ${opened} が価格の基準日 ${asOf} より後になっています`,
    };
    const remedy = {
      en: 'choose an earlier day, or a later `asOf`',
      ja: '作成日を早めるか、`asOf` を遅くしてください',
    };
    problems.push({ code: 'contradiction', place: scalar.place, message, remedy });
  }
  return opened;
}

export function readDay(scalar: Scalar, problems: Problems): Day | undefined {
  const day = parseDay(scalar.text);
  if (day !== undefined) return day;
  const message = { en: `\`${scalar.text}\` is not a day`, ja: `\`${scalar.text}\` は日付ではありません` };
  const expected = { en: 'a day like 2016-06-02', ja: '2016-06-02 のような日付' };
  problems.push({ code: 'notAQuantity', place: scalar.place, message, expected });
  return undefined;
}

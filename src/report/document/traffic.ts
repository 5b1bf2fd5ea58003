/** How requests arrive, in a sentence. */

import { printable } from '../../document/printable.js';
import { exactValue } from '../../formula/exact.js';
import {
  compareRationals,
  divide,
  multiply,
  numberInWords,
  ONE,
  type Rational,
  rational,
  ZERO,
} from '../../quantity/rational.js';
import type { Scenario } from '../../scenario/scenario.js';
import { lengthHours, peakToMean, type Traffic } from '../../services/contract/traffic.js';
import { type Language, NO_WORDS, type Words } from '../../words.js';
import { numberText } from '../text/text.js';

const BY_DAY: Words = {
  en: '; counted by the day, so that the peak within a day is not known',
  ja: '。日ごとの件数のため、1 日の中のピークは不明',
};

/** The ratio of peak to mean decides between servers, which stand for the peak, and functions, which follow it. */
export function trafficText(id: string, traffic: Traffic, { workload, frame }: Scenario, language: Language): string {
  const node = workload.get(id)?.node;
  const ratio = peakToMean(traffic);
  const mean = node === undefined ? ZERO : divide(exactValue(node), multiply(frame.span.hours, rational(3600)));
  const { seconds, words } = periodOf(mean);
  const [average, peak] = [mean, multiply(mean, ratio)].map((one) => shortNumber(multiply(one, rational(seconds))));
  const times = numberInWords(ratio, 2);
  const hours = numberInWords(lengthHours(traffic), 1);
  const coarse = traffic.intervalSeconds > 3600 ? BY_DAY : NO_WORDS;
  const file = traffic.file === undefined ? undefined : printable(traffic.file);
  const basis =
    file === undefined
      ? { en: `a shape of ${hours} h that the scenario states`, ja: `シナリオで指定した ${hours} 時間の形` }
      : { en: `counts of ${hours} h in ${file}`, ja: `${file} にある ${hours} 時間分の件数` };
  return {
    en: `${printable(id)}: ${average} ${words.en} on average, ${peak} at the peak, which is ${times} times the mean (${basis.en}${coarse.en})`,
    ja: `${printable(id)}: 平均 ${average} 件/${words.ja}、ピーク ${peak} 件/${words.ja}（平均の ${times} 倍、${basis.ja}${coarse.ja}）`,
  }[language];
}

const PERIODS: readonly { readonly seconds: number; readonly words: Words }[] = [
  { seconds: 1, words: { en: 'a second', ja: '秒' } },
  { seconds: 60, words: { en: 'a minute', ja: '分' } },
  { seconds: 3600, words: { en: 'an hour', ja: '時間' } },
  { seconds: 86_400, words: { en: 'a day', ja: '日' } },
];

/** The shortest in which one or more arrive, so that no rate is shown as nothing; the longest where there is none. */
function periodOf(perSecond: Rational) {
  const [longest] = PERIODS.slice(-1) as [(typeof PERIODS)[number]];
  const isEnough = ({ seconds }: (typeof PERIODS)[number]) =>
    compareRationals(multiply(perSecond, rational(seconds)), ONE) >= 0;
  return (
    PERIODS.find(isEnough) ??
    (compareRationals(perSecond, ZERO) === 0 ? (PERIODS[0] as (typeof PERIODS)[number]) : longest)
  );
}

/** Two decimals, and more where a number has no digits before them. */
function shortNumber(value: Rational): string {
  return compareRationals(value, ONE) >= 0 ? numberInWords(value, 2) : numberText(value);
}

/** How requests arrive, in a sentence. */

import { printable } from '../../document/printable.js';
import { exactValue } from '../../formula/exact.js';
import { divide, multiply, numberInWords, rational, ZERO } from '../../quantity/rational.js';
import type { Scenario } from '../../scenario/scenario.js';
import { lengthHours, peakToMean, type Traffic } from '../../services/contract/traffic.js';
import { type Language, NO_WORDS, type Words } from '../../words.js';

const BY_DAY: Words = {
  en: '; counted by the day, so that the peak within a day is not known',
  ja: '。日ごとの件数のため、1 日の中のピークは不明',
};

/** The ratio of peak to mean decides between servers, which stand for the peak, and functions, which follow it. */
export function trafficText(id: string, traffic: Traffic, { workload, frame }: Scenario, language: Language): string {
  const node = workload.get(id)?.node;
  const ratio = peakToMean(traffic);
  const mean = node === undefined ? ZERO : divide(exactValue(node), multiply(frame.span.hours, rational(3600)));
  const [average, peak, times] = [mean, multiply(mean, ratio), ratio].map((one) => numberInWords(one, 2));
  const hours = numberInWords(lengthHours(traffic), 1);
  const coarse = traffic.intervalSeconds > 3600 ? BY_DAY : NO_WORDS;
  return {
    en: `${printable(id)}: ${average} a second on average, ${peak} at the peak, which is ${times} times the mean (counts of ${hours} h${coarse.en})`,
    ja: `${printable(id)}: 平均 ${average} 件/秒、ピーク ${peak} 件/秒（平均の ${times} 倍、${hours} 時間分の実績${coarse.ja}）`,
  }[language];
}

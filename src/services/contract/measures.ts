/** How a quantity of each measure is written, for whoever writes a scenario. */
import type { Words } from '../../words.js';
import type { Measure } from './field.js';

export const MEASURES: Readonly<Record<Measure, Words>> = {
  count: {
    en: 'A number; a rate over time becomes a month’s count.',
    ja: '数。時間あたりの頻度は月間の数に直されます。',
  },
  duration: { en: 'A time with its unit (ms, s, min, h, days).', ja: '単位付きの時間（ms、s、min、h、days）。' },
  hoursAMonth: { en: 'Hours of the month.', ja: '月間の時間数。' },
  size: {
    en: 'An amount of data with its unit (KB, MB, GB, TB; 1 GB is 1024 MB).',
    ja: '単位付きのデータ量（KB、MB、GB、TB。1 GB は 1024 MB）。',
  },
  share: { en: 'A share, in per cent or up to 1.', ja: '割合（% または 1 以下の数）。' },
  perSecond: { en: 'A rate over time, such as 50 / s.', ja: '時間あたりの頻度（例: 50 / s）。' },
  money: { en: 'An amount in USD or the scenario’s currency.', ja: 'USD またはシナリオの通貨での金額。' },
  moneyPerHour: { en: 'An amount for each hour.', ja: '1 時間あたりの金額。' },
};

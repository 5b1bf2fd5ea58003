/** What each year of a horizon costs, option by option. */
import { printable } from '../../document/printable.js';
import type { Language, Words } from '../../words.js';
import { currencyName } from '../text/text.js';
import type { Billed } from './billed.js';
import { moneyCell, NOTHING } from './cells.js';
import type { Part, Row, Table } from './document.js';
import { horizonWords } from './verdict.js';
import { WORDS } from './words.js';

/** Nothing without a horizon, nor where all of its years cost the same. */
export function yearsParts(comparison: Billed, language: Language): Part[] {
  const table = hasYears(comparison) ? yearsTable(comparison, language) : undefined;
  if (table === undefined) return [];
  return [
    { kind: 'heading', text: table.name },
    { kind: 'table', table },
  ];
}

/** Whether the years of a horizon are to be told one by one. */
export function hasYears({ options, scenario: { horizon } }: Billed): boolean {
  if (horizon === undefined) return false;
  const differ = options.some(({ overHorizon }) =>
    overHorizon?.years.some(({ usd }, _, [first]) => !first?.usd.equals(usd)),
  );
  return horizon.growth.size > 0 || !horizon.discount.equals(1) || differ;
}

export function yearsTable({ options, scenario }: Billed, language: Language): Table | undefined {
  const { horizon, currency } = scenario;
  if (horizon === undefined) return undefined;
  const money = currencyName(currency.code, language);
  const years = Array.from(
    { length: horizon.years },
    (_, year): Row => ({
      cells: [
        { en: `year ${year + 1}`, ja: `${year + 1} 年目` }[language],
        ...options.map(({ overHorizon }) => moneyOr(overHorizon?.years[year])),
      ],
    }),
  );
  const span = horizonWords(horizon.years);
  const sum: Words = { en: `${WORDS.total.en} ${span.en}`, ja: `${span.ja}の${WORDS.total.ja}` };
  const total: Row = {
    kind: 'total',
    cells: [sum[language], ...options.map(({ overHorizon }) => moneyOr(overHorizon))],
  };
  return {
    name: (horizon.discount.equals(1) ? BY_YEAR : BY_YEAR_TODAY)[language],
    columns: [
      { key: 'year', head: '', kind: 'text' },
      ...options.map(({ name, title }) => ({
        key: name,
        head: `${printable(title[language], 60)}\n${money}`,
        kind: 'money' as const,
        unit: currency.code,
      })),
    ],
    rows: [...years, total],
  };

  function moneyOr(amount: { readonly usd: Parameters<typeof moneyCell>[0] } | undefined) {
    return amount === undefined ? NOTHING : moneyCell(amount.usd, currency);
  }
}

const BY_YEAR: Words = { en: 'Year by year', ja: '年ごとの費用' };
const BY_YEAR_TODAY: Words = { en: 'Year by year, in the money of today', ja: '年ごとの費用（現在価値）' };

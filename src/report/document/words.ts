/** The words of the table, in both languages. What a service calls its things stands with the service. */
import type { Figure } from '../../scenario/expect/expectation.js';
import type { Language, Words } from '../../words.js';

export const WORDS = {
  perMonth: { en: 'a month', ja: '月額' },
  bill: { en: 'Bill', ja: '明細' },
  byComponent: { en: 'Cost by component', ja: '構成要素別の費用' },
  derivation: { en: 'How the figures are calculated', ja: '算出根拠' },
  total: { en: 'Total', ja: '合計' },
  withoutWork: { en: "without people's work", ja: '合計（運用作業を除く）' },
  discount: { en: 'discount', ja: '割引' },
  fee: { en: 'fee', ja: '手数料' },
  unrounded: { en: 'before tax, not rounded', ja: '税抜（端数処理前）' },
  beforeTax: { en: 'before tax', ja: '税抜' },
  tax: { en: 'tax', ja: '消費税' },
  afterTax: { en: 'after tax', ja: '税込' },
  cheapest: { en: 'cheapest', ja: '最安' },
  day: { en: 'Prices and rules of', ja: '価格・課金ルールの基準日' },
  region: { en: 'Region', ja: 'リージョン' },
  during: { en: 'For', ja: '対象期間' },
  month: { en: 'Month', ja: '1 か月' },
  rate: { en: 'Exchange rate', ja: '為替レート' },
  freeTier: { en: 'Free tier', ja: '無料枠' },
  timeZones: { en: 'Time zones', ja: 'タイムゾーン' },
  traffic: { en: 'Traffic', ja: 'トラフィック' },
  assumed: { en: 'Assumed', ja: '前提条件' },
  cashFlow: { en: 'Paid', ja: '支払い' },
  splitUnknown: {
    en: 'the split of the reservation into upfront and monthly payments is not known',
    ja: '前払いと月払いの内訳は不明',
  },
  notPriced: { en: 'Not priced', ja: '見積対象外' },
  warning: { en: 'Warning', ja: '注意' },
  priceNotes: { en: 'Notes on prices', ja: '価格に関する補足' },
  rounding: {
    en: 'Figures are rounded individually for display, so the lines may not add up to the last digit.',
    ja: '表示上、各金額を個別に四捨五入しているため、内訳の合計が一致しない場合があります。',
  },
} satisfies Record<string, Words>;

/** Figures beside the lines, as people call them. */
export const FIGURE_WORDS: { readonly [F in Figure]: Words } = {
  total: WORDS.total,
  withoutWork: WORDS.withoutWork,
  discount: WORDS.discount,
  fee: WORDS.fee,
  beforeTax: WORDS.unrounded,
  quoted: WORDS.beforeTax,
  tax: WORDS.tax,
  afterTax: WORDS.afterTax,
  overHorizon: { en: 'over the horizon', ja: '期間全体の合計' },
};

/** Below a table that doesn't show all of its rows. */
export function moreRowsText(rows: number, language: Language): string {
  return {
    en: `and ${rows} more; --format json has them all`,
    ja: `ほか ${rows} 行（--format json ですべて出力）`,
  }[language];
}

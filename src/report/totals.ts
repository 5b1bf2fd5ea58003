/** The rows under a comparison's lines: the total, what it is without people's work, as a proposal, and over years. */
import type { Amount, ComparedOption, Comparison } from '../compare/compare.js';
import type { Proposal } from '../compare/option.js';
import { exactValue } from '../formula/exact.js';
import type { Formula } from '../formula/node.js';
import { fixed, multiply, negative, rational } from '../quantity/rational.js';
import type { NoUnit } from '../quantity/unit.js';
import type { Language, Words } from '../words.js';
import type { Cell } from './document.js';
import { moneyText } from './text.js';
import { horizonWords } from './verdict.js';
import { WORDS } from './words.js';

export interface TotalRow {
  readonly label: string;
  /** One for each option; nothing where it has no such amount. */
  readonly amounts: readonly (Cell | undefined)[];
  readonly kind: 'total' | 'beside';
}

export function totalRows(
  options: readonly ComparedOption[],
  { scenario }: Comparison,
  language: Language,
): TotalRow[] {
  const { currency, terms, horizon } = scenario;
  const { code } = currency;
  const row = (words: Words, amountOf: (option: ComparedOption) => Amount | undefined): TotalRow => ({
    label: `${words[language]} (${code})`,
    amounts: options.map((option) => {
      const amount = amountOf(option);
      return amount && { text: moneyText(amount.local, code), value: amount.local };
    }),
    kind: 'beside',
  });
  const inUsd = options.map(({ usd }) => ({ text: moneyText(usd, 'USD'), value: usd, unit: 'USD' }));
  const hasWork = options.some(({ withoutWork }) => withoutWork !== undefined);
  const ofProposal = (key: keyof Proposal, words: Words): TotalRow[] => {
    const found = row(words, ({ proposal }) => proposal?.[key]);
    return found.amounts.some((amount) => amount !== undefined) ? [found] : [];
  };
  return [
    { ...row(WORDS.total, (option) => option), kind: 'total' },
    ...(code === 'USD' ? [] : [{ label: `${WORDS.total[language]} (USD)`, amounts: inUsd, kind: 'beside' } as const]),
    ...(hasWork ? [row(WORDS.withoutWork, (option) => option.withoutWork ?? option)] : []),
    ...(terms === undefined
      ? []
      : [
          row(withShare(WORDS.discount, terms.discount), ({ proposal }) => negated(proposal?.discount)),
          ...ofProposal('fee', withShare(WORDS.fee, terms.fee)),
          ...(terms.roundTo === undefined ? [] : ofProposal('beforeTax', WORDS.unrounded)),
          ...ofProposal('quoted', WORDS.beforeTax),
          ...ofProposal('tax', withShare(WORDS.tax, terms.tax)),
          ...ofProposal('afterTax', WORDS.afterTax),
        ].filter(({ amounts }) => amounts.some((amount) => amount !== undefined))),
    ...(horizon === undefined ? [] : [row(overWords(horizonWords(horizon.years)), ({ overHorizon }) => overHorizon)]),
  ];
}

function overWords(span: Words): Words {
  return { en: `${WORDS.total.en} ${span.en}`, ja: `${span.ja}の${WORDS.total.ja}` };
}

function withShare({ en, ja }: Words, share: Formula<NoUnit> | undefined): Words {
  if (share === undefined) return { en, ja };
  const percent = `${fixed(multiply(exactValue(share), rational(100)), 1).replace(/\.0$/, '')} %`;
  return { en: `${en} ${percent}`, ja: `${ja} ${percent}` };
}

function negated(amount: Amount | undefined): Amount | undefined {
  return amount && { ...amount, usd: negative(amount.usd), local: negative(amount.local) };
}

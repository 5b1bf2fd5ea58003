/** The rows under a comparison's lines: the total, what it is without people's work, as a proposal, and over years. */
import { isPossible } from '../../bill/cheapest.js';
import type { Amount, Proposal } from '../../bill/option.js';
import { exactValue } from '../../formula/exact.js';
import type { Formula } from '../../formula/node.js';
import { fixed, multiply, negative, rational } from '../../quantity/rational.js';
import type { Dimensionless } from '../../quantity/unit.js';
import type { Language, Words } from '../../words.js';
import { currencyName, moneyText } from '../text/text.js';
import type { Billed, BilledOption } from './billed.js';
import { markedCell } from './cells.js';
import type { Cell } from './document.js';
import { horizonWords } from './verdict.js';
import { WORDS } from './words.js';

export interface TotalRow {
  readonly label: string;
  /** One for each option; nothing where it has no such amount. */
  readonly amounts: readonly (Cell | undefined)[];
  readonly kind: 'total' | 'beside';
}

/** A row as amounts, for formats that show them in their own way. */
export interface TotalFigure {
  readonly words: Words;
  /** A share that the amounts are of something. */
  readonly share?: Formula<Dimensionless> | undefined;
  readonly currency: string;
  readonly amounts: readonly (Amount | undefined)[];
  /** By option: whether it is one of an option that isn't possible. */
  readonly isImpossible: readonly boolean[];
  /** Taken off, and so shown with a minus. */
  readonly isTakenOff: boolean;
  readonly kind: 'total' | 'beside';
}

export function totalRows(
  options: readonly BilledOption[],
  comparison: Pick<Billed, 'scenario'>,
  language: Language,
): TotalRow[] {
  return totalFigures(options, comparison).map(
    ({ words, share, currency, amounts, isImpossible, isTakenOff, kind }) => ({
      label: labelOf(withShare(words, share), currencyName(currency, language))[language],
      amounts: amounts.map((amount, index) => {
        if (amount === undefined) return undefined;
        const shown = currency === comparison.scenario.currency.code ? amount.local : amount.usd;
        const value = isTakenOff ? negative(shown) : shown;
        const unit = currency === comparison.scenario.currency.code ? {} : { unit: currency };
        return markedCell({ text: moneyText(value, currency), value, ...unit }, isImpossible[index] === true);
      }),
      kind,
    }),
  );
}

function labelOf(figure: Words, currency: string): Words {
  return { en: `${figure.en} (${currency})`, ja: `${figure.ja}（${currency}）` };
}

/** Those rows that at least one of the options has an amount for. */
export function totalFigures(options: readonly BilledOption[], { scenario }: Pick<Billed, 'scenario'>): TotalFigure[] {
  const { currency, terms, horizon } = scenario;
  const { code } = currency;
  const row = (
    words: Words,
    amountOf: (option: BilledOption) => Amount | undefined,
    more: Partial<TotalFigure> = {},
  ): TotalFigure => ({
    words,
    currency: code,
    amounts: options.map(amountOf),
    isImpossible: options.map((option) => !isPossible(option)),
    isTakenOff: false,
    kind: 'beside',
    ...more,
  });
  const ofProposal = (key: keyof Proposal, words: Words, more: Partial<TotalFigure> = {}) =>
    row(words, ({ proposal }) => proposal?.[key], more);
  const hasWork = options.some(({ withoutWork }) => withoutWork !== undefined);
  const proposed =
    terms === undefined
      ? []
      : [
          ofProposal('discount', WORDS.discount, { share: terms.discount, isTakenOff: true }),
          ofProposal('fee', WORDS.fee, { share: terms.fee }),
          ...(terms.roundTo === undefined ? [] : [ofProposal('beforeTax', WORDS.unrounded)]),
          ofProposal('quoted', WORDS.beforeTax),
          ofProposal('tax', WORDS.tax, { share: terms.tax }),
          ofProposal('afterTax', WORDS.afterTax),
        ];
  return [
    row(WORDS.total, (option) => option, { kind: 'total' }),
    ...(code === 'USD' ? [] : [row(WORDS.total, (option) => option, { currency: 'USD' })]),
    ...(hasWork ? [row(WORDS.withoutWork, (option) => option.withoutWork ?? option)] : []),
    ...proposed.filter(({ amounts }) => amounts.some((amount) => amount !== undefined)),
    ...(horizon === undefined
      ? []
      : [
          row(overWords(horizonWords(horizon.years)), ({ overHorizon }) => overHorizon, {
            isImpossible: options.map(({ overHorizon }) => overHorizon !== undefined && !isPossible(overHorizon)),
          }),
        ]),
  ];
}

function overWords(span: Words): Words {
  return { en: `${WORDS.total.en} ${span.en}`, ja: `${span.ja}の${WORDS.total.ja}` };
}

function withShare({ en, ja }: Words, share: Formula<Dimensionless> | undefined): Words {
  if (share === undefined) return { en, ja };
  const percent = `${fixed(multiply(exactValue(share), rational(100)), 1).replace(/\.0$/, '')} %`;
  return { en: `${en} ${percent}`, ja: `${ja} ${percent}` };
}

/** How a figure comes about: every step with its numbers, then every rule and price with its day and source. */

import type { Comparison, Line } from '../../bill/compare.js';
import type { NamedFigure } from '../../bill/figures.js';
import { lineName } from '../../bill/select.js';
import { printable } from '../../document/printable.js';
import { InputError } from '../../errors.js';
import { isPlainOne, type Leaf, type Node, type Operation, type Price, type Provenance } from '../../formula/node.js';
import { type Derivation, derive, type Step, type StepOperand } from '../../formula/steps.js';
import { inCurrency } from '../../quantity/currency.js';
import { compareRationals, groupedWhole, multiply, ONE, type Rational } from '../../quantity/rational.js';
import { per, USD } from '../../quantity/unit.js';
import type { Figure } from '../../scenario/expect/expectation.js';
import { COMMA, type Language, type Words } from '../../words.js';
import { currencyName, moneyText, numberText, quantityText, sinceWords, unitWords } from '../text/text.js';
import type { Fact, Part } from './document.js';
import { FIGURE_WORDS } from './words.js';

/**
 * Steps of all derivations of one answer: some second, and megabytes of text. Of components that share a tiered price each line
 * rests on the quantities of all, so that a hundred of them have ten thousand steps and a thousand a million.
 */
const MAX_STEPS = 10_000;

/** What is left of the steps that one answer may show. */
export interface StepsLeft {
  steps: number;
}

export function stepsOfAnswer(): StepsLeft {
  return { steps: MAX_STEPS };
}

/** A sum of many parts is as long as many steps. */
function spendSteps({ steps }: Derivation, left: StepsLeft): void {
  left.steps -= steps.reduce((count, { operands }) => count + Math.max(1, operands.length - 1), 0);
}

const NOT_SHOWN: Words = {
  en: `not shown, as the derivations before this one have ${groupedWhole(MAX_STEPS)} steps already; \`explain FILE OPTION "LINE"\` shows it`,
  ja: `ここまでの計算が ${groupedWhole(MAX_STEPS)} 段階に達したため、省略します。\`explain FILE OPTION "LINE"\` で表示できます`,
};

/** For programs, which can't be told that something was left out. @throws InputError where there are too many steps */
export function derivedWithin(formula: Node, left: StepsLeft): Derivation {
  const derivation = derive(formula);
  spendSteps(derivation, left);
  if (left.steps >= 0) return derivation;
  const message = {
    en: `the derivations have more than ${groupedWhole(MAX_STEPS)} steps`,
    ja: `計算が ${groupedWhole(MAX_STEPS)} 段階を超えています`,
  };
  const remedy = {
    en: 'name an option, or one of its lines: explain FILE OPTION "LINE"',
    ja: '構成、またはその行を指定してください（explain FILE OPTION "LINE"）',
  };
  throw new InputError([{ code: 'outOfRange', message, remedy }]);
}

/**
 * A part of a document for each line or figure: its amount, the steps, and what they rest on.
 * @param left is spent; what comes after it has its amount alone
 */
export function derivations(
  lines: readonly (Line | NamedFigure)[],
  { scenario }: Comparison,
  language: Language,
  left: StepsLeft,
): Part[] {
  const { code } = scenario.currency;
  return lines.map((line): Part => {
    const local =
      code === 'USD'
        ? ''
        : ` = ${moneyText(inCurrency(line.usd, scenario.currency), code)} ${currencyName(code, language)}`;
    const name =
      'figure' in line
        ? figureText(line.figure, language)
        : `${printable(lineName(line, language))} (${line.serviceTitle[language]})`;
    const title = `${name}: ${numberText(line.usd)} USD${local}`;
    if (left.steps <= 0) return { kind: 'details', title, parts: [{ kind: 'paragraph', text: NOT_SHOWN[language] }] };
    const derivation = derive(line.formula);
    spendSteps(derivation, left);
    const { steps, leaves } = told(derivation, { language, code });
    return {
      kind: 'details',
      title,
      parts: [
        ...steps.map((text): Part => ({ kind: 'paragraph', text })),
        ...(leaves.length === 0 ? [] : [{ kind: 'facts', facts: leaves } as const]),
      ],
    };
  });
}

/** Under its own word a figure is asked for, whatever the language. */
function figureText(figure: Figure, language: Language): string {
  return { en: figure, ja: `${FIGURE_WORDS[figure].ja} (${figure})` }[language];
}

interface Settings {
  readonly language: Language;
  /** The scenario's currency. */
  readonly code: string;
}

/** Steps that only rename a number (300,000 is 300,000 requests) are not told; who refers to them refers through them. */
function told(derivation: Derivation, settings: Settings): { steps: string[]; leaves: Fact[] } {
  const through = new Map<number, StepOperand>();
  const numbers = new Map<number, number>();
  const steps: string[] = [];
  const refer = (operand: StepOperand): string => {
    const behind = operand.step === undefined ? undefined : through.get(operand.step);
    const value = quantityText(operand.value, operand.node.unit, settings.language, settings.code);
    if (behind !== undefined)
      return behind.step === undefined
        ? `${value}${nameOf(behind.node, settings)}`
        : refer({ ...behind, node: operand.node, value: operand.value });
    if (operand.step !== undefined) return `${value} [${numbers.get(operand.step)}]`;
    return `${value}${nameOf(operand.node, settings)}`;
  };
  for (const step of derivation.steps) {
    const isProduct = step.operation.kind === 'product';
    const rest = step.operands.filter((operand) => !(isProduct && isPlainOne(operand.node)));
    const [only] = rest;
    const renames = isProduct && rest.length === 1 && only !== undefined;
    if (renames && step.operation.name === undefined) {
      through.set(step.number, only);
      continue;
    }
    const number = numbers.size + 1;
    numbers.set(step.number, number);
    const name = step.operation.name?.[settings.language];
    const value = quantityText(step.value, step.operation.unit, settings.language, settings.code);
    const label = `[${number}] ${name === undefined ? '' : `${printable(name)}: `}${value}`;
    steps.push(`${label} = ${operationText(step, rest.map(refer), settings)}`);
  }
  return { steps, leaves: derivation.leaves.flatMap((leaf) => leafFact(leaf, settings)) };
}

const MAX_SOURCE_LENGTH = 1000;

function nameOf(node: Node, { language }: Settings): string {
  if (node.kind === 'price') return '';
  if (node.kind === 'rule') return ` (${node.id})`;
  const name = node.name?.[language];
  return name === undefined ? '' : ` (${printable(name)})`;
}

const JOIN: { readonly [K in Operation['kind']]?: string } = {
  sum: ' + ',
  product: ' × ',
  difference: ' − ',
  quotient: ' ÷ ',
};

const ROUNDED = {
  up: { en: 'rounded up', ja: '切り上げ' },
  down: { en: 'rounded down', ja: '切り捨て' },
  halfUp: { en: 'rounded', ja: '四捨五入' },
};

function operationText(step: Step, operands: readonly string[], { language }: Settings): string {
  const { operation } = step;
  const [first = '', second = '', third = ''] = operands;
  const joined = JOIN[operation.kind];
  if (joined !== undefined) return operands.join(joined);
  switch (operation.kind) {
    case 'round': {
      const rounded = ROUNDED[operation.mode];
      const to = second === '' ? '1' : second;
      return { en: `${first}, ${rounded.en} to a multiple of ${to}`, ja: `${first} を ${to} 単位に${rounded.ja}` }[
        language
      ];
    }
    case 'largest':
      return {
        en: `the largest of ${operands.join(' and ')}`,
        ja: `${operands.join(' と ')} のうち大きい方`,
      }[language];
    case 'smallest':
      return {
        en: `the smallest of ${operands.join(' and ')}`,
        ja: `${operands.join(' と ')} のうち小さい方`,
      }[language];
    case 'lessAllowance':
      return { en: `${first} − ${second}, at least 0`, ja: `${first} − ${second}（0 未満は 0）` }[language];
    case 'share':
      return `${first} × ${second} ÷ ${third}`;
    case 'charge':
      return chargeText(step, first, operation.price, language);
    default:
      return operands.join(', ');
  }
}

function chargeText({ tiers = [] }: Step, quantity: string, price: Price, language: Language): string {
  if (price.tiers.length === 1 || tiers.length === 0)
    return `${quantity} × ${priceText(price, tiers[0]?.usdPerUnit ?? price.tiers[0]?.usd, language)}`;
  return tiers
    .map(
      (tier, index) =>
        `${index === 0 && tiers.length === 1 ? quantity : numberText(tier.quantity)} × ${priceText(price, tier.usdPerUnit, language)}`,
    )
    .join(' + ');
}

/** A price as it is published: `0.2 USD per 1,000,000 requests`. */
function priceText(price: Price, usd: Rational | undefined, language: Language): string {
  if (usd === undefined) return NO_PUBLISHED_PRICE[language];
  const isPerOne = compareRationals(price.publishedPer, ONE) === 0;
  const published = numberText(multiply(usd, price.publishedPer));
  const each = isPerOne ? '' : `${numberText(price.publishedPer)} `;
  const unit = unitWords(per(USD, price.unit), language, undefined, isPerOne);
  return { en: `${published} USD per ${each}${unit}`, ja: `${published} USD / ${each}${unit}` }[language];
}

const NO_PUBLISHED_PRICE: Words = { en: 'no published price', ja: '公開価格なし' };
const RULE: Words = { en: 'rule', ja: '課金ルール' };
const PRICE: Words = { en: 'price', ja: '価格' };

function leafFact(leaf: Leaf, { language }: Settings): Fact[] {
  const fact = (name: string, text: string) => [{ name: printable(name), text: printable(text, MAX_SOURCE_LENGTH) }];
  switch (leaf.kind) {
    case 'constant':
      return [];
    case 'input':
      return leaf.written === undefined ? [] : fact(leaf.id, printable(leaf.written));
    case 'rule': {
      const about = leaf.name?.[language] ?? '';
      const value = quantityText(leaf.value, leaf.unit, language);
      const since = provenanceText(leaf.provenance, language);
      const text = { en: `${value}, ${since}. ${about}`.trim(), ja: `${value}、${since}。${about}` }[language];
      return fact(`${RULE[language]} ${leaf.id}`, text);
    }
    case 'price': {
      const tiers = leaf.tiers.map((tier) => {
        const amount = priceText(leaf, tier.usd, language);
        if (tier.upTo === undefined) return amount;
        const bound = numberText(tier.upTo);
        return { en: `${amount} up to ${bound}`, ja: `${amount}（${bound} まで）` }[language];
      });
      const comma = COMMA[language];
      const text = `${tiers.join('; ')}${comma}${provenanceText(leaf.provenance, language)}`;
      return fact(`${PRICE[language]} ${leaf.id}`, text);
    }
  }
}

function provenanceText(provenance: Provenance, language: Language): string {
  const { source, note } = provenance;
  const since = sinceWords(provenance)[language];
  const about = `${source}${note === undefined ? '' : `; ${note}`}`;
  return { en: `${since} (${about})`, ja: `${since}（${about}）` }[language];
}

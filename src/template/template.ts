/** A scenario to start from: what it assumes, with a comment for each line, written as text in a language. */
import type { Language, Words } from '../words.js';

export interface Template {
  /** The word on the command line. */
  readonly name: string;
  readonly title: Words;
  /** What kind of system it is about. */
  readonly about: Words;
  readonly workload: readonly TemplateQuantity[];
  readonly options: readonly TemplateOption[];
}

export interface TemplateQuantity {
  readonly name: string;
  /** As a scenario writes it. */
  readonly value: string;
  readonly about: Words;
}

export interface TemplateOption {
  readonly name: string;
  /** Written only where it differs from the name. */
  readonly title?: Words;
  readonly components: readonly TemplateComponent[];
}

export interface TemplateComponent {
  /** `ec2: { type: t3.small }` */
  readonly text: string;
  readonly about?: Words;
}

/** What a person decides before the text is written. */
export interface Answers {
  readonly title?: string;
  readonly region: string;
  /** The day whose prices and rules apply, so that the figures stay what they are. */
  readonly asOf: string;
  /** Default: US dollars. */
  readonly currency?: { readonly code: string; readonly perUsd: string; readonly source?: string };
  /** Instead of what the template assumes, by name. */
  readonly quantities: ReadonlyMap<string, string>;
  /** Of the comments. */
  readonly language: Language;
  /** The JSON Schema for editors, by its path from the scenario; absent where none is there. */
  readonly schema?: string;
}

const COMMENTS = {
  noSchema: {
    en: 'For completion and hover in an editor see `ec2-vs-lambda schema --help`.',
    ja: 'エディターでの補完・説明表示については `ec2-vs-lambda schema --help` を参照してください。',
  },
  region: { en: 'where it runs', ja: '稼働するリージョン' },
  asOf: { en: 'the day whose prices and billing rules apply', ja: '価格・課金ルールの基準日' },
  month: {
    en: 'the length of a month: 730 h is a twelfth of a year',
    ja: '1 か月の長さ（730 h は 1 年の 12 分の 1）',
  },
  currency: { en: 'the exchange rate and its source', ja: '為替レートとその根拠' },
  freeTier: {
    en: 'none; always (always-free offers); newAccount (12-month free offers too)',
    ja: 'none（適用しない）、always（無期限の無料枠）、newAccount（12 か月無料枠も適用）',
  },
  workload: {
    en: 'Assumptions: put your own numbers here. Counts take a time (/ s, / day, / month), sizes and durations a unit.',
    ja: '前提条件: 実際の数値に置き換えてください。件数には期間（/ s、/ day、/ month）、サイズと時間には単位を付けます。',
  },
  options: {
    en: 'What is compared: each option is a list of AWS services with their usage.',
    ja: '比較する構成: それぞれ AWS サービスとその使い方の一覧です。',
  },
  rateSource: { en: 'your own rate', ja: '任意のレート' },
} satisfies Record<string, Words>;

/** The scenario as text, with comments, ready to be priced. */
export function scenarioText(template: Template, answers: Answers): string {
  const { language } = answers;
  const comment = (words: Words) => `# ${words[language]}`;
  const title =
    answers.title === undefined
      ? `{ en: ${quoted(template.title.en)}, ja: ${quoted(template.title.ja)} }`
      : quoted(answers.title);
  const settings: [text: string, about: Words][] = [
    [`region: ${plain(answers.region)}`, COMMENTS.region],
    [`asOf: ${plain(answers.asOf)}`, COMMENTS.asOf],
    ['month: 730 h', COMMENTS.month],
    ...currencyLine(answers),
    ['freeTier: none', COMMENTS.freeTier],
  ];
  const quantities = template.workload.map(({ name, value, about }): [string, Words] => [
    `  ${name}: ${plain(answers.quantities.get(name) ?? value)}`,
    about,
  ]);
  return [
    answers.schema === undefined ? comment(COMMENTS.noSchema) : `# yaml-language-server: $schema=${answers.schema}`,
    comment(template.about),
    `title: ${title}`,
    ...aligned(settings, comment),
    '',
    comment(COMMENTS.workload),
    'workload:',
    ...aligned(quantities, comment),
    '',
    comment(COMMENTS.options),
    'options:',
    ...template.options.flatMap((option) => optionLines(option, comment)),
    '',
  ].join('\n');
}

function currencyLine({ currency, language }: Answers): [string, Words][] {
  if (currency === undefined) return [];
  const { code, perUsd, source = COMMENTS.rateSource[language] } = currency;
  return [[`currency: { code: ${code}, perUsd: ${perUsd}, source: ${quoted(source)} }`, COMMENTS.currency]];
}

function optionLines({ name, title, components }: TemplateOption, comment: (words: Words) => string): string[] {
  const lines = components.flatMap(({ text, about }) => [
    ...(about === undefined ? [] : [comment(about)]),
    `- ${text}`,
  ]);
  if (title === undefined) return [`  ${name}:`, ...lines.map((line) => `    ${line}`)];
  return [
    `  ${name}:`,
    `    title: { en: ${quoted(title.en)}, ja: ${quoted(title.ja)} }`,
    '    uses:',
    ...lines.map((line) => `      ${line}`),
  ];
}

/** Comments one below the other, where the lines are not too long for that. */
function aligned(lines: readonly [text: string, about: Words][], comment: (words: Words) => string): string[] {
  const widest = Math.max(...lines.map(([text]) => text.length).filter((length) => length <= 40));
  return lines.map(([text, about]) => `${text.padEnd(widest)} ${comment(about)}`);
}

/** A double-quoted text of YAML is one of JSON. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** What YAML takes as it is stands as it is. */
function plain(text: string): string {
  return /^[\w.][\w.,%/+*() -]*$/.test(text) && !text.endsWith(' ') ? text : quoted(text);
}

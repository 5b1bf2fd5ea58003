/** commander's own words in Japanese: the headings of its help, its placeholders, and what it says of a wrong call. */
import { Help, type HelpConfiguration } from 'commander';
import type { Language, Words } from '../../words.js';
import { boxed, columnsOf } from './helpLayout.js';
import type { Say } from './language.js';

/** What stands for something in a usage, by commander's word for it. The words of commands and options are the same in all languages. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  options: 'オプション',
  command: 'コマンド',
  file: 'ファイル',
  files: 'ファイル',
  paths: 'パス',
  path: 'パス',
  folder: 'フォルダー',
  books: '価格ファイル',
  option: '構成',
  line: '明細',
  old: '旧',
  new: '新',
  day: '日付',
  from: '比較元',
  to: '比較先',
  region: 'リージョン',
  services: 'サービス',
  service: 'サービス',
  code: '通貨',
  number: '数値',
  value: '値',
  name: '名前',
  'name=value': '名前=値',
  'id=value': 'ID=値',
  'name=first..last': '名前=最小..最大',
  format: '形式',
  language: '言語',
  scale: '目盛',
  pattern: 'パターン',
  how: '方法',
  type: 'タイプ',
  source: '取得元',
  seconds: '秒数',
  url: 'URL',
  id: 'ID',
  template: 'ひな形',
  title: '名称',
  text: '文字列',
  currency: '通貨',
  shell: 'シェル',
  severity: '程度',
};

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
};

/** Of the option that every command has. */
export const HELP: Words = { en: 'print this help', ja: 'このヘルプを表示する' };
const EXAMPLES: Words = { en: 'Examples', ja: '使用例' };

function inJapanese(usage: string): string {
  return usage.replace(/([<[])([a-z=.]+?)(\.\.\.)?([>\]])/g, (_, open, word, more = '', close) => {
    return `${open}${PLACEHOLDERS[word] ?? word}${more}${close}`;
  });
}

/** What stands for something in a usage, in the language. */
export function placeholdersIn(language: Language): (usage: string) => string {
  return { en: (usage: string) => usage, ja: inJapanese }[language];
}

/** `(choices: "a", "b", default: "a")`, which commander puts behind a description. */
function withChoices(text: string): string {
  return text.replace(/ \(((?:choices|default): .+)\)$/, (_, said: string) => {
    return `（${said.replace('choices: ', '選択肢: ').replace(', default: ', '、省略時: ').replace('default: ', '省略時: ')}）`;
  });
}

/** What a description needs beside its term; where a terminal has less, it stands below. */
const MIN_DESCRIPTION_WIDTH = 28;
const BELOW = 6;

/** commander writes as wide as it comes where a terminal is narrow. */
const LAYOUT: HelpConfiguration = {
  minWidthToWrap: MIN_DESCRIPTION_WIDTH,
  // Every command has options, and its help tells them.
  subcommandTerm: (command) => Help.prototype.subcommandTerm.call(new Help(), command).replace(' [options]', ''),
  formatItem(term, termWidth, description, helper) {
    const width = helper.helpWidth ?? 80;
    if (description === '' || width - termWidth - 4 >= MIN_DESCRIPTION_WIDTH) {
      return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
    }
    const indent = ' '.repeat(BELOW);
    const text = helper.boxWrap(description, Math.max(width - BELOW, MIN_DESCRIPTION_WIDTH));
    return `  ${term}\n${indent}${text.replaceAll('\n', `\n${indent}`)}`;
  },
};

/** How help is laid out and worded in the language; the words of English are commander's. */
export function helpIn(language: Language): HelpConfiguration {
  return { en: LAYOUT, ja: JAPANESE_LAYOUT }[language];
}

const JAPANESE_LAYOUT: HelpConfiguration = {
  ...LAYOUT,
  styleTitle: (title) => TITLES[title] ?? title,
  styleUsage: inJapanese,
  styleOptionTerm: inJapanese,
  styleArgumentTerm: (term) => PLACEHOLDERS[term] ?? term,
  styleSubcommandTerm: inJapanese,
  styleOptionDescription: withChoices,
  displayWidth: columnsOf,
  boxWrap: boxed,
} satisfies Partial<Help>;

/**
 * What stands under the help of a command.
 * @param lines each begins with a line break and two spaces
 */
export function examples(say: Say, lines: string, before?: Words): string {
  return `${before === undefined ? '' : `\n${say(before)}\n`}\n${say(EXAMPLES)}:${lines}`;
}

/** Of a value that is no text at all. */
export const EMPTY_VALUE: Words = { en: 'it is empty.', ja: '値が空です' };

type Wording = (...parts: readonly string[]) => string;

const named = (name: string) => PLACEHOLDERS[name] ?? name;

/** What commander says of a wrong call (command.js: missingArgument, optionMissingArgument ...), and the same in Japanese. */
const ERRORS: readonly (readonly [RegExp, Wording])[] = [
  [/^missing required argument '(.+)'$/, (name = '') => `引数 <${named(name)}> が必要です`],
  [/^option '(.+)' argument missing$/, (flags = '') => `オプション '${inJapanese(flags)}' に値がありません`],
  [/^required option '(.+)' not specified$/, (flags = '') => `オプション '${inJapanese(flags)}' の指定が必要です`],
  [/^unknown option '(.+)'$/, (flag) => `オプション '${flag}' はありません`],
  [/^unknown command '(.+)'$/, (name) => `コマンド '${name}' はありません`],
  [
    /^too many arguments(?: for '.+')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (expected, got) => `引数が多すぎます。指定できるのは ${expected} 個ですが、${got} 個指定されています`,
  ],
  [
    /^option '(.+)' argument '([\s\S]*)' is invalid\. Allowed choices are (.+)\.$/,
    (flags = '', value, choices) =>
      `オプション '${inJapanese(flags)}' に '${value}' は指定できません。選択肢: ${choices}`,
  ],
  [
    /^option '(.+)' argument '([\s\S]*)' is invalid\. (.+)$/,
    (flags = '', value, why) =>
      `オプション '${inJapanese(flags)}' に '${value}' は指定できません。${why === EMPTY_VALUE.en ? EMPTY_VALUE.ja : why}`,
  ],
];

const SUGGESTION = /\n\(Did you mean (?:one of )?(.+)\?\)$/;

/** What commander says, in the language. */
export function errorText(text: string, language: Language): string {
  return { en: (said: string) => said, ja: inJapaneseWords }[language](text);
}

function inJapaneseWords(text: string): string {
  const message = text.trimEnd().replace(/^error: /, '');
  const [, nearest] = SUGGESTION.exec(message) ?? [];
  const plain = message.replace(SUGGESTION, '');
  const told = ERRORS.flatMap(([pattern, wording]) => {
    const found = pattern.exec(plain);
    return found === null ? [] : [wording(...found.slice(1))];
  })[0];
  return `エラー: ${told ?? plain}\n${nearest === undefined ? '' : `（もしかして: ${nearest}）\n`}`;
}

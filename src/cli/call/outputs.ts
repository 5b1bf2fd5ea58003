/** Where an answer goes, and in which formats: what `--format`, `--output` and `--pdf` say together. */

import { type Command, Option } from 'commander';
import type { FileToWrite } from '../../io/files/atomicFiles.js';
import { gathered, terminalWidth } from '../../io/terminal/terminal.js';
import type { Answer } from '../../report/document/document.js';
import { withoutCommands } from '../../report/text/logCommands.js';
import type { Language, Words } from '../../words.js';
import { type Content, type Format, formatsOf, type Kind, type RenderStyle } from './formats.js';
import type { Say } from './language.js';
import { collect, languageFor, notEmpty, refuseCall } from './options.js';

export interface OutputOptions {
  readonly format?: string;
  readonly output?: readonly string[];
  readonly pdf?: string;
  /** Of `check`: a report besides. */
  readonly junit?: string;
}

export interface Output {
  readonly format: Format;
  /** The terminal, or what stands in its place, where there is none. */
  readonly path?: string;
}

const FORMAT_HELP: Readonly<Record<Kind, Words>> = {
  bills: {
    en: 'the output format (default: table, or by the extension of --output)',
    ja: '結果の形式（省略時は表、または --output の拡張子の形式）',
  },
  prices: {
    en: 'the output format (default: text, or by the extension of --output)',
    ja: '結果の形式（省略時はテキスト、または --output の拡張子の形式）',
  },
  check: {
    en: 'the output format (default: text, or by the extension of --output); github annotates the lines of the scenarios',
    ja: '結果の形式（省略時はテキスト、または --output の拡張子の形式。github はシナリオの該当行に注釈を付ける）',
  },
};

/** @param more other words for a table */
export function withOutputOptions(
  command: Command,
  say: Say,
  { kind = 'bills', more = [] }: { readonly kind?: Kind; readonly more?: readonly string[] } = {},
): Command {
  const formats = formatsOf(kind);
  const words = formats.map(({ word }) => word);
  const endings = [...new Set(formats.flatMap((format) => format.endings))].join(' ');
  command
    .addOption(new Option('--format <format>', say(FORMAT_HELP[kind])).choices([...words, ...more]))
    .option('--output <file>', say(outputHelp(endings)), collect);
  return words.includes('pdf')
    ? command.option(
        '--pdf <file>',
        say({ en: 'print to this file, as --output does', ja: 'PDF を出力するファイル（--output と同じ扱い）' }),
        notEmpty,
      )
    : command;
}

function outputHelp(endings: string): Words {
  return {
    en: `write to this file (${endings}); may be repeated`,
    ja: `出力するファイル（${endings}）。繰り返し可`,
  };
}

/** @throws InputError where what is said contradicts itself, or a terminal would get what only programs read */
export async function outputsOf(
  { format, output = [], pdf, junit }: OutputOptions,
  kind: Kind = 'bills',
): Promise<readonly Output[]> {
  const formats = formatsOf(kind);
  const called = (name: string | undefined) => formats.find(({ word }) => word === name);
  const said = called(format) ?? called(TABLE_WORDS[format ?? '']);
  const outputs: Output[] = [];
  for (const path of output) outputs.push({ path, format: await formatOf(path, said, formats) });
  if (pdf !== undefined) outputs.push({ path: pdf, format: await formatOf(pdf, called('pdf'), formats) });
  const besides = junit === undefined ? [] : [{ path: junit, format: called('junit') as Format }];
  await refuseTwice([...outputs, ...besides]);
  if (outputs.length > 0) return [...outputs, ...besides];
  const shown = said ?? (formats[0] as Format);
  if (shown.isBinary) await refuseTerminal(shown);
  return [{ format: shown }, ...besides];
}

/** `explain` has always called its table text. */
const TABLE_WORDS: Readonly<Record<string, string>> = { text: 'table' };

async function formatOf(path: string, said: Format | undefined, formats: readonly Format[]): Promise<Format> {
  const named = formats.filter((format) => format.endings.some((ending) => path.toLowerCase().endsWith(ending)));
  const [first] = named;
  if (said === undefined && first === undefined) await refuseEnding(path, formats);
  if (said === undefined || first === undefined) return said ?? first ?? (formats[0] as Format);
  if (said.anyEnding || named.includes(said)) return said;
  const [ending] = said.endings;
  const message = {
    en: `${path} can't be both ${first.word}, as its ending says, and ${said.word}`,
    ja: `${path} は拡張子では ${first.word} ですが、--format は ${said.word} です`,
  };
  const remedy = {
    en: `end the file in ${ending}, or leave --format out: the ending of each file says its format`,
    ja: `拡張子を ${ending} にするか、--format を外してください（形式は各ファイルの拡張子で決まります）`,
  };
  return refuseCall(message, { remedy });
}

/** A file that says what it is, and that nothing here makes; one without an ending is a table as ever. */
async function refuseEnding(path: string, formats: readonly Format[]): Promise<void> {
  const [, ending] = /[^/\\](\.\w*[A-Za-z]\w*)$/.exec(path) ?? [];
  if (ending === undefined) return;
  const message = {
    en: `${path}: no format has the ending ${ending}`,
    ja: `${path}: 拡張子 ${ending} の形式はありません`,
  };
  const { oneOf } = await import('../../phrases.js');
  const endings = [...new Set(formats.flatMap((format) => format.endings))];
  await refuseCall(message, {
    expected: oneOf(endings),
    remedy: {
      en: 'say the format with --format where the file is to be called so',
      ja: 'このファイル名のままにするなら --format で形式を指定してください',
    },
  });
}

async function refuseTwice(outputs: readonly Output[]): Promise<void> {
  if (outputs.length < 2) return;
  const { isSamePath } = await import('../../io/files/atomicFiles.js');
  for (const [index, { path = '' }] of outputs.entries()) {
    const before = outputs.slice(0, index).find((other) => isSamePath(other.path ?? '', path));
    if (before === undefined) continue;
    const message = { en: `${path} is written twice`, ja: `${path} が 2 回指定されています` };
    await refuseCall(message, { remedy: { en: 'name each file once', ja: '各ファイルは 1 回だけ指定してください' } });
  }
}

async function refuseTerminal({ word, endings: [ending] }: Format): Promise<void> {
  const { isTerminal } = await import('../../io/terminal/terminal.js');
  if (!isTerminal()) return;
  const message = { en: `a terminal can't show ${word}`, ja: `${word} はターミナルに表示できません` };
  const remedy = {
    en: `write it to a file (--output proposal${ending}), or send it to another program`,
    ja: `ファイルに出力するか（--output proposal${ending}）、別のプログラムに渡してください`,
  };
  await refuseCall(message, { remedy });
}

/** An answer of more rows than these is for a program. */
const MAX_ROWS_SHOWN = 2000;

/** Of a command that shows no colours. */
export function plainStyle(options: { readonly lang?: Language }): RenderStyle {
  return { language: languageFor(options), width: terminalWidth(), color: false };
}

/**
 * Makes every format before anything is written, and writes all files or none.
 * @param others files that are written together with them
 */
export async function deliver(
  answers: readonly Answer[],
  outputs: readonly Output[],
  look: RenderStyle,
  others: readonly FileToWrite[] = [],
): Promise<void> {
  for (const { format } of outputs) await refuseTooMany(answers, format);
  const files: FileToWrite[] = [...others];
  const shown: Content[] = [];
  for (const { path, format } of outputs) {
    const content = ended(harmless(await format.render(answers, look), format));
    if (path === undefined) shown.push(content);
    else files.push({ path, content });
  }
  if (files.length > 0) {
    const { writeFilesAsTheyCome } = await import('../../io/files/atomicFiles.js');
    await writeFilesAsTheyCome(files);
    const { tellWritten } = await import('./beside.js');
    const { isSpecial } = await import('../../io/files/files.js');
    // Who reads a pipe has the answer.
    const paths = outputs.flatMap(({ path }) => (path === undefined || isSpecial(path) ? [] : [path]));
    if (paths.length > 0) tellWritten(paths, look.language);
  }
  if (shown.length > 0) {
    const { writeOut } = await import('../../io/terminal/terminal.js');
    for (const content of shown) writeOut(content);
  }
}

async function refuseTooMany(answers: readonly Answer[], { word, anyLength }: Format): Promise<void> {
  const size = Math.max(...answers.map((answer) => answer.size ?? 0));
  if (anyLength || size <= MAX_ROWS_SHOWN) return;
  const { groupedWhole } = await import('../../quantity/rational.js');
  const rows = groupedWhole(size);
  const message = {
    en: `${rows} rows are too many for ${word === 'table' ? 'a table' : word}`,
    ja: `${rows} 行は ${word} で表示するには多すぎます`,
  };
  const expected = {
    en: `at most ${MAX_ROWS_SHOWN}; take fewer --points, or --format csv`,
    ja: `${MAX_ROWS_SHOWN} 行まで（--points を減らすか、--format csv を指定）`,
  };
  await refuseCall(message, { expected });
}

function harmless(content: Content, { word }: Format): Content {
  if (typeof content === 'string') return withoutCommands(content, word);
  return content instanceof Uint8Array ? content : partsWithoutCommands(content, word);
}

/** Many rows at once; a part ends where a line does. */
function* partsWithoutCommands(parts: Iterable<string>, word: string): Generator<string> {
  for (const part of gathered(parts)) yield withoutCommands(part, word);
}

function ended(content: Content): Content {
  return typeof content === 'string' && !content.endsWith('\n') ? `${content}\n` : content;
}

/** The manual page, made of what the commands themselves take and say. */
import type { Say } from '../call/language.js';
import { type ArgumentShape, allCommands, type CommandShape, type OptionShape } from '../call/shape.js';
import { bold, heading, italic, item, prose, verbatim } from './roff.js';
import { ENVIRONMENT, EXIT_STATUSES, FILES, SECTIONS, WORDS } from './words.js';

export interface Manual {
  readonly name: string;
  readonly version: string;
  readonly shape: CommandShape;
  /** The command that runs where none is named. */
  readonly defaultCommand: string;
  /** What stands for a value, in the language: `<file>`. */
  readonly placeholders: (usage: string) => string;
  readonly say: Say;
}

/** An option that so many commands take is described once. */
const COMMON_TO = 3;

/** The page as roff. It holds no day, so that the same commands make the same page. */
export function manualPage(manual: Manual): string {
  const { name, version, shape, say, defaultCommand } = manual;
  const common = commonOptions(shape);
  const section = (of: keyof typeof SECTIONS, lines: readonly string[]) => [
    heading('.SH', say(SECTIONS[of])),
    ...lines,
  ];
  const pairs = (of: readonly { readonly term: string; readonly about: Parameters<Say>[0] }[]) =>
    of.flatMap(({ term, about }) => item(bold(term), say(about)));
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}" "${WORDS.userCommands.en}"`,
    // Words with hyphens are options and paths; and Japanese is not to be stretched to the margin.
    '.nh',
    '.ad l',
    ...section('name', [`${prose(name)} \\- ${prose(shape.description.replace(/[.。]$/, ''))}`]),
    ...section('synopsis', synopsis(manual)),
    ...section('description', [prose(say(WORDS.about).replaceAll('{defaultCommand}', defaultCommand))]),
    ...section(
      'commands',
      allCommands(shape)
        .filter(({ path }) => path.length > 0)
        .flatMap((command) => commandLines(command, common, manual)),
    ),
    ...section('options', [
      prose(say(WORDS.commonOptions)),
      ...[...common.values(), ...shape.options].flatMap((option) => optionLines(option, manual)),
    ]),
    ...section('exitStatus', pairs(EXIT_STATUSES)),
    ...section('environment', pairs(ENVIRONMENT)),
    ...section('files', pairs(FILES)),
    ...section('examples', moreLines(shape.more.replace(/^[^\n]*\n/, ''))),
    '',
  ].join('\n');
}

function synopsis({ name, shape, defaultCommand, placeholders }: Manual): string[] {
  const lines = allCommands(shape).flatMap(({ path, takes, commands }) => {
    if (path.length === 0 || commands.length > 0) return [];
    const named = path.join(' ');
    const said = named === defaultCommand ? `[${named}]` : named;
    return [`${bold(name)} ${bold(said)} ${termsOf(takes, placeholders)}`];
  });
  return lines.flatMap((line, index) => (index === 0 ? [line] : ['.br', line]));
}

function termsOf(takes: readonly ArgumentShape[], placeholders: Manual['placeholders']): string {
  return ['[options]', ...takes.map(({ term }) => term)].map((term) => italic(placeholders(term))).join(' ');
}

function commandLines(
  { path, description, takes, options, more }: CommandShape,
  common: ReadonlyMap<string, OptionShape>,
  manual: Manual,
): string[] {
  const { say, placeholders } = manual;
  const own = options.filter((option) => option.long !== '--help' && !isCommon(option, common));
  const shared = options.filter((option) => isCommon(option, common));
  return [
    heading('.SS', [...path, ...takes.map(({ term }) => placeholders(term))].join(' ')),
    prose(sentence(description, say)),
    ...takes.flatMap((argument) => argumentLines(argument, manual)),
    ...own.flatMap((option) => optionLines(option, manual)),
    ...(shared.length === 0
      ? []
      : ['.PP', `${prose(say(WORDS.alsoTakes))} ${shared.map(({ long }) => bold(long)).join(', ')}`]),
    ...(more === '' ? [] : moreLines(more)),
  ];
}

function argumentLines({ term, description, choices }: ArgumentShape, { say, placeholders }: Manual): string[] {
  return item(italic(placeholders(term)), withValues(sentence(description, say), { choices }, say));
}

function optionLines(option: OptionShape, { say, placeholders }: Manual): string[] {
  const { long, short, value, description } = option;
  const flags = [short, long].flatMap((flag) => (flag === undefined ? [] : [bold(flag)])).join(', ');
  const term = value === undefined ? flags : `${flags} ${italic(placeholders(value))}`;
  return item(term, withValues(sentence(description, say), option, say));
}

interface DescribedValue {
  readonly choices: readonly string[];
  readonly defaultValue?: string;
  readonly isRequired?: boolean;
}

function withValues(text: string, { choices, defaultValue, isRequired }: DescribedValue, say: Say): string {
  return [
    text,
    ...(choices.length === 0 ? [] : [`${say(WORDS.choices)} ${choices.join(', ')}.`]),
    ...(defaultValue === undefined ? [] : [`${say(WORDS.fallback)} ${defaultValue}.`]),
    ...(isRequired === true ? [say(WORDS.required)] : []),
  ].join(' ');
}

/** Help begins small and has no full stop; a page of sentences does. */
function sentence(text: string, say: Say): string {
  const stop = say({ en: '.', ja: '。' });
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.。]$/.test(text) ? '' : stop}`;
}

/** What stands under a command's help: text, and indented lines that are typed or written as they are. */
function moreLines(more: string): string[] {
  const blocks = more.split(/\n{2,}|\n(?= )|(?<=^ .*)\n(?! )/m);
  const lines: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) lines.push('.RS 4', ...verbatim(open), '.RE');
    open = [];
  };
  for (const block of blocks) {
    if (block.startsWith(' ')) {
      open.push(block.trim());
      continue;
    }
    close();
    if (block.trim() !== '') lines.push('.PP', prose(block.trim()));
  }
  close();
  return lines;
}

/** Options that several commands take with the same words, by name. */
function commonOptions(shape: CommandShape): ReadonlyMap<string, OptionShape> {
  const all = allCommands(shape).flatMap(({ options }) => options);
  const common = new Map<string, OptionShape>();
  for (const option of all) {
    const alike = all.filter((other) => isAlike(other, option));
    if (option.long !== '--help' && alike.length >= COMMON_TO && !common.has(option.long))
      common.set(option.long, option);
  }
  return common;
}

function isCommon(option: OptionShape, common: ReadonlyMap<string, OptionShape>): boolean {
  const found = common.get(option.long);
  return found !== undefined && isAlike(found, option);
}

function isAlike(a: OptionShape, b: OptionShape): boolean {
  return a.long === b.long && a.description === b.description && a.choices.join() === b.choices.join();
}

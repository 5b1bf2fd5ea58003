/**
 * Documents as GitHub-flavoured Markdown, fit for a comment on a pull request: the answer and the totals first, then the
 * tables, with what is long, what the answer rests on and the derivations folded up.
 */
import type { Words } from '../../../words.js';
import { type Document, type Fact, isBill, type Part, type Row, type Table, textOf } from '../../document/document.js';
import { moreRowsText, WORDS } from '../../document/words.js';
import { escapedInline, escapedInTag, escapedLine } from './escape.js';
import { type Block, fitted } from './fit.js';

/** What GitHub takes as the text of a comment. */
const MAX_COMMENT_LENGTH = 65_536;
/** A table of more rows is folded up. */
const MAX_OPEN_ROWS = 15;

const NAMES = {
  answer: { en: 'Answer', ja: '結論' },
  totals: { en: 'Totals', ja: '合計' },
  foundations: { en: 'Assumptions', ja: '前提条件・算出条件' },
  derivation: { en: 'Derivations', ja: '算出根拠' },
  text: { en: 'Notes', ja: '補足' },
} satisfies Record<string, Words>;

/**
 * Documents as GitHub-flavoured Markdown, fit for a comment on a pull request: the answer and the totals first.
 * @param longest in characters; what doesn't fit is left out, which is then said
 * @example
 * ```ts
 * import { compare, comparisonDocument, type Day, markdownText } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * markdownText([comparisonDocument(comparison, 'en')]).split('\n')[0]; // => '### Campaign site: upload and convert pictures'
 * ```
 */
export function markdownText(documents: readonly Document[], longest = MAX_COMMENT_LENGTH): string {
  return fitted(documents.map(blocksOf), longest, documents[0]?.language ?? 'en');
}

/** The first of them are left out last. */
function blocksOf(document: Document): Block[] {
  const { title, subtitle, parts } = document;
  const about = subtitle === undefined ? [] : [escapedLine(subtitle)];
  const isWarning = ({ kind }: Part) => kind === 'warnings';
  return [
    { text: [`### ${escapedLine(title)}`, ...about].join('\n\n'), name: title },
    ...answerBlocks(document),
    ...parts.flatMap((part) =>
      part.kind === 'table' && isBill(part.table) ? [totalsBlock(part.table, document)] : [],
    ),
    ...parts.filter(isWarning).flatMap((part) => partBlocks(part, document)),
    ...groupsOf(parts.filter((part) => !isWarning(part))).flatMap((group) =>
      'derivations' in group ? derivationsBlock(group.derivations, document) : partBlocks(group.part, document),
    ),
  ];
}

type Details = Extract<Part, { kind: 'details' }>;
type Group = { readonly part: Part } | { readonly derivations: Details[] };

/** Derivations that follow each other go under one fold. */
function groupsOf(parts: readonly Part[]): Group[] {
  const groups: Group[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.kind !== 'details') groups.push({ part });
    else if (last !== undefined && 'derivations' in last) last.derivations.push(part);
    else groups.push({ derivations: [part] });
  }
  return groups;
}

function derivationsBlock(derivations: readonly Details[], { language }: Document): Block {
  const texts = derivations.map(({ title, parts }) => {
    const inside = parts.map(insideText).filter((text) => text !== '');
    return folded(title, inside.join('\n\n'));
  });
  const [only, ...others] = texts;
  const name = NAMES.derivation[language];
  if (only !== undefined && others.length === 0) return { text: only, name };
  const shown = (rows: number) => folded(`${name} (${derivations.length})`, texts.slice(0, rows).join('\n\n'));
  return { text: shown(texts.length), name, rows: texts.length, shown };
}

/** More facts than these are folded up. */
const MAX_OPEN_FACTS = 3;

/** One sentence stands for itself, several are a list. */
function answerBlocks({ summary, language }: Document): Block[] {
  const [first, ...others] = summary.map(escapedLine);
  if (first === undefined) return [];
  const lines = others.length === 0 ? [`**${first}**`] : [first, ...others].map((line) => `- **${line}**`);
  const shown = (rows: number) => lines.slice(0, rows).join('\n');
  return [{ text: lines.join('\n'), name: NAMES.answer[language], rows: lines.length, shown }];
}

function partBlocks(part: Part, document: Document): Block[] {
  const { language } = document;
  switch (part.kind) {
    case 'heading':
      return [{ text: `#### ${escapedLine(part.text)}`, name: '' }];
    case 'paragraph':
      return [{ text: escapedLine(part.text), name: NAMES.text[language] }];
    case 'table':
      return [tableBlock(part.table, language)];
    case 'chart':
      return [];
    case 'facts': {
      const [name, text] = [NAMES.foundations[language], factsText(part.facts)];
      return [{ text: part.facts.length > MAX_OPEN_FACTS ? folded(name, text) : text, name }];
    }
    case 'warnings':
      return [warningsBlock(part.texts, language)];
    case 'details':
      return [derivationsBlock([part], document)];
  }
}

/** Steps of a derivation, and what they rest on. */
function insideText(part: Part): string {
  if (part.kind === 'paragraph') return escapedLine(part.text);
  return part.kind === 'facts' ? factsText(part.facts) : '';
}

function factsText(facts: readonly Fact[]): string {
  return facts.map(({ name, text }) => `- ${escapedLine(name)}: ${escapedInline(text)}`).join('\n');
}

function warningsBlock(texts: readonly string[], language: Document['language']): Block {
  const shown = (rows: number) =>
    ['> [!WARNING]', ...texts.slice(0, rows).map((text) => `> - ${escapedLine(text)}`)].join('\n');
  return { text: shown(texts.length), name: WORDS.warning[language], rows: texts.length, shown };
}

function folded(title: string, text: string): string {
  return `<details><summary>${escapedInTag(title)}</summary>\n\n${text}\n\n</details>`;
}

/** Of options side by side the totals alone. */
function totalsBlock(table: Table, { language }: Document): Block {
  const rows = table.rows.filter(({ kind }) => kind === 'total' || kind === 'beside');
  return { text: tableText(table, rows), name: NAMES.totals[language] };
}

function tableBlock(table: Table, language: Document['language']): Block {
  const { name, rows, of = rows.length } = table;
  const isFolded = rows.length > MAX_OPEN_ROWS || isBill(table);
  const shown = (many: number): string => {
    const more = of > many ? [moreRowsText(of - many, language)] : [];
    const text = [tableText(table, rows.slice(0, many)), ...more].join('\n\n');
    return isFolded ? folded(name, text) : text;
  };
  return { text: shown(rows.length), name, rows: rows.length, shown };
}

function tableText({ columns }: Table, rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => inCell(head))),
    line(columns.map(({ kind }) => (kind === 'text' || kind === 'day' ? ':---' : '---:'))),
    ...rows.map((row) => line(cellsOf(row))),
  ].join('\n');
}

function cellsOf({ cells, kind, best = [] }: Row): string[] {
  return cells.map((cell, index) => {
    const text = inCell(textOf(cell));
    if (text === '') return '';
    if (kind === 'total' || kind === 'component' || best.includes(index)) return `**${text}**`;
    return kind === 'line' && index === 0 ? `&emsp;${text}` : text;
  });
}

function inCell(text: string): string {
  return text
    .split('\n')
    .map((line) => escapedInline(line.trim()))
    .join('<br>');
}

/** Text as roff, the language of manual pages, in ASCII alone: what groff and mandoc show alike (groff_char(7), man(7)). */
import { piecesOf } from '../call/helpLayout.js';

/** What roff would read as its own, or show as another letter than the one that a shell needs. */
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\(rs',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '"': '\\(dq',
  '^': '\\(ha',
  '~': '\\(ti',
};

function escaped(text: string): string {
  return text
    .replace(/[\\\-'`"^~]/g, (mark) => ESCAPED[mark] ?? mark)
    .replace(/[^ -~\n]/gu, (letter) => `\\[u${codeOf(letter)}]`);
}

function codeOf(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** A line that begins with a dot would be a request. */
function line(text: string): string {
  return text.startsWith('.') ? `\\&${text}` : text;
}

/** Running text. Japanese has no spaces: where a line may break is said. */
export function prose(text: string): string {
  return text
    .split('\n')
    .map((one) => line(broken(one)))
    .join('\n');
}

function broken(text: string): string {
  return piecesOf(text)
    .map((piece) => (/\s$/.test(piece) ? escaped(piece) : `${escaped(piece)}\\:`))
    .join('')
    .replace(/\\:$/, '');
}

/** Lines that stay as they are: examples. */
export function verbatim(lines: readonly string[]): string[] {
  return ['.nf', ...lines.map((one) => line(escaped(one))), '.fi'];
}

export function bold(text: string): string {
  return `\\fB${escaped(text)}\\fR`;
}

export function italic(text: string): string {
  return `\\fI${escaped(text)}\\fR`;
}

/** A term with what it means, indented under it. */
export function item(term: string, text: string): string[] {
  return ['.TP', line(term), prose(text)];
}

/** A section's or a command's heading. */
export function heading(request: '.SH' | '.SS', text: string): string {
  return `${request} ${escaped(text)}`;
}

/** Names in Markdown as nothing but text: no markup, no HTML, no link, and nobody told or referred to on GitHub. */

import { escapedBetweenTags } from '../../text/markup.js';

/** Marks of Markdown within a line. */
const MARKS = /[\\`*_[\]~|$]/g;
/** GitHub makes links of what begins so, after all escapes are undone; a space of no width keeps it from that. */
const LINKED = /@(?=[\w-])|#(?=\d)|\bGH-(?=\d)|\b(?:https?|ftp):(?=\/\/)|\bwww\.(?=\w)/gi;
const APART = '&#8203;';

/** For within a tag, where the marks of Markdown mean nothing. */
export function escapedInTag(text: string): string {
  return escapedBetweenTags(text).replace(LINKED, (found) => `${found}${APART}`);
}

/** For within a line. */
export function escapedInline(text: string): string {
  return escapedInTag(text.replace(MARKS, '\\$&'));
}

/** For a line of its own, at whose beginning a number or a dash would begin a list, and spaces a block of code. */
export function escapedLine(text: string): string {
  return escapedInline(text.trimStart())
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

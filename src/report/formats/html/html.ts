/** HTML as text that nothing unescaped gets into: what is put between the tags of a template is text unless it is HTML already. */

import { withoutCommands } from '../../text/logCommands.js';
import { escapedHtml } from '../../text/markup.js';

/** Text that a browser may take for HTML. */
export interface Html {
  readonly html: string;
}

type HtmlContent = Html | string | number | undefined | readonly Html[];

export function html(literals: TemplateStringsArray, ...pieces: readonly HtmlContent[]): Html {
  const text = literals.reduce((before, literal, index) => before + contentText(pieces[index - 1]) + literal);
  return { html: text };
}

/** What another part of this program drew or wrote as HTML. Never for what comes from a scenario. */
export function trusted(text: string): Html {
  return { html: text };
}

export const NOTHING: Html = { html: '' };

function contentText(piece: HtmlContent): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return 'html' in piece ? piece.html : piece.map((one) => one.html).join('');
}

/** For text between tags, and for the value of an attribute in quotes. */
function escaped(text: string): string {
  return withoutCommands(escapedHtml(text), 'xml');
}

/**
 * Data for the page's script. A browser doesn't run a block of this type; no `<` is left in it, so that nothing in it can
 * end the block (HTML Living Standard, 4.12.1.3).
 */
export function dataBlock(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="${id}">${trusted(withoutCommands(json, 'json'))}</script>`;
}

/**
 * A page that is to be printed, whoever wrote it, sealed: it loads nothing, neither a file nor an address, and runs no script but
 * the one of our own pages, which draws their charts for paper. A browser opens the page as a file, which may otherwise show
 * other files of the machine.
 */
import { SCRIPT_HASH } from 'page-assets';

/** Pictures and fonts that the page brings itself. Frames would be pages with policies of their own. */
const POLICY = [
  "default-src 'none'",
  `script-src '${SCRIPT_HASH}'`,
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const SEAL = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/**
 * What may stand before the head, as a browser reads it: behind it the policy comes first of all that could load something. A
 * comment with a `>` in it may end there, and isn't passed over.
 */
const BEFORE_HEAD = /^(?:[\t\n\f\r ]|<!--[^>]*-->)*(?:<!doctype[^>]*>)?/i;
/** No policy keeps a page from going elsewhere by itself (`refresh`). The name of an attribute can be written in no other way. */
const PRAGMA = /http-equiv/gi;

export function sealed(page: string): string {
  const text = page.replace(/^\ufeff/, '').replace(PRAGMA, 'data-$&');
  const [before = ''] = BEFORE_HEAD.exec(text) ?? [];
  // A byte order mark settles the encoding, whatever else the page says.
  return `\ufeff${before}${SEAL}${text.slice(before.length)}`;
}

/**
 * The frame of every page: one file that asks nobody for anything. Its content security policy lets run the one script and
 * takes the one style whose hashes it names, and forbids all else, so that even what slipped through unescaped would do nothing.
 */
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from 'page-assets';
import type { Language } from '../../../words.js';
import { type Html, html, trusted } from './html.js';
import { PAGE_WORDS } from './words.js';

export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly head: Html;
  readonly main: Html;
}

export function page({ language, title, head, main }: Frame): string {
  const policy = [
    "default-src 'none'",
    `script-src '${SCRIPT_HASH}'`,
    `style-src '${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const body = html`<body>
<a class="skip" href="#main">${PAGE_WORDS.skip[language]}</a>
<header class="top">${head}</header>
<main id="main" tabindex="-1">${main}</main>
<footer><p>${PAGE_WORDS.madeBy[language]} <span class="on-screen">${PAGE_WORDS.offline[language]}</span></p></footer>
<script>${trusted(SCRIPT)}</script>
</body>`;
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="ec2-vs-lambda">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
${body}
</html>
`.html;
}

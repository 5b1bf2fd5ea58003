/** Answers of any question as one page: the answer in sentences first, then what it rests on. */
import type { Document } from '../../document/document.js';
import { page } from './frame.js';
import { type Html, html, NOTHING } from './html.js';
import { headingHtml, partsHtml } from './parts.js';
import { PAGE_WORDS } from './words.js';

/**
 * A whole HTML5 file of documents that works without a network, without its script, and on paper. All documents are in one language.
 * @throws TypeError where there is no document
 * @example
 * ```ts
 * import { compare, comparisonDocument, type Day, documentPage } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * documentPage([comparisonDocument(comparison, 'en')]).includes('<html lang="en"'); // => true
 * ```
 */
export function documentPage(documents: readonly Document[]): string {
  const [first] = documents;
  if (first === undefined) throw new TypeError('a page needs a document');
  const { language } = first;
  const isOne = documents.length === 1;
  const head = isOne
    ? titleHtml(first, 1)
    : html`${headingHtml(PAGE_WORDS.several[language], 1)}${contents(documents)}`;
  const articles = documents.map((document, index) => articleHtml(document, `d${index + 1}`, isOne));
  const title = isOne ? first.title : documents.map((document) => document.title).join(' · ');
  return page({ language, title, head, main: html`${articles}` });
}

export function titleHtml({ title, subtitle }: Pick<Document, 'title' | 'subtitle'>, level: number): Html {
  const below = subtitle === undefined ? NOTHING : html`<p class="subtitle">${subtitle}</p>`;
  return html`${headingHtml(title, level)}${below}`;
}

function contents(documents: readonly Document[]): Html {
  const [{ language }] = documents as [Document];
  const links = documents.map(({ title }, index) => html`<li><a href="#d${index + 1}">${title}</a></li>\n`);
  return html`<nav aria-label="${PAGE_WORDS.contents[language]}"><ul class="contents">${links}</ul></nav>`;
}

function articleHtml(document: Document, id: string, isOne: boolean): Html {
  const { language, summary, parts } = document;
  const sentences = summary.map((sentence) => html`<p>${sentence}</p>\n`);
  const level = isOne ? 2 : 3;
  return html`<article id="${id}">${isOne ? NOTHING : titleHtml(document, 2)}
<div class="summary">${sentences}</div>
${partsHtml(parts, { language, level, prefix: id })}</article>\n`;
}

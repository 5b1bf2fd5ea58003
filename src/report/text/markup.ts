/** Text within markup, XML or HTML: one table of entities, and what each kind of place can't hold. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** In text and in values between double quotes. */
const IN_DOUBLE_QUOTES = /[&<>"]/g;
/** In values between quotes of either kind, too. */
const IN_ANY_QUOTES = /[&<>"']/g;
/** Between tags alone. */
const BETWEEN_TAGS = /[&<>]/g;

function entities(text: string, marks: RegExp): string {
  return text.replace(marks, (mark) => ENTITIES[mark] as string);
}

/** Text of HTML: between tags, or a value in quotes. */
export function escapedHtml(text: string): string {
  return entities(text, IN_ANY_QUOTES);
}

/** The same where quotes mean nothing, as within Markdown. */
export function escapedBetweenTags(text: string): string {
  return entities(text, BETWEEN_TAGS);
}

/** What XML 1.0 can't hold at all, not even escaped (2.2), and line ends that a parser would change. */
const NOT_IN_XML = /(?![\t\n])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu;

/** Text of XML without what it can't hold: between tags, or a value in double quotes. */
export function escapedXml(text: string): string {
  return entities(text.replace(NOT_IN_XML, ''), IN_DOUBLE_QUOTES);
}

/** Text of a cell: spreadsheets read `_x0041_` as an A, so that text which looks like it has its first stroke escaped. */
export function escapedCell(text: string): string {
  return escapedXml(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

/** A value in an attribute: a line end in it would be a space to a parser, and begin a line of its own in a log. */
export function escapedAttribute(text: string): string {
  return escapedXml(text).replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Of a picture, in an XML file or within HTML. */
const NOT_IN_PICTURE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** What most texts and all paths of pictures are made of. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

/** Text of SVG: what XML can't hold shows as a replacement character, since the text is seen. */
export function escapedSvg(text: string): string {
  return PLAIN.test(text) ? text : entities(text.replace(NOT_IN_PICTURE, '\ufffd'), IN_ANY_QUOTES);
}

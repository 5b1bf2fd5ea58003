/** A strict reading of what the project writes as XML: elements, attributes in double quotes, text with named entities. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const TOKEN = /<\/([a-z-]+)>|<([a-z-]+)((?: [a-zA-Z0-9:-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#9': '\t',
  '#10': '\n',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids are mostly these
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

/** @throws where anything is not well-formed */
export function readXml(text: string): XmlElement {
  if (FORBIDDEN.test(text)) throw new Error('a character that XML forbids');
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trimEnd();
  const root: XmlElement & { children: (XmlElement | string)[] } = { name: '', attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(body);
    const parent = open.at(-1);
    if (match === null || parent === undefined) throw new Error(`not well-formed: ${body.slice(at, at + 80)}`);
    const [, closed, name, attributes = '', alone, content] = match;
    if (content !== undefined) parent.children.push(unescaped(content));
    else if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`${closed} was not open`);
    } else {
      const element = { name: name ?? '', attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (alone === '') open.push(element);
    }
  }
  const [only, ...more] = root.children;
  if (open.length !== 1 || only === undefined || typeof only === 'string' || more.length > 0) {
    throw new Error('not one element');
  }
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([a-zA-Z0-9:-]+)="([^"]*)"/g)].map(
    ([, key = '', value = '']) => [key, unescaped(value)] as const,
  );
  if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs);
}

function unescaped(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`no entity: ${whole.slice(0, 20)}`);
    return character;
  });
}

export interface Placed {
  readonly element: XmlElement;
  /** What the groups around it move it by. */
  readonly dx: number;
  readonly dy: number;
}

/** All elements, where they stand. */
export function placedElements(element: XmlElement, dx = 0, dy = 0): readonly Placed[] {
  const [, x = '0', y = '0'] = /^translate\((\S+) (\S+)\)$/.exec(element.attributes.transform ?? '') ?? [];
  const nested = element.name === 'svg' ? [element.attributes.x ?? '0', element.attributes.y ?? '0'] : ['0', '0'];
  const [inX, inY] = [dx + Number(x) + Number(nested[0]), dy + Number(y) + Number(nested[1])];
  const children = element.children.filter((child) => typeof child !== 'string');
  return [{ element, dx: inX, dy: inY }, ...children.flatMap((child) => placedElements(child, inX, inY))];
}

/** Its text without what shows when it is pointed at. */
export function shownText({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('');
}

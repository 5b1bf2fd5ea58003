/** XML by hand: elements with their attributes. */
import { escapedAttribute } from './markup.js';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Children are XML already; attributes are escaped here, and those that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  let head = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) head += ` ${key}="${typeof value === 'number' ? value : escapedAttribute(value)}"`;
  }
  const inside = children.join('');
  return inside === '' ? `<${head}/>` : `<${head}>${inside}</${name}>`;
}

export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** `1` for what is so, and no attribute for what isn't. */
export function flag(is: boolean | undefined): 1 | undefined {
  return is === true ? 1 : undefined;
}

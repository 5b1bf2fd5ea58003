/** The text of SVG elements. Looks are attributes of their own, since a page's content security policy forbids styles. */

import { escapedSvg } from '../../text/markup.js';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** @param content elements, or text that is escaped already */
export function element(name: string, attributes: Attributes, content = ''): string {
  let text = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) text += ` ${key}="${typeof value === 'number' ? rounded(value) : escapedSvg(value)}"`;
  }
  return content === '' ? `${text}/>` : `${text}>${content}</${name}>`;
}

/** A tenth of a pixel is less than anyone sees. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A text where it stands; where it had to be shortened, the whole shows when it is pointed at. */
export function label(shown: string, attributes: Attributes, whole = shown): string {
  return element(
    'text',
    attributes,
    `${escapedSvg(shown)}${shown === whole ? '' : element('title', {}, escapedSvg(whole))}`,
  );
}

/** What d3-shape draws a path to: half the time that its own way of writing numbers takes. */
export function pathText() {
  let text = '';
  return {
    moveTo: (x: number, y: number) => {
      text += `M${tenths(x)} ${tenths(y)}`;
    },
    lineTo: (x: number, y: number) => {
      text += `L${tenths(x)} ${tenths(y)}`;
    },
    closePath: () => {
      text += 'Z';
    },
    text: () => text,
  };
}

function tenths(value: number): string {
  const count = Math.round(value * 10);
  const rest = Math.abs(count % 10);
  const whole = Math.trunc(count / 10);
  return rest === 0 ? `${whole}` : `${count < 0 && whole === 0 ? '-' : ''}${whole}.${rest}`;
}

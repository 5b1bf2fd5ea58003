/** The command that works out what a reader of the page has set. */

import { printable } from '../../../document/printable.js';
import { multiply, type Rational, rational, toDecimal } from '../../../quantity/rational.js';
import { unitText } from '../../../quantity/unit.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import type { Moved } from './liveBill.js';
import type { LiveData, LiveMovable } from './liveData.js';

export function commandText({ call, currency, movables }: LiveData, moved: Moved): string {
  const rate = moved.get(RATE_ID);
  const said = rate === undefined ? call.rate : toDecimal(rate).text;
  const changed = movables.flatMap((movable) => {
    const value = moved.get(movable.id);
    return value === undefined || movable.measure === 'rate'
      ? []
      : [`${movable.id}=${setText(value, movable, currency.code)}`];
  });
  const kept = call.set.filter((one) => !moved.has(one.slice(0, one.indexOf('=')).trim()));
  const words = [
    ...['ec2-vs-lambda', 'compare', call.file, ...call.words],
    ...(said === undefined ? [] : ['--rate', said]),
    ...[...kept, ...changed].flatMap((one) => ['--set', one]),
  ];
  return words.map((word) => quoted(printable(word))).join(' ');
}

/** As a scenario writes it: `200000`, `2 MB`, `90 %`, `500 JPY`. */
export function setText(
  value: Rational,
  { measure, unit }: Pick<LiveMovable, 'measure' | 'unit'>,
  code: string,
): string {
  if (measure === 'share') return `${toDecimal(multiply(value, rational(100))).text} %`;
  const text = unitText(unit).replace('local', code);
  return `${toDecimal(value).text} ${text}`.trim();
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

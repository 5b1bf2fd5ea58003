/** `title:` - one text, or one for each language. */
import { asMapping, asScalar, type Problems, refuseUnknownKeys, required } from '../document/read.js';
import type { Entry } from '../document/tree.js';
import { plainWords, type Words } from '../words.js';
import { either, keys, keysOf, type Shape, text } from './describe/shape.js';

const BY_LANGUAGE = keys({ en: text('In English.', 'Campaign site'), ja: text('In Japanese.', 'キャンペーンサイト') });

export function titleShape(about: string): Shape {
  return either(about, text('In every language.', 'Campaign site'), BY_LANGUAGE);
}

export function readTitle(entry: Entry | undefined, problems: Problems): Words | undefined {
  if (entry === undefined) return undefined;
  if (entry.value.kind === 'scalar') {
    const scalar = asScalar(entry.value, '`title`', problems);
    return scalar && plainWords(scalar.text);
  }
  const mapping = asMapping(entry.value, '`title`', problems);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, keysOf(BY_LANGUAGE), '`title`', problems);
  const textIn = (key: string) => {
    const found = mapping.entries.get(key);
    return found && asScalar(found.value, `\`${key}\``, problems)?.text;
  };
  const [en, ja] = [textIn('en'), textIn('ja')];
  if (en === undefined && ja === undefined) required(mapping, 'en', '`title`', problems);
  return { en: en ?? ja ?? '', ja: ja ?? en ?? '' };
}

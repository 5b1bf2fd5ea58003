/** What a scenario may say of a service, a row for each key. */
import type { Field, Fields, QuantityField } from '../../src/services/contract/field.js';
import { MEASURES } from '../../src/services/contract/measures.js';
import { type Language, plainWords, type Words } from '../../src/words.js';

const WORDS = {
  required: { en: 'required', ja: '必須' },
  number: { en: 'A number.', ja: '数。' },
  wholeNumber: { en: 'A whole number.', ja: '整数。' },
  word: { en: 'A word.', ja: '語。' },
  mapping: { en: 'A mapping.', ja: 'マッピング。' },
  orMapping: { en: 'or a mapping', ja: 'またはマッピング' },
  orList: { en: 'Or a list of them.', ja: 'リストでも書けます。' },
  orWord: { en: 'Or', ja: 'または' },
  forEach: { en: 'For each of', ja: '次のそれぞれについて:' },
  orForEach: { en: 'Or one for each of', ja: '次のそれぞれについても書けます:' },
  bySize: { en: 'For each of some sizes, such as', ja: 'サイズごと。例:' },
} as const satisfies Readonly<Record<string, Words>>;

/** The cells of a row: the key, what it is, how it is written, the default, an example. */
export type Row = readonly string[];

/** @param path the keys of the groups around the fields */
export function fieldRows(fields: Fields, language: Language, path: readonly string[] = []): Row[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const keys = [...path, key];
    const row = [
      code(keys.join('.')),
      field.about[language],
      howWritten(field, language),
      usual(field, language),
      code(field.example),
    ];
    return [row, ...fieldRows(within(field), language, keys)];
  });
}

export const code = (text: string) => `\`${text}\``;
const codes = (words: readonly string[]) => words.map(code).join(', ');

function usual({ defaultValue, implied, presence }: Field, language: Language): string {
  if (defaultValue !== undefined) return code(defaultValue);
  if (implied !== undefined) return language === 'ja' ? implied.japanese : implied.value;
  return presence === 'optional' ? '' : WORDS.required[language];
}

/** The keys of the groups that a field has within it. */
function within(field: Field): Fields {
  switch (field.kind) {
    case 'group':
      return field.fields;
    case 'choiceOrGroup':
      return field.group.fields;
    case 'list':
      return within(field.of);
    case 'quantityOrList':
      return field.items;
    default:
      return {};
  }
}

function howWritten(field: Field, language: Language): string {
  const said = (...parts: readonly (Words | string)[]) =>
    parts.map((part) => (typeof part === 'string' ? plainWords(part) : part)[language]).join(' ');
  switch (field.kind) {
    case 'quantity':
      return writtenAs(field)[language];
    case 'choice':
      return codes(field.words);
    case 'choiceOrGroup':
      return said(codes(field.words), WORDS.orMapping);
    case 'word':
      return WORDS.word[language];
    case 'flag':
      return codes(['true', 'false']);
    case 'text':
      return language === 'ja' ? `${field.expected.ja}。` : `${field.expected.en}.`;
    case 'group':
      return WORDS.mapping[language];
    case 'list':
      return said(howWritten(field.of, language), WORDS.orList);
    case 'table':
      return said(WORDS.forEach, codes(field.words));
    case 'quantityOrTable':
      return said(howWritten(field.quantity, language), WORDS.orForEach, codes(field.words));
    case 'quantityOrWord':
      return said(howWritten(field.quantity, language), WORDS.orWord, codes(field.words));
    case 'quantityOrList':
      return said(howWritten(field.quantity, language), WORDS.orList);
    case 'curve':
      return said(WORDS.bySize, code(field.by.example), WORDS.orForEach, codes(field.words));
  }
}

/** A count of what is there all month is no rate over time. */
function writtenAs({ measure, monthly, whole }: QuantityField): Words {
  if (measure !== 'count' || monthly === true) return MEASURES[measure];
  return whole === true ? WORDS.wholeNumber : WORDS.number;
}

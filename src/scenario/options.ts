/** `options:` - what is compared, each a list of components: what of it stands in the text, whatever its quantities are. */

import {
  asList,
  asMapping,
  asScalar,
  type Problems,
  refuseUnknownKeys,
  required,
  unknownWord,
} from '../document/read.js';
import type { Entry, Mapping, Tree } from '../document/tree.js';
import type { Place, Problem } from '../errors.js';
import { oneOf } from '../phrases.js';
import type { Service } from '../services/contract/service.js';
import { isOtherService } from '../services/otherServices.js';
import { SERVICES } from '../services/registry.js';
import { japanese, plainWords, type Words } from '../words.js';
import { each, either, keys, keysOf, listOf, named } from './describe/shape.js';
import { SCENARIO } from './scenario.js';
import { readTitle, titleShape } from './title.js';

const COMPONENTS = listOf(
  keys(Object.fromEntries([...SERVICES.keys()].map((name) => [name, named(name)])), { least: 1, most: 1 }),
  { least: 1 },
);

const TITLED = keys(
  { title: titleShape('What the option is called.'), uses: { ...COMPONENTS, about: 'Its components.' } },
  { required: ['uses'] },
);

export const OPTIONS = each(
  'What is compared: one or more, each a list of components.',
  either('The components of the option.', COMPONENTS, TITLED),
  { least: 1 },
);

export interface ParsedOption {
  readonly name: string;
  readonly title: Words;
  readonly components: readonly ParsedComponent[];
}

export interface ParsedComponent {
  readonly name: string;
  readonly service: Service;
  /** Under which its quantities can be varied: `Lambda/convert`. */
  readonly id: string;
  readonly said: Mapping;
  /** Where the service is named. */
  readonly place: Place;
}

export function parseOptions(root: Mapping, problems: Problems): ParsedOption[] {
  const tree = required(root, 'options', SCENARIO, problems);
  const mapping = tree && asMapping(tree, '`options`', problems);
  if (mapping === undefined) return [];
  if (mapping.entries.size === 0) {
    problems.push({
      code: 'missingKey',
      place: mapping.place,
      message: { en: '`options` is empty', ja: '`options` が空です' },
      expected: { en: 'at least one option', ja: '1 つ以上の構成' },
    });
  }
  const entries = [...mapping.entries.values()];
  if (refusedSize(entries, problems))
    return entries.map(({ key: { text } }) => ({ name: text, title: plainWords(text), components: [] }));
  return entries.map(({ key, value }): ParsedOption => {
    const what = { en: `option \`${key.text}\``, ja: `構成 \`${key.text}\`` };
    const titled = value.kind === 'mapping' ? value : undefined;
    if (titled !== undefined && !isService(titled)) refuseUnknownKeys(titled, keysOf(TITLED), what, problems);
    const uses = titled === undefined || isService(titled) ? value : required(titled, 'uses', what, problems);
    const list = uses && asList(uses, what, problems, 'lambda: { … }');
    if (list?.items.length === 0) {
      const message = { en: `${what.en} has no components`, ja: japanese`${what.ja}に構成要素がありません` };
      const expected = {
        en: 'at least one: an option without components costs nothing',
        ja: '1 つ以上の構成要素（1 つもないと費用がゼロになるため）',
      };
      problems.push({ code: 'missingKey', place: list.place, message, expected });
    }
    const title = readTitle(titled?.entries.get('title'), problems) ?? plainWords(key.text);
    const taken = new Set<string>();
    const components = (list?.items ?? []).flatMap((item) => parseComponent(item, key.text, taken, problems) ?? []);
    return { name: key.text, title, components };
  });
}

/**
 * Of all options together: reading, metering and showing them takes some second. The largest scenario of this repository has
 * some twenty.
 */
const MAX_COMPONENTS = 600;

/** Each is a column of a table and a sheet of a workbook, which takes a megabyte. A comparison of regions has some forty. */
const MAX_OPTIONS = 200;

function refusedSize(entries: readonly Entry[], problems: Problems): boolean {
  const tooMany = entries[MAX_OPTIONS];
  if (tooMany !== undefined) {
    const message = {
      en: `the scenario has ${entries.length} options`,
      ja: `構成が ${entries.length} 個あります`,
    };
    const expected = { en: `at most ${MAX_OPTIONS}`, ja: `${MAX_OPTIONS} 個まで` };
    problems.push({ code: 'outOfRange', place: tooMany.key.place, message, expected });
    return true;
  }
  let components = 0;
  for (const { key, value } of entries) {
    const uses = value.kind === 'mapping' ? value.entries.get('uses')?.value : value;
    components += uses?.kind === 'list' ? uses.items.length : 1;
    if (components <= MAX_COMPONENTS) continue;
    const message = {
      en: `the options have more than ${MAX_COMPONENTS} components together, from here on`,
      ja: `全構成の構成要素が、ここで合計 ${MAX_COMPONENTS} 個を超えます`,
    };
    const remedy = {
      en: 'combine components that are alike, or split the comparison into several files',
      ja: '同じものを 1 つの構成要素にまとめるか、ファイルを分けてください',
    };
    problems.push({ code: 'outOfRange', place: key.place, message, remedy });
    return true;
  }
  return false;
}

/** `Lambda: lambda: {…}` - a component where the list of them belongs. */
function isService(mapping: Mapping): boolean {
  return [...mapping.entries.keys()].some((key) => SERVICES.has(key));
}

function parseComponent(
  tree: Tree,
  option: string,
  taken: Set<string>,
  problems: Problems,
): ParsedComponent | undefined {
  const what = { en: `a component of \`${option}\``, ja: `\`${option}\` の構成要素` };
  const mapping = asMapping(tree, what, problems);
  const [entry, second] = mapping === undefined ? [] : [...mapping.entries.values()];
  if (mapping === undefined) return undefined;
  if (entry === undefined) {
    const message = { en: `${what.en} names no service`, ja: `${what.ja}にサービス名がありません` };
    problems.push({ code: 'missingKey', place: mapping.place, message, expected: oneOf([...SERVICES.keys()]) });
    return undefined;
  }
  if (second !== undefined) {
    const message = {
      en: `a component names one service, but this one names \`${entry.key.text}\` and \`${second.key.text}\``,
      ja: `1 つの構成要素に書けるサービスは 1 つですが、\`${entry.key.text}\` と \`${second.key.text}\` があります`,
    };
    const remedy = {
      en: 'start the second one with `- `, or indent what belongs to the first',
      ja: '2 つ目を `- ` で始めるか、1 つ目に属する行をインデントしてください',
    };
    problems.push({ code: 'wrongShape', place: second.key.place, message, remedy });
    return undefined;
  }
  const service = SERVICES.get(entry.key.text);
  if (service === undefined) {
    if (isOtherService(entry.key.text)) {
      problems.push({ code: 'unknownWord', place: entry.key.place, ...notPricedHere(entry.key.text) });
      return undefined;
    }
    const message = {
      en: `there is no service \`${entry.key.text}\``,
      ja: `\`${entry.key.text}\` というサービスはありません`,
    };
    problems.push(unknownWord('unknownWord', entry.key, message, [...SERVICES.keys()]));
    return undefined;
  }
  const said = asMapping(entry.value, `\`${service.name}\``, problems);
  if (said === undefined) return undefined;
  const nameEntry = said.entries.get('name');
  const stated = nameEntry && asScalar(nameEntry.value, '`name`', problems);
  const name = uniqueName(stated?.text ?? service.name, service.name, taken);
  return { name, service, id: `${option}/${name}`, said, place: { ...entry.key.place } };
}

/** Two components of a service that are called alike get a number, so that every line can be named. */
function uniqueName(wanted: string, service: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(`${service}\n${name}`); number += 1) name = `${wanted} ${number}`;
  taken.add(`${service}\n${name}`);
  return name;
}

function notPricedHere(name: string): Pick<Problem, 'message' | 'expected' | 'remedy'> {
  return {
    message: {
      en: `\`${name}\` is a service of AWS that is not priced here`,
      ja: `\`${name}\` は AWS のサービスですが、このツールでは計算できません`,
    },
    expected: oneOf([...SERVICES.keys()]),
    remedy: {
      en: 'leave it out of every option alike, or state what it costs with a component that takes amounts',
      ja: 'すべての構成から同じように外すか、金額を指定できるコンポーネントで費用を書いてください',
    },
  };
}

/** `options:` - what is compared, each a list of components. */
import {
  asList,
  asMapping,
  asScalar,
  type Problems,
  refuseUnknownKeys,
  required,
  unknownWord,
} from '../document/read.js';
import type { Mapping, Tree } from '../document/tree.js';
import { SERVICES } from '../services/registry.js';
import type { Frame } from './frame.js';
import type { Component, Option } from './scenario.js';
import { plainWords, readTitle } from './title.js';
import { placeWithin, readUsage } from './usage.js';
import type { Workload } from './workload.js';

export function readOptions(root: Mapping, workload: Workload, frame: Frame, problems: Problems): Option[] {
  const tree = required(root, 'options', 'a scenario', problems);
  const mapping = tree && asMapping(tree, '`options`', problems);
  if (mapping === undefined) return [];
  if (mapping.entries.size === 0) {
    problems.push({
      code: 'missingKey',
      place: mapping.place,
      message: '`options` is empty',
      expected: 'at least one option',
    });
  }
  return [...mapping.entries.values()].map(({ key, value }): Option => {
    const what = `option \`${key.text}\``;
    const titled = value.kind === 'mapping' ? value : undefined;
    if (titled !== undefined && !isService(titled)) refuseUnknownKeys(titled, ['title', 'uses'], what, problems);
    const uses = titled === undefined || isService(titled) ? value : required(titled, 'uses', what, problems);
    const list = uses && asList(uses, what, problems, 'lambda: { … }');
    if (list?.items.length === 0) {
      const message = `${what} has no components`;
      problems.push({
        code: 'missingKey',
        place: list.place,
        message,
        expected: 'at least one, as an option without any costs nothing',
      });
    }
    const title = readTitle(titled?.entries.get('title'), problems) ?? plainWords(key.text);
    const taken = new Set<string>();
    const components = (list?.items ?? []).flatMap(
      (item) => readComponent(item, key.text, taken, workload, frame, problems) ?? [],
    );
    return { name: key.text, title, components };
  });
}

/** `Lambda: lambda: {…}` - a component where the list of them belongs. */
function isService(mapping: Mapping): boolean {
  return [...mapping.entries.keys()].some((key) => SERVICES.has(key));
}

function readComponent(
  tree: Tree,
  option: string,
  taken: Set<string>,
  workload: Workload,
  frame: Frame,
  problems: Problems,
): Component | undefined {
  const mapping = asMapping(tree, `a component of \`${option}\``, problems);
  const [entry, second] = mapping === undefined ? [] : [...mapping.entries.values()];
  if (mapping === undefined) return undefined;
  if (entry === undefined) {
    const message = `a component of \`${option}\` names no service`;
    problems.push({
      code: 'missingKey',
      place: mapping.place,
      message,
      expected: `one of ${[...SERVICES.keys()].join(', ')}`,
    });
    return undefined;
  }
  if (second !== undefined) {
    const message = `a component names one service, and this one names \`${entry.key.text}\` and \`${second.key.text}\``;
    const remedy = 'start the second one with `- `, or indent what belongs to the first';
    problems.push({ code: 'wrongShape', place: second.key.place, message, remedy });
    return undefined;
  }
  const service = SERVICES.get(entry.key.text);
  if (service === undefined) {
    problems.push(unknownWord('unknownWord', entry.key, 'there is no service', [...SERVICES.keys()]));
    return undefined;
  }
  const said = asMapping(entry.value, `\`${service.name}\``, problems);
  if (said === undefined) return undefined;
  const nameEntry = said.entries.get('name');
  const stated = nameEntry && asScalar(nameEntry.value, '`name`', problems);
  const name = uniqueName(stated?.text ?? service.name, service.name, taken);
  const read = readUsage(said, service.usage, `${option}/${name}`, service.name, workload.scope, frame, problems);
  const place = { ...entry.key.place };
  return (
    read && {
      name,
      service,
      ...read,
      placeOf: (path) => (path.length === 0 ? place : placeWithin(said, path)),
    }
  );
}

/** Two components of a service that are called alike get a number, so that every line can be named. */
function uniqueName(wanted: string, service: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(`${service}\n${name}`); number += 1) name = `${wanted} ${number}`;
  taken.add(`${service}\n${name}`);
  return name;
}

/** Where a scenario finds the schema that editors read: in the package it stands beside, or written by `schema --output`. */
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isThere } from './files.js';

const PLACES = ['scenario.schema.json', 'node_modules/ec2-vs-lambda/schema/scenario.schema.json'];

/**
 * The nearest schema as an editor finds it from the scenario: in its folder or in one above it.
 * @returns a path relative to the scenario with `/` between its parts, or undefined where there is none; an editor would
 * complain of a schema that isn't there.
 */
export function nearestSchema(scenario: string): string | undefined {
  const folder = dirname(resolve(scenario));
  const found = [...foldersUpFrom(folder)]
    .flatMap((one) => PLACES.map((place) => join(one, place)))
    .find((path) => isThere(path));
  return found === undefined ? undefined : plainRelative(relative(folder, found).split(sep).join('/'));
}

/** As the schema's documentation shows it: with `./` before what lies beside or below. */
function plainRelative(path: string): string {
  return path.startsWith('../') ? path : `./${path}`;
}

function* foldersUpFrom(folder: string): Generator<string> {
  yield folder;
  const above = dirname(folder);
  if (above !== folder) yield* foldersUpFrom(above);
}

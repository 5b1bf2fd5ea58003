/** A whole service with one meter, to go on from: its folder, its line in the registry, its price and what is free, and its case. */
import { existsSync, readdirSync } from 'node:fs';
import { type Begun, begunMeter, leftOutText, PRICES, regionsOf, TOKYO } from './begun.js';
import { before, Refusal, read, type Scaffolded } from './change.js';
import { priceFile, ruleFile } from './dataFiles.js';
import { caseFile, metersFile, skusFile, unitsFile, usageFile } from './serviceFiles.js';

const REGISTRY = 'src/services/registry.ts';
const MAX_NAME_LENGTH = 30;

/**
 * @param name one that `refuseName` takes
 * @param title as AWS writes it; default: made of the name
 * @throws Refusal where what it begins with can't be, InputError where the price can't be read
 */
export function newService(name: string, begun: Begun, title = titleOf(name)): Scaffolded {
  const meter = begunMeter(name, begun);
  const { regions, leftOut } = regionsOf(begun.region, readdirSync(PRICES));
  const imported = before(
    REGISTRY,
    read(REGISTRY),
    "import type { Service } from './contract/service.js';",
    `import { ${name} } from './${name}/meters.js';\n`,
  );
  const folder = `src/services/${name}`;
  const caseRegion = regions.includes(TOKYO) ? TOKYO : (regions[0] ?? TOKYO);
  return {
    changes: [
      { path: `${folder}/usage.ts`, content: usageFile(meter) },
      { path: `${folder}/meters.ts`, content: metersFile(meter, title) },
      { path: `${folder}/skus.ts`, content: skusFile(meter) },
      ...(meter.unit.isOwn ? [{ path: `${folder}/units.ts`, content: unitsFile(meter, title) }] : []),
      { path: REGISTRY, content: before(REGISTRY, imported, '  onPremises,', `  ${name},\n`) },
      ...regions.map((region) => priceFile(meter, region)),
      ...(meter.free === undefined ? [] : [ruleFile(meter)]),
      { path: `test/services/cases/${name}.yaml`, content: caseFile(meter, caseRegion) },
    ],
    notes: leftOutText(leftOut),
    next: [
      `npm run new:price ${name}/NAME -- --usd ...: each further price that is a meter of its own`,
      `${folder}/usage.ts: what a scenario may say, each with its unit and an example`,
      `${folder}/meters.ts: what else is metered, and what a scenario is likely to forget`,
      ...(meter.listed === undefined ? [`${folder}/skus.ts: how the Price List writes of its prices`] : []),
      `src/data/rules/${name}.yaml: what AWS rounds, grants and limits; only where it does`,
      `test/services/cases/${name}.yaml: published examples, and both sides of every boundary`,
      'CHANGELOG.md: a line',
    ],
  };
}

function titleOf(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @throws Refusal where the name can't be one, or is taken */
export function refuseName(name: string): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name.length > MAX_NAME_LENGTH) {
    throw new Refusal(
      `\`${name}\` can't be a service's name: write AWS's own word in camel case, such as \`elasticIp\`, in at most ${MAX_NAME_LENGTH} letters and digits`,
    );
  }
  const taken = ['src/services', 'src/data/rules', 'test/services'].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((entry) => ({ folder, entry })) : [],
  );
  const word = (entry: string) => entry.replace(/(\.test)?\.\w+$/, '').toLowerCase();
  const found = taken.find(({ entry }) => word(entry) === name.toLowerCase());
  if (found !== undefined) throw new Refusal(`\`${name}\` is taken: there is ${found.folder}/${found.entry}`);
  if (RESERVED.has(name)) {
    throw new Refusal(
      `\`${name}\` is a word of JavaScript and can't name a constant; write \`${name}Service\` or the like`,
    );
  }
}

/** What can't name a constant of a module (ECMA-262, 12.7.2), and what the files already use. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function ' +
    'if import in instanceof new null return super switch this throw true try typeof var void while with yield let static ' +
    'implements interface package private protected public eval arguments meter service usage product one count context ' +
    'skus units'
  ).split(' '),
);

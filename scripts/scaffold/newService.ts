/** A whole service with one meter, to go on from: its folder, its line in the registry, its price and what is free, and its case. */
import { existsSync, readdirSync } from 'node:fs';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { parseDay } from '../../src/quantity/day.js';
import { before, type FileChange, Refusal, read, type Scaffolded } from './change.js';
import { caseFile, type Described, metersFile, skusFile, unitsFile, usageFile } from './serviceFiles.js';

const REGISTRY = 'src/services/registry.ts';
const PRICES = 'src/data/prices';
const MAX_NAME_LENGTH = 30;

/** What a service is begun with, as a list or AWS's page showed it. */
export interface Begun {
  readonly usd: string;
  readonly per: string;
  readonly from: string;
  /** Codes of regions with commas between, or `all` that the books have. */
  readonly region: string;
  readonly source: string;
  /** As AWS writes it; default: made of the name. */
  readonly title?: string;
  /**
   * What is counted, in English and Japanese; default: requests. `call=呼び出し` happens in the month, and
   * `secret-month=シークレット` is kept and billed for the month.
   */
  readonly unit?: string;
  /** How many are free each month, and never expire. */
  readonly free?: string;
  /** The Price List's code of the offer, the usage type without the region's prefix, and its word for the unit. */
  readonly offer?: string;
  readonly 'usage-type'?: string;
  readonly 'aws-unit'?: string;
}

/**
 * @param name one that `refuseName` takes
 * @throws Refusal where what it begins with can't be, InputError where the price can't be read
 */
export function newService(name: string, begun: Begun): Scaffolded {
  const service = described(name, begun);
  const imported = before(
    REGISTRY,
    read(REGISTRY),
    "import type { Service } from './contract/service.js';",
    `import { ${name} } from './${name}/meters.js';\n`,
  );
  const folder = `src/services/${name}`;
  return {
    changes: [
      { path: `${folder}/usage.ts`, content: usageFile(service) },
      { path: `${folder}/meters.ts`, content: metersFile(service) },
      { path: `${folder}/skus.ts`, content: skusFile(service) },
      ...(service.ownUnit === undefined ? [] : [{ path: `${folder}/units.ts`, content: unitsFile(service) }]),
      { path: REGISTRY, content: before(REGISTRY, imported, '  onPremises,', `  ${name},\n`) },
      ...service.regions.map((region) => priceFile(service, begun, region)),
      ...(begun.free === undefined ? [] : [ruleFile(service, begun)]),
      { path: `test/services/cases/${name}.yaml`, content: caseFile(service) },
    ],
    next: [
      `${folder}/usage.ts: what a scenario may say, each with its unit and an example`,
      `${folder}/meters.ts: what else is metered, and what a scenario is likely to forget`,
      `${folder}/skus.ts: how the Price List writes of its other prices`,
      `${PRICES}/REGION/${name}.yaml: its other prices, and those of other regions`,
      `src/data/rules/${name}.yaml: what else AWS rounds, grants and limits, where it does`,
      `test/services/cases/${name}.yaml: published examples, and both sides of every boundary`,
      'npm run schema && npm run services, after each change of what it says',
      'CHANGELOG.md: a line',
    ],
  };
}

function described(name: string, begun: Begun): Described {
  const { usd, per, from, free, offer } = begun;
  const counted = /^([a-z][A-Za-z]*)(-month)?=(\S+)$/.exec(begun.unit ?? 'request=リクエスト');
  if (counted === null) {
    throw new Refusal(
      `\`${begun.unit}\` is no unit: write one of what is counted and its Japanese, such as call=呼び出し, or secret-month=シークレット for what is kept all month`,
    );
  }
  const [, word = '', kept = '', ja = ''] = counted;
  if (free !== undefined && !/^\d+$/.test(free)) {
    throw new Refusal(`\`${free}\` is no number of what is free each month: write it in digits`);
  }
  const [usageType, awsUnit] = [begun['usage-type'], begun['aws-unit']];
  if ([offer, usageType, awsUnit].some((one) => one === undefined) && (offer ?? usageType ?? awsUnit) !== undefined) {
    throw new Refusal('--offer, --usage-type and --aws-unit say together how the Price List writes of the price');
  }
  if (parseDay(from) === undefined) throw new Refusal(`\`${from}\` is no day; write it as 2016-06-02`);
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return {
    name,
    title: begun.title ?? words.charAt(0).toUpperCase() + words.slice(1),
    unit: { word, priced: `${word}${kept}`, ja, isKept: kept !== '' },
    ownUnit: word === 'request' ? undefined : word.toUpperCase(),
    key: `${word}s`,
    price: { usd, per, from },
    ...(free === undefined ? {} : { free }),
    ...(offer === undefined ? {} : { listed: { offer, usageType: usageType ?? '', awsUnit: awsUnit ?? '' } }),
    regions: regionsOf(begun.region),
  };
}

function regionsOf(said: string): string[] {
  const known = readdirSync(PRICES);
  const regions = said === 'all' ? known : said.split(',').map((one) => one.trim());
  const unknown = regions.find((one) => !known.includes(one));
  if (unknown === undefined) return regions;
  throw new Refusal(`there are no prices of \`${unknown}\`; src/data/regions.json has the regions' codes`);
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

function priceFile({ name, key, unit }: Described, { usd, per, from, source }: Begun, region: string): FileChange {
  const path = `${PRICES}/${region}/${name}.yaml`;
  const content = `service: ${name}
region: ${region}
checked: ${from}
sources:
  first: ${JSON.stringify(source)}
prices:
  ${key}:
    unit: ${unit.priced}
${per === '1' ? '' : `    per: ${per}\n`}    history: [{ from: ${from}, firstSeen: true, usd: ${usd}, source: first }]
`;
  parsePriceShard({ file: path, text: content });
  return { path, content };
}

function ruleFile({ name, key, unit }: Described, { from, source, free }: Begun): FileChange {
  const path = `src/data/rules/${name}.yaml`;
  const content = `service: ${name}
checked: ${from}
sources:
  first: ${JSON.stringify(source)}
rules:
  free.${key}:
    about:
      en: Of these so many are free each month; does not expire.
      ja: 毎月無料の${unit.ja}数（無期限）
    unit: ${unit.priced}
    history:
      - { from: ${from}, value: ${free}, source: first }
`;
  parseRuleShard({ file: path, text: content });
  return { path, content };
}

/** A service with one meter, to go on from: its folder, its line in the registry, its test, and its price where that is said. */
import { existsSync, readdirSync } from 'node:fs';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseDay } from '../../src/quantity/day.js';
import { fixed, rational } from '../../src/quantity/rational.js';
import { before, type Change, Refusal, read, type Scaffolded } from './change.js';

const REGISTRY = 'src/services/registry.ts';
const LONGEST_NAME = 30;

/** What the service costs, as a list showed it. */
export interface FirstPrice {
  readonly usd: string;
  readonly per: string;
  readonly from: string;
  readonly region: string;
  readonly source: string;
}

/** @throws Refusal where the name can't be one, or is taken, or the price can't be read */
export function newService(name: string, price: FirstPrice | undefined): Scaffolded {
  refuseName(name);
  const shown = price && priceFile(name, price);
  const registry = read(REGISTRY);
  const imported = before(REGISTRY, registry, "import type { Service } from './service.js';", importLine(name));
  return {
    changes: [
      { path: `src/services/${name}/usage.ts`, content: USAGE },
      { path: `src/services/${name}/meters.ts`, content: meters(name) },
      { path: REGISTRY, content: before(REGISTRY, imported, '  onPremises,', `  ${name},\n`) },
      { path: `test/services/${name}.test.ts`, content: test(name, price) },
      ...(shown === undefined ? [] : [shown]),
    ],
    next: [
      `src/services/${name}/usage.ts: what a scenario may say, each with its unit and an example`,
      `src/services/${name}/meters.ts: the title in both languages, and what is metered`,
      shown === undefined
        ? `src/data/prices/REGION/${name}.yaml: its prices with days and sources, as docs/architecture.md shows them`
        : `${shown.path}: its other prices, and those of other regions`,
      `src/data/rules/${name}.yaml: what AWS rounds, grants and limits, where it does`,
      `src/services/${name}/skus.ts and a line in src/services/skuPatterns.ts: how the Price List writes of its prices`,
      `test/services/${name}.test.ts: published examples, and both sides of every boundary`,
      'README.md and README.ja.md: a line in the table of services',
    ],
  };
}

function refuseName(name: string): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name.length > LONGEST_NAME) {
    throw new Refusal(
      `\`${name}\` can't be a service's name: write AWS's own word in camel case, such as \`elasticIp\`, in at most ${LONGEST_NAME} letters and digits`,
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
    'implements interface package private protected public eval arguments meter service usage product one count said terms'
  ).split(' '),
);

/** Biome puts it where it belongs. */
const importLine = (name: string) => `import { ${name} } from './${name}/meters.js';\n`;

/** `elasticIp` as `Elastic ip`, which is to be made AWS's own spelling. */
function titleOf(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const USAGE = `import { count } from '../field.js';

export const usage = {
  requests: count('Requests in a month.', '1M'),
};
`;

function meters(name: string): string {
  return `import { one, product } from '../../formula/build.js';
import { REQUEST } from '../../quantity/unit.js';
import { meter, service } from '../service.js';
import { usage } from './usage.js';

export const ${name} = service({
  name: '${name}',
  title: { en: '${titleOf(name)}', ja: '${titleOf(name)}' },
  usage,
  meter: (said, terms) => ({
    meters: [
      meter({
        name: { en: 'requests', ja: 'リクエスト' },
        quantity: product(said.requests, one(REQUEST)),
        price: terms.price('${name}/requests', REQUEST),
      }),
    ],
    notPriced: [],
  }),
});
`;
}

function priceFile(name: string, { usd, per, from, region, source }: FirstPrice): Change {
  const path = `src/data/prices/${region}/${name}.yaml`;
  if (!existsSync(`src/data/prices/${region}`)) {
    throw new Refusal(`there are no prices of \`${region}\`; src/data/regions.json has the regions' codes`);
  }
  if (parseDay(from) === undefined) throw new Refusal(`\`${from}\` is no day; write it as 2016-06-02`);
  const content = `service: ${name}
region: ${region}
checked: ${from}
sources:
  first: ${JSON.stringify(source)}
prices:
  requests:
    unit: request
    per: ${per}
    history: [{ from: ${from}, usd: ${usd}, source: first }]
`;
  parsePriceShard({ file: path, text: content });
  return { path, content };
}

function test(name: string, price: FirstPrice | undefined): string {
  const component = (requests: string) => `['${name}: { requests: ${requests} }']`;
  const imports = price === undefined ? 'objectionsTo' : 'objectionsTo, totalOf';
  const head = `import { describe, expect, it } from 'vitest';
import { ${imports} } from '../support/price.js';

describe('${titleOf(name)}', () => {`;
  if (price === undefined) {
    return `${head}
  it('is refused as long as the books have no price of it', () => {
    expect(objectionsTo(${component('1000')})).toEqual([expect.stringContaining('${name}/requests')]);
  });
});
`;
  }
  const usd = fixed(rational(price.usd).mul(rational(1000)).div(rational(price.per)), 6);
  return `${head}
  it('costs ${usd} USD for a thousand requests', () => {
    expect(totalOf(${component('1000')}, { region: '${price.region}', asOf: '${price.from}' })).toBe('${usd}');
  });

  it('has no price before the first that is known', () => {
    expect(objectionsTo(${component('1000')}, { region: '${price.region}', asOf: '2006-01-01' })).toHaveLength(1);
  });
});
`;
}

/** What is bound again is what is read anew, whichever value moves. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { type BillsAt, billsAt, type PricingRequest, prepare, preparedWith } from '../../src/bill/vary.js';
import { InputError } from '../../src/errors.js';
import { constant } from '../../src/formula/build.js';
import { exactValue } from '../../src/formula/exact.js';
import { inOrder } from '../../src/formula/node.js';
import { scenarioFiles } from '../../src/io/files/files.js';
import { readCountsFile } from '../../src/io/files/importing.js';
import type { Day } from '../../src/quantity/day.js';
import { type Rational, rational } from '../../src/quantity/rational.js';
import { DIMENSIONLESS } from '../../src/quantity/unit.js';
import { compareRegions } from '../../src/questions/choose/regions.js';
import { bindAgain, bindScenario } from '../../src/scenario/bind.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import type { Settings } from '../../src/scenario/settings.js';
import { books, TODAY } from '../support/price.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = scenarioFiles(`${ROOT}scenarios`).map((file) => file.slice(ROOT.length));
const SETTINGS: Settings = { today: TODAY, readCounts: readCountsFile };

function askedOf(file: string, settings: Partial<Settings> = {}): PricingRequest {
  const source = { file: `${ROOT}${file}`, text: readFileSync(`${ROOT}${file}`, 'utf8') };
  return { source, settings: { ...SETTINGS, ...settings }, books };
}

/** Everything of the bills that a question sees, as texts. */
function told(bill: () => BillsAt): object {
  try {
    const { scenario, options, lookedUp } = bill();
    return {
      ...heard(scenario),
      options: options.map(({ option, bill: found, problems, decisions }) => ({
        name: option.name,
        components: option.components.map(({ name, appliedDefaults }) => [name, appliedDefaults]),
        usd: found?.usd.toFraction(),
        lines: found?.lines.map(({ component, meter, usd }) => [component, meter, usd.toFraction()]),
        leaves: inOrder(found === undefined ? [] : [found.formula]).flatMap((node) => ('id' in node ? [node.id] : [])),
        problems: problems.map(({ message }) => message),
        decisions: decisions.map(({ kind, quantity, limit }) => [kind, ...[quantity, limit].map(valueText)]),
      })),
      lookedUp: [...lookedUp],
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems;
  }
}

function heard({ workload, uncertain, appliedDefaults, horizon, terms, places, asOf, region }: Scenario): object {
  const quantities = [...workload].map(([name, { node, measure }]) => [name, measure, valueText(node)]);
  return {
    quantities,
    uncertain,
    appliedDefaults,
    horizon,
    terms: terms && Object.keys(terms),
    places,
    asOf,
    region,
  };
}

function valueText(node: Parameters<typeof exactValue>[0]): string {
  return exactValue(node).toFraction();
}

/** What the scenario states, and one of the rules and prices, which are read from the books alone. */
function leavesOf(asked: PricingRequest): (readonly [string, Rational])[] {
  const { options } = billsAt(prepare(asked), new Map());
  const nodes = inOrder(options.flatMap(({ bill }) => (bill === undefined ? [] : [bill.formula])));
  const rules = nodes.filter((node) => node.kind === 'rule');
  const inputs = nodes.filter((node) => node.kind === 'input');
  return [...inputs, ...rules.slice(0, 1)].map(({ id, value }) => [id, value]);
}

/** Without any time or any dollar there is nothing to ask. */
const NEVER_ZERO = ['month', 'during', 'currency.perUsd'];

describe('a scenario that is bound again', () => {
  it.each(FILES)('%s is, for each of its quantities, what is read anew', (file) => {
    const asked = askedOf(file);
    const posed = prepare(asked);
    for (const [id, value] of leavesOf(asked)) {
      for (const other of [value.mul(2), ...(NEVER_ZERO.includes(id) ? [] : [rational(-1)])]) {
        const values = new Map([[id, other]]);
        const anew = prepare(askedOf(file, { values }));
        expect(
          told(() => billsAt(posed, values)),
          `${id} = ${other}`,
        ).toEqual(told(() => billsAt(anew, new Map())));
      }
    }
  });

  it('keeps what the values before have set', () => {
    const file = 'scenarios/campaign-site.yaml';
    const first = new Map([['uploads', rational(7000)]]);
    const second = new Map([['Lambda/convert/memory', rational(1024)]]);
    const step = preparedWith(prepare(askedOf(file)), { values: first });
    const anew = prepare(askedOf(file, { values: new Map([...first, ...second]) }));
    expect(told(() => billsAt(step, second))).toEqual(told(() => billsAt(anew, new Map())));
  });

  it('is the scenario of another day, which the call has said', () => {
    const file = 'scenarios/campaign-site.yaml';
    const day = '2019-05-06' as Day;
    const anew = prepare(askedOf(file, { asOf: { file: 'asOf', text: day } }));
    expect(told(() => billsAt(preparedWith(prepare(askedOf(file)), { day }), new Map()))).toEqual(
      told(() => billsAt(anew, new Map())),
    );
  });

  it.each(['scenarios/campaign-site.yaml', 'scenarios/on-premises-to-lambda.yaml'])(
    '%s is in each region what it is when read for that region',
    (file) => {
      const asked = askedOf(file);
      for (const { region, comparison, problems } of compareRegions(asked, { file: '--region', text: 'all' }).regions) {
        const settings = { ...asked.settings, region: { file: '--region', text: region } };
        let alone: object;
        try {
          const { options, scenario } = compare(asked.source, settings, books);
          alone = { ...heard(scenario), usd: options.map(({ usd }) => usd.toFraction()) };
        } catch (error) {
          alone = (error as InputError).problems;
        }
        const found = comparison && {
          ...heard(comparison.scenario),
          usd: comparison.options.map(({ usd }) => usd.toFraction()),
        };
        expect(found ?? problems, region).toEqual(alone);
      }
    },
  );

  it('leaves alone what the values do not reach, down to the very formulas', () => {
    const parsed = parseScenario(askedOf('scenarios/campaign-site.yaml').source);
    const bound = bindScenario(parsed, SETTINGS);
    const again = bindAgain(bound, { values: new Map([['Lambda/convert/memory', rational(1024)]]) });
    const isSame = (bound.scenario as Scenario).options.flatMap(({ name, components }, option) =>
      components.map((one, index) => [
        `${name}/${one.name}`,
        one === again.scenario?.options[option]?.components[index],
      ]),
    );
    expect(isSame.filter(([, same]) => same !== true)).toEqual([['Lambda/convert', false]]);
    expect(isSame.length).toBeGreaterThan(3);
  });

  it('grows what is made of a quantity with it', () => {
    const text = `
region: ap-northeast-1
workload: { uploads: 1000, images: uploads * 2, other: 5 }
options:
  A:
    - sqs: { requests: images }
    - sqs: { requests: other, name: others }
`;
    const bound = bindScenario(parseScenario({ file: 'test.yaml', text }), SETTINGS);
    const growth = new Map([['uploads', constant(3, DIMENSIONLESS)]]);
    const { scenario } = bindAgain(bound, { growth });
    const quantities = [...(scenario?.workload ?? [])].map(([name, { node }]) => [name, valueText(node)]);
    expect(quantities).toEqual([
      ['uploads', '3000'],
      ['images', '6000'],
      ['other', '5'],
    ]);
    const [grown, others] = scenario?.options[0]?.components ?? [];
    expect(valueText(grown?.usage.requests as Parameters<typeof exactValue>[0])).toBe('6000');
    expect(others).toBe(bound.scenario?.options[0]?.components[1]);
  });

  it('tells what is wrong with its text whatever is bound', () => {
    const parsed = parseScenario({ file: 'test.yaml', text: 'region: ap-northeast-1\noptions: {}\nmonht: 3 h\n' });
    const bound = bindScenario(parsed, SETTINGS);
    const again = bindAgain(bound, { values: new Map([['month', rational(700)]]) });
    expect(again.problems).toEqual(bound.problems);
    expect(bound.problems.map(({ code }) => code)).toEqual(['unknownKey', 'missingKey']);
  });
});

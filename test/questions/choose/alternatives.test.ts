import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import type { Books, RuleShard } from '../../../src/book/book.js';
import { sourceOf } from '../../../src/book/open.js';
import { InputError } from '../../../src/errors.js';
import { constant, one, product, quotient } from '../../../src/formula/build.js';
import { rational } from '../../../src/quantity/rational.js';
import { DIMENSIONLESS, HOUR } from '../../../src/quantity/unit.js';
import type { OptimiseSettings } from '../../../src/questions/choose/candidates.js';
import { type Optimum, optimise } from '../../../src/questions/choose/optimise.js';
import { optimumJson } from '../../../src/report/answers/optimise.js';
import type { AlternativesSource } from '../../../src/services/contract/alternatives.js';
import { count, optional, type UsageOf, word } from '../../../src/services/contract/field.js';
import { meter, type Service, service } from '../../../src/services/contract/service.js';
import { SERVICES } from '../../../src/services/registry.js';
import { plainWords } from '../../../src/words.js';
import { change, day, priceShard } from '../../book/books.js';
import { books as builtIn, TODAY } from '../../support/price.js';

/** A service that nobody sells: sacks are ground by windmills of a size. A region lets them by the hour, or for the month. */
const usage = {
  size: word({ en: 'How large the windmill is.', ja: '風車の大きさ。' }, 'post'),
  sacks: optional(count({ en: 'Sacks that are ground in a month.', ja: '月にひく袋の数。' }, '3,000 / month')),
};
type Usage = UsageOf<typeof usage>;

const alternatives: AlternativesSource<Usage> = {
  asks: { en: '`windmill` its `sacks`', ja: '`windmill` に `sacks`' },
  alternativesTo(said, { isWanted = () => true }, rulesOf) {
    if (said.sacks === undefined) return undefined;
    const rules = rulesOf('windmills');
    const sizes = rules.ids().map((id) => id.replace('sacksAnHour.', ''));
    const isThere = (size: string) => rules.isThere(`sacksAnHour.${size}`);
    return {
      found: sizes
        .filter((size) => isWanted(size) && isThere(size))
        .map((size) => ({
          usage: { ...said, size },
          chosen: ['size'],
          words: { en: `a ${size} mill`, ja: `${size} 型` },
          facets: { size, sails: '4' },
          ownWord: { text: size, inGeneral: { en: 'the mill', ja: '風車' } },
        })),
      excluded: sizes
        .filter((size) => !isThere(size))
        .map((size) => ({ words: plainWords(size), reason: { en: 'not built yet', ja: '未建造' } })),
    };
  },
};

const CALM = 'us-east-1';
const FOR_THE_MONTH = 'eu-west-1';
const REGIONS = ['ap-northeast-1', CALM, FOR_THE_MONTH];

const windmill: Service = service({
  name: 'windmill',
  title: { en: 'Windmill', ja: '風車' },
  usage,
  skus: { none: { en: 'nobody sells it', ja: '販売されていません' } },
  meter({ size, sacks = constant(0, DIMENSIONLESS) }, terms) {
    const hours = product(
      quotient(sacks, terms.rule(`windmills/sacksAnHour.${size}`, DIMENSIONLESS, ['size'])),
      one(HOUR),
    );
    const turning = terms.region === CALM ? product(hours, constant(2, DIMENSIONLESS)) : hours;
    if (size === 'paper') terms.refuse(['size'], { code: 'overLimit', message: { en: 'no paper', ja: '紙は不可' } });
    const isForTheMonth = terms.hasPrice(`windmill/month.${size}`);
    return {
      meters: [
        meter({
          name: { en: 'hours', ja: '時間' },
          quantity: isForTheMonth ? terms.span : turning,
          price: terms.price(`windmill/${isForTheMonth ? 'month' : 'hours'}.${size}`, HOUR, ['size']),
        }),
      ],
      notPriced: [],
    };
  },
  alternatives,
});

const SACKS_AN_HOUR = { post: '2', smock: '5', tower: '9', paper: '50', later: '900' };
const RULES: RuleShard = {
  service: 'windmills',
  checked: day('2026-09-20'),
  sources: { page: 'a miller' },
  rules: Object.fromEntries(
    Object.entries(SACKS_AN_HOUR).map(([size, value]) => [
      `sacksAnHour.${size}`,
      {
        about: plainWords(size),
        unit: '',
        history: [{ from: day(size === 'later' ? '2031-01-01' : '1750-01-01'), value, source: 'page' }],
      },
    ]),
  ),
};

const price = (usd: string) => [change('1750-01-01', usd)];
const BY_THE_HOUR = { 'hours.post': price('1'), 'hours.smock': price('2'), 'hours.tower': price('4') };
const PRICES = [
  { region: 'ap-northeast-1', histories: BY_THE_HOUR },
  { region: CALM, histories: { ...BY_THE_HOUR, 'hours.smock': price('1.5') } },
  { region: FOR_THE_MONTH, histories: { ...BY_THE_HOUR, 'month.post': price('0.01'), 'month.tower': price('0.5') } },
].map(({ region, histories }) => sourceOf({ ...priceShard(histories), service: 'windmill', region }));

const books: Books = {
  ...builtIn,
  rules: (name) => (name === 'windmills' ? RULES : builtIn.rules(name)),
  prices: (region, name) =>
    name === 'windmill' ? PRICES.filter((shard) => shard.region === region) : builtIn.prices(region, name),
};

const scenario = (components: string) => `region: ap-northeast-1\nasOf: 2025-06-18\noptions:\n  Mill:\n${components}`;
const ground = (size: string) => scenario(`    - windmill: { name: mill, size: ${size}, sacks: 3000 / month }\n`);

const found = (text: string, settings: Partial<OptimiseSettings> = {}): Optimum =>
  optimise({ source: { file: 'mill.yaml', text }, settings: { today: TODAY }, books }, { top: 20, ...settings });

function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.problems[0];
    throw error;
  }
  return undefined;
}

describe('a service that says what could stand in for a component', () => {
  const registered = SERVICES as Map<string, Service>;
  beforeAll(() => {
    registered.set(windmill.name, windmill);
  });
  afterAll(() => {
    registered.delete(windmill.name);
  });

  it('is chosen of like any other, wherever its bill goes by the region or by the prices that the region has', () => {
    const each = Object.keys(SACKS_AN_HOUR).flatMap((size) =>
      REGIONS.flatMap((region) => {
        const settings = { today: TODAY, region: { file: '', text: region } };
        try {
          const [option] = compare({ file: 'x', text: ground(size) }, settings, books).options;
          return [`${region} a ${size} mill ${option?.usd.toFraction()}`];
        } catch (error) {
          if (error instanceof InputError) return [];
          throw error;
        }
      }),
    );
    const [option] = found(ground('post'), { regions: REGIONS }).options;
    expect(each).toHaveLength(9);
    expect(
      option?.best.map(({ region, words, bill }) => `${region} ${words[0]?.en} ${bill.usd.toFraction()}`).sort(),
    ).toEqual(each.sort());
    expect(option?.best.map(({ bill }) => Number(bill.usd)).slice(0, 3)).toEqual([7.3, 365, 1200]);
  });

  it('is bounded by what it meters in a region, so that the dearest are not billed', () => {
    const [option] = found(ground('post'), { regions: REGIONS, top: 1 }).options;
    expect([option?.considered, option?.billed]).toEqual([9, 1]);
  });

  it('is bounded in a region by what it meters there, whichever region is asked first', () => {
    for (const regions of [
      [CALM, 'ap-northeast-1'],
      ['ap-northeast-1', CALM],
    ]) {
      const [best] = found(ground('post'), { regions, top: 1 }).options[0]?.best ?? [];
      expect([best?.region, best?.words[0]?.en, Number(best?.bill.usd)]).toEqual([
        'ap-northeast-1',
        'a smock mill',
        1200,
      ]);
    }
  });

  it('says in its own words what was chosen, and why not the others', () => {
    const [option] = found(ground('post')).options;
    expect(option?.rejections.map(({ reason, count, examples }) => [reason.en, count, examples[0]?.en])).toEqual([
      ['not built yet', 1, 'later'],
      ['no the mill', 1, 'a paper mill'],
    ]);
    const json = optimumJson(found(ground('post'), { isWanted: (size) => size === 'tower' }));
    expect(json).toMatchObject({ cheapest: { choices: [{ component: 'mill', service: 'windmill', size: 'tower' }] } });
  });

  it('leaves a component alone that doesn’t ask for it, and tells what it would have to say', () => {
    const { message, remedy } = problemOf(() => found(scenario('    - windmill: { size: post }\n'))) ?? {};
    expect(message?.en).toBe('the scenario has nothing to choose from');
    expect(remedy).toMatchObject({
      en: 'give `ec2` a `load`, or `lambda` its `durationByMemory` (or `durations`), or `windmill` its `sacks`',
      ja: '`ec2` に `load` を、または `lambda` に `durationByMemory`（または `durations`）を、または `windmill` に `sacks` を指定してください',
    });
  });

  it('stands in for its own component and for none of the same name', () => {
    const others = '    - s3: { name: mill, storage: 100 GB }\n';
    const [option] = found(ground('post') + others, { top: 1 }).options;
    expect(option?.best[0]?.bill.lines.map(({ service: name }) => name)).toEqual(['windmill', 's3']);
  });
});

describe('what the settings are called', () => {
  const saidAs = { isWanted: '--kind', durations: '--measured', durationsOf: (name: string) => `${name}@file` };
  const durations = [{ points: [{ memoryMb: rational(128), durationMs: rational(10) }] }];
  const functions = scenario(
    '    - lambda: { name: a, requests: 1M, duration: 1 s, memory: 128 MB }\n    - lambda: { name: b, requests: 1M, duration: 1 s, memory: 128 MB }\n',
  );

  it('is said by the caller where people call them otherwise', () => {
    expect(problemOf(() => found(functions, { saidAs }))?.remedy?.en).toContain('(or --measured)');
    const problem = problemOf(() => found(functions, { saidAs, durations }));
    expect(problem?.message.en).toBe('--measured: the scenario has more than one function, or none');
    expect(problem?.message.ja).toBe('--measured: シナリオに関数がないか、複数あります');
    expect(problem?.expected?.en).toBe('a@file, b@file');
  });

  it('is what they are called in code where the caller says nothing', () => {
    expect(problemOf(() => found(functions, { durations }))?.expected?.en).toBe(
      '{ component: a, ... }, { component: b, ... }',
    );
    expect(problemOf(() => found(functions, { durations }))?.message.en).toMatch(/^`durations`: the scenario has/);
    const servers = ['a', 'b', 'c'].map(
      (name) => `    - ec2: { name: ${name}, type: t3.micro, load: { peakRequests: 1 / s, cpu: 20 ms } }\n`,
    );
    const many = scenario(servers.join(''));
    expect(problemOf(() => found(many))?.remedy?.en).toBe('name types with `isWanted`, or fewer regions');
    expect(problemOf(() => found(many, { saidAs }))?.remedy?.ja).toBe(
      '--kind でタイプを絞るか、リージョンを減らしてください',
    );
  });
});

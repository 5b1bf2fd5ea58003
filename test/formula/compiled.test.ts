import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  called,
  charge,
  constant,
  difference,
  input,
  maxOf,
  price,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  rule,
  share,
  sum,
} from '../../src/formula/build.js';
import { compile, compileAll } from '../../src/formula/compiled.js';
import { exactValue } from '../../src/formula/exact.js';
import type { Formula, Node } from '../../src/formula/node.js';
import { rational, toNumber } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, MS, REQUEST, USD } from '../../src/quantity/unit.js';
import { examples, formulas, overridesOf, PROVENANCE, priceOf, relativeError, roundsClearly } from './formulas.js';

const RUNS = examples(1000);
const READERS = [
  ['generated code', {}],
  ['nested closures', { generateCode: false }],
] as const;

describe('the compiled reader on random formulas', () => {
  it('gives the same double with and without generated code', () => {
    fc.assert(
      fc.property(formulas, ({ root, ids, point }) => {
        expect(compile(root, ids, { generateCode: false })(point)).toBe(compile(root, ids)(point));
      }),
      RUNS,
    );
  });

  it('takes quantities that do not vary as the formula has them', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const stays: typeof formula = { ...formula, ids: formula.ids.slice(0, 1) };
        fc.pre(roundsClearly(stays, overridesOf(stays)));
        const found = compile(stays.root, stays.ids)(stays.point);
        expect(relativeError(found, exactValue(stays.root, overridesOf(stays)))).toBeLessThanOrEqual(1e-12);
      }),
      RUNS,
    );
  });

  it('makes a number of what does not depend on a varied quantity, exactly', () => {
    fc.assert(
      fc.property(formulas, ({ root }) => {
        expect(compile(root, [])([])).toBe(toNumber(exactValue(root)));
      }),
      RUNS,
    );
  });

  it.each(READERS)('gives of several formulas at once, by %s, what it gives of each by itself', (_, options) => {
    fc.assert(
      fc.property(formulas, formulas, ({ root, ids, point }, other) => {
        const roots = [root, other.root, root];
        const found = [0, 0, 0, 7];
        compileAll(roots, ids, options)(point, found);
        expect(found).toEqual([...roots.map((one) => compile(one, ids, options)(point)), 7]);
      }),
      examples(100),
    );
  });
});

describe.each(READERS)('compiled to %s', (_, options) => {
  const x = input({ id: 'x', value: rational(1) }, REQUEST);
  const y = input({ id: 'y', value: rational(2) }, REQUEST);

  it('takes the varied quantities in the order in which they were named', () => {
    const root = difference(x, y);
    expect(compile(root, ['x', 'y'], options)([10, 3])).toBe(7);
    expect(compile(root, ['y', 'x'], options)([10, 3])).toBe(-7);
  });

  it('gives a varied leaf itself', () => {
    expect(compile(x, ['x'], options)([5])).toBe(5);
  });

  it('subtracts a negative number', () => {
    expect(compile(difference(x, constant(-5, REQUEST)), ['x'], options)([1])).toBe(6);
  });

  it('varies a rule', () => {
    const step = rule('lambda/durationGranularity', rational(100), MS, PROVENANCE);
    const billed = roundUp(constant(120, MS), { to: step });
    const bill = compile(billed, ['lambda/durationGranularity'], options);
    expect([bill([100]), bill([1]), bill([50])]).toEqual([200, 120, 150]);
  });

  it.each([
    [1, 1.1, 0.1, 1.1],
    [2, 0.3, 0.1, 0.3],
    [3, 0.7, 0.1, 0.7],
    [4, 1.11, 0.1, 1.2],
    [5, 0, 0.1, 0],
  ])('does not take the last bits of a double for a step more (case %d)', (_case, value, step, rounded) => {
    const root = roundUp(x, { to: y });
    expect(compile(root, ['x', 'y'], options)([value, step])).toBeCloseTo(rounded, 12);
  });

  // 2^-40 of the steps is noise of doubles, and of nothing as of one step.
  const HALF = 0.5;
  it.each([
    ['up', 2 ** -40, 0],
    ['up', 2 ** -39, 1],
    ['up', 1 + 2 ** -40, 1],
    ['up', 1 + 2 ** -39, 2],
    ['up', 1024 + 2 ** -30, 1024],
    ['up', 1024 + 2 ** -29, 1025],
    ['up', 1025 - 2 ** -29, 1025],
    ['down', 1 - 2 ** -40, 1],
    ['down', 1 - 2 ** -39, 0],
    ['down', -(2 ** -40), 0],
    ['down', -(2 ** -39), -1],
    ['down', 1024 - 2 ** -30, 1024],
    ['down', 1024 - 2 ** -29, 1023],
    ['down', 1024 + 2 ** -29, 1024],
    ['halfUp', HALF - 2 ** -40, 1],
    ['halfUp', HALF - 2 ** -39, 0],
    ['halfUp', -HALF + 2 ** -40, -1],
    ['halfUp', -HALF + 2 ** -39, 0],
  ] as const)('rounds %s: %d to %d', (mode, value, rounded) => {
    const by = { up: roundUp, down: roundDown, halfUp: roundHalfUp }[mode];
    const whole = compile(by(x, { to: constant(1, REQUEST) }), ['x'], options)([value]);
    expect(whole === 0 ? 0 : whole).toBe(rounded);
  });

  it('charges a varied price flat, whatever tiers it has', () => {
    const tiered = priceOf('p', [
      [10, 100_000],
      [1, 50_000],
    ]);
    const root = charge(x, tiered);
    expect(compile(root, ['x'], options)([20])).toBe(15);
    expect(compile(root, ['x', 'p'], options)([20, 3])).toBe(60);
    expect(compile(root, ['x', 'p'], options)([-20, 3])).toBe(0);
    expect(
      toNumber(
        exactValue(
          root,
          new Map([
            ['x', rational(20)],
            ['p', rational(3)],
          ]),
        ),
      ),
    ).toBe(60);
  });

  it.each([
    [-5, 0],
    [0, 0],
    [10, 10],
    [11, 10.5],
  ])('charges %d as %d dollars', (quantity, usd) => {
    const tiered = priceOf('p', [
      [10, 100_000],
      [1, 50_000],
    ]);
    expect(compile(charge(x, tiered), ['x'], options)([quantity])).toBe(usd);
  });

  it.each([
    [9, 9],
    [10, 10],
    [10.001, Number.NaN],
    [1000, Number.NaN],
  ])('gives %d as %d where the second tier has no price', (quantity, usd) => {
    const unpriced = price(
      { id: 'p', tiers: [{ upTo: rational(10), usd: rational(1) }, {}], provenance: PROVENANCE },
      REQUEST,
    );
    expect(compile(charge(x, unpriced), ['x'], options)([quantity])).toBe(usd);
  });

  it('charges nothing for nothing, even where there is no price at all', () => {
    const unpriced = price({ id: 'p', tiers: [{}], provenance: PROVENANCE }, REQUEST);
    const bill = compile(charge(x, unpriced), ['x'], options);
    expect([bill([0]), bill([1])]).toEqual([0, Number.NaN]);
  });

  it('gives NaN where a quantity that does not vary has no price', () => {
    const unpriced = price({ id: 'p', tiers: [{}], provenance: PROVENANCE }, REQUEST);
    const fixed = charge(y, unpriced);
    expect(compile(fixed, [], options)([])).toBeNaN();
    expect(compile(sum(USD, fixed, charge(x, priceOf('q', [[1, 1]]))), ['x'], options)([1])).toBeNaN();
  });

  it('refuses a division by nothing that does not vary', () => {
    const endless = quotient(y, constant(0, DIMENSIONLESS));
    expect(() => compile(sum(REQUEST, x, endless), ['x'], options)).toThrow('division by zero');
  });

  it('gives nobody a share of nothing', () => {
    const root = share(constant(12, USD), x, sum(REQUEST, x, y));
    const bill = compile(root, ['x', 'y'], options);
    expect([bill([0, 0]), bill([1, 2]), bill([0, 3])]).toEqual([0, 4, 0]);
  });
});

describe('generated code', () => {
  const original = globalThis.Function;
  afterEach(() => {
    globalThis.Function = original;
  });

  /** Everything that is compiled while `during` runs. */
  function sourcesOf(during: () => void): string[][] {
    const sources: string[][] = [];
    function Recording(...texts: string[]) {
      sources.push(texts);
      return original(...texts);
    }
    globalThis.Function = Recording as unknown as FunctionConstructor;
    try {
      during();
    } finally {
      globalThis.Function = original;
    }
    return sources;
  }

  describe('is as short as the formula', () => {
    const [x, y] = ['x', 'y'].map((id) => input({ id, value: rational(1) }, REQUEST)) as [
      Formula<REQUEST>,
      Formula<REQUEST>,
    ];
    const tiers = [{ upTo: rational(10), usd: rational(3) }, { upTo: rational(20), usd: rational(2) }, {}];
    const [less, more] = [difference(x, constant(-5, REQUEST)), sum(REQUEST, x, y, constant(0, REQUEST))];
    const open = charge(x, price({ id: 'p', tiers, provenance: PROVENANCE }, REQUEST));
    const body = (code: string) => `"use strict";return ${code}`;

    it.each<[Node, string]>([
      [x, 'function(x){const v0=x[0];return v0;}'],
      [constant(7, REQUEST), 'function(x){return 7;}'],
      [less, 'function(x){const v0=x[0];const v1=v0-(-5);return v1;}'],
      [more, 'function(x){const v0=x[0];const v1=x[1];const v2=v0+v1+0;return v2;}'],
      [open, 'function(x){const v0=x[0];const v1=v0<=0?0:v0<=10?v0*3:v0<=20?30+(v0-10)*2:50+(v0-20)*NaN;return v1;}'],
    ])('that is one (case %#)', (root, code) => {
      expect(sourcesOf(() => compile(root, ['x', 'y'])).map((texts) => texts.at(-1))).toEqual([body(code)]);
      expect(String(compile(root, ['x', 'y']))).toBe(code);
    });

    it('where they are several', () => {
      const code = 'function(x,y){const v0=x[0];const v1=v0-(-5);const v2=x[1];const v3=v0+v2+0;y[0]=v1;y[1]=v3;}';
      expect(String(compileAll([less, more], ['x', 'y']))).toBe(code);
    });
  });

  const HOSTILE = [
    '");process.exit(1);//',
    "'];throw 1;//",
    '`;process.exit(1);`',
    'x[0]=globalThis',
    '\u2028process.exit(1)',
    '*/constructor/*',
    '__proto__',
  ];

  /** Numbers, operators and the fixed words. */
  const ALLOWED =
    /^"use strict";(?:return\b|function\(x\)|const\b|Math\.(?:max|min)\b|(?:up|down|halfUp)\b|NaN\b|x\b|v\d+\b|\d+(?:\.\d+)?(?:e[+-]?\d+)?\b|[-+*/?:<=(),;{}[\] ])*$/;

  it.each(HOSTILE)('holds no text of the scenario: %j', (text) => {
    const words = { en: text, ja: text };
    const provenance = { from: text, source: text, note: text };
    const usage = (id: string, value: number) =>
      input({ id: `${text}${id}`, value: rational(value), written: text, name: words }, REQUEST);
    const [a, b] = [usage('a', 3), usage('b', 4)];
    const tiers = [
      { upTo: rational(10), usd: rational('0.0000002') },
      { upTo: rational('1e21'), usd: rational('1e-9') },
      {},
    ];
    const bill = charge(
      roundUp(called(words, sum(REQUEST, a, b)), {
        to: rule(text, rational(100), REQUEST, provenance, { name: words }),
      }),
      price({ id: text, tiers, provenance }, REQUEST),
    );
    const own = share(bill, maxOf(a, constant(-1, REQUEST, words)), sum(REQUEST, a, b));
    const root: Node = called(words, product(own, quotient(b, constant(rational('1e30'), REQUEST, words))));
    const vary = [`${text}a`, `${text}b`];

    let found = Number.NaN;
    const sources = sourcesOf(() => {
      found = compile(root, vary)([30, 40]);
    });
    expect(found).toBe(compile(root, vary, { generateCode: false })([30, 40]));
    expect(sources).toHaveLength(1);
    const [parameters, body] = [sources[0]?.slice(0, -1), sources[0]?.at(-1)];
    expect(parameters).toEqual(['up', 'down', 'halfUp']);
    expect(body).toMatch(ALLOWED);
  });

  it.each(HOSTILE)('would be caught with a text in it: %j', (text) => {
    expect(`"use strict";return function(x){return ${text};}`).not.toMatch(ALLOWED);
  });

  it('holds no more than the fixed words for any formula', () => {
    fc.assert(
      fc.property(formulas, ({ root, ids }) => {
        const sources = sourcesOf(() => compile(root, ids));
        expect(sources).toHaveLength(1);
        expect(sources[0]?.at(-1)).toMatch(ALLOWED);
      }),
    );
  });

  function failing(error: Error): FunctionConstructor {
    return function fail() {
      throw error;
    } as unknown as FunctionConstructor;
  }

  it('does not hide any other failure', () => {
    globalThis.Function = failing(new SyntaxError('a fault'));
    expect(() => compile(input({ id: 'x', value: rational(1) }, DIMENSIONLESS), ['x'])).toThrow('a fault');
  });

  it('is not asked for where the caller declines it', () => {
    const root = input({ id: 'x', value: rational(1) }, DIMENSIONLESS);
    expect(sourcesOf(() => compile(root, ['x'], { generateCode: false }))).toEqual([]);
  });

  // The last of all: what is forbidden once stays so.
  it('is done without where the page forbids it, and tried no second time', () => {
    const root = sum(REQUEST, input({ id: 'x', value: rational(1) }, REQUEST), constant(2, REQUEST));
    let tries = 0;
    globalThis.Function = function refuse() {
      tries += 1;
      throw new EvalError('forbidden by the content security policy');
    } as unknown as FunctionConstructor;
    expect([compile(root, ['x'])([3]), compile(root, ['x'])([4])]).toEqual([5, 6]);
    expect(tries).toBe(1);
  });
});

describe('what is used twice, again and again', () => {
  it.each([{ generateCode: true }, { generateCode: false }])('is worked out once: %j', (options) => {
    const x = input({ id: 'x', value: rational(1) }, DIMENSIONLESS);
    // 2^60 paths lead from the root to the input.
    const doubled = Array.from({ length: 60 }).reduce<Formula<typeof DIMENSIONLESS>>(
      (whole) => sum(DIMENSIONLESS, whole, whole),
      x,
    );
    expect(compile(doubled, ['x'], options)([1])).toBe(2 ** 60);
    const found: number[] = [];
    compileAll([x, doubled], ['x'], options)([3], found);
    expect(found).toEqual([3, 3 * 2 ** 60]);
  });
});

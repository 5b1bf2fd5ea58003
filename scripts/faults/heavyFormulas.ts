/** Quantities whose numbers or formulas grow faster than the text. */
import {
  both,
  chained,
  decimal,
  digits,
  filling,
  type Heavy,
  LONG,
  lambdaOf,
  many,
  of,
  repeated,
  twice,
} from './heavyScenario.js';

export const HEAVY_FORMULAS: readonly Heavy[] = [
  of('products of long decimals', {
    workload: [`a: ${decimal(1)}`, ...many(90, (index) => `n${index}: ${repeated('a', '*')}`)],
    options: both('n0'),
  }),
  of('products of different long decimals', {
    workload: [
      'a: 1M',
      ...many(40, (index) => `b${index}: ${decimal(index + 2)}`),
      `p: ${many(40, (index) => `b${index}`).join('*')}`,
    ],
    options: both('p'),
  }),
  of('quotients of long decimals', {
    workload: [
      'a: 1M',
      ...many(80, (index) => `b${index}: ${decimal(index + 2)}`),
      `p: ${many(80, (index) => `b${index}`).join('/')}`,
    ],
    options: both('p'),
  }),
  of('quotients by sums of long decimals', {
    workload: ['a: 1M', `b: ${decimal(3)}`, `c: ${decimal(4)}`, `p: ${'1/(b+c/'.repeat(47)}1${')'.repeat(47)}`],
    options: both('p'),
  }),
  of('sums of long fractions', {
    workload: [
      'a: 1M',
      ...many(90, (index) => `b${index}: 1/${digits(LONG - 12, index + 2)}`),
      `p: ${many(90, (index) => `b${index}`).join('+')}`,
    ],
    options: both('p'),
  }),
  of('sums of short fractions', {
    workload: [
      'a: 1M',
      ...filling((index) => `n${index}: ${many(160, (part) => `1/${3 + 2 * ((part * 7 + index) % 499)}`).join('+')}`),
    ],
    options: both('n0'),
  }),
  of('long decimals in every component', {
    workload: [`a: ${decimal(1)}`, ...many(20, (index) => `b${index}: ${decimal(index + 2)}`)],
    options: { EC2: ['ec2: { type: t3.micro }'], Lambda: filling((index) => lambdaOf(`a*b${index % 20}`), 800) },
  }),
  of('a fraction just below the limit of digits', {
    workload: [
      'a: 1M',
      `b: 1/${digits(LONG - 12, 5)}`,
      `c: 1/${digits(LONG - 12, 6)}`,
      ...filling((index) => `n${index}: ${repeated(index % 2 ? 'b' : 'c', '+')}`, 90),
    ],
    options: both('n0'),
  }),
  of('names that double', { workload: twice('+', 60, '1'), options: both('n40') }),
  of('names that square', { workload: twice('*', 60, '1.1'), options: both('n8') }),
  of('names that square one', { workload: twice('*', 99, '1'), options: both('n98') }),
  of('minima of names used twice', {
    workload: [
      'a: 1M',
      ...many(98, (index) => {
        const before = index === 0 ? 'a' : `n${index - 1}`;
        return `n${index}: min(${before},${before}+1)`;
      }),
    ],
    options: both('n97'),
  }),
  of(
    'long expressions in a chain',
    chained((name, before) => `${name}: min(a,${repeated(before, '+', 900)})`, 98),
  ),
  of(
    'long roundings in a chain',
    chained((name, before) => `${name}: min(a,${repeated(`ceil(${before}/7)`, '+', 900)})`, 95),
  ),
  of(
    'short roundings in a chain',
    chained((name, before) => `${name}: min(a,${repeated(`ceil(${before}/7)`, '+', 100)})`, 95),
  ),
  of('minima of many arguments', {
    workload: ['a: 1M', ...many(90, (index) => `n${index}: min(${repeated('a', ',', 980)})`)],
    options: { EC2: ['ec2: { type: t3.micro }'], Lambda: many(90, (index) => lambdaOf(`n${index}`)) },
  }),
  of('deep brackets', {
    workload: ['a: 1M', ...filling((index) => `n${index}: ${'('.repeat(49)}a+${index}${')'.repeat(49)}`)],
    options: both('n0'),
  }),
  of('brackets that are too deep', { workload: ['a: 1M', `n: ${'('.repeat(900)}a`], options: both('a') }),
  of('expressions of unknown names', {
    workload: ['a: 1M', ...filling((index) => `n${index}: b${index}+c${index}`)],
    options: both('a'),
  }),
  of('unknown names among long ones', {
    workload: [
      'a: 1M',
      ...many(450, (index) => `${'abcdefghij'.repeat(10)}${index}: 1`),
      ...many(400, (index) => `m${index}: ${'abcdefghij'.repeat(9)}${index}`),
    ],
    options: both('a'),
  }),
  of('differences of roundings', {
    options: {
      EC2: ['onPremises: { monthly: { power: 1 USD * a * 1000 + 0 USD, space: 1 USD * floor(a / 7) } }'],
      Lambda: ['onPremises: { monthly: 1 USD * a * 999.9 }'],
    },
  }),
  of('roundings by 7 and 11', {
    workload: ['a: 1M', 'b: a * 1000 - floor(a / 7) * 6999.9', 'c: a * 1000 - floor(a / 11) * 10999.9'],
    options: { EC2: [lambdaOf('b')], Lambda: [lambdaOf('c')] },
  }),
  of('roundings by many numbers', {
    workload: [
      'a: 1M',
      ...many(
        8,
        (index) =>
          `b${index}: ${many(12, (part) => {
            const by = 3 + 2 * (part * 8 + index);
            return `a * 1000 - floor(a / ${by}) * ${by * 1000 - 0.1}`;
          }).join(' + ')}`,
      ),
    ],
    options: Object.fromEntries(many(8, (index) => [`O${index}`, [lambdaOf(`b${index}`)]])),
  }),
  of('a high power', { workload: ['a: 1.001', `p: ${repeated('a', '*', 399)}`], options: both('p') }),
];

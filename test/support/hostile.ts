/** Scenarios that nobody writes by hand: made to be slow, to be deep, or to be large. Each is below 1 MB. */
import { smallScenario } from './run.js';

const HEAD = 'region: ap-northeast-1\nasOf: 2016-06-02\n';

function workload(lines: readonly string[]): string {
  return smallScenario().replace(
    '  uploads: 1,000,000\n',
    `  uploads: 1,000,000\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
}

function times(count: number, line: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => line(index));
}

export const HOSTILE = {
  nestedBrackets: `${HEAD}options: ${'['.repeat(100_000)}`,
  closedBrackets: `${HEAD}options: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
  nestedBraces: `${HEAD}options: ${'{a: '.repeat(50_000)}\n`,
  nestedDashes: `${'- '.repeat(100_000)}x\n`,
  nestedQuestions: `${'? '.repeat(100_000)}x\n`,
  nestedIndents: `${HEAD}${times(1300, (index) => `${' '.repeat(index)}a:\n`).join('')}`,
  explodingAliases: `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
    .map((name) => `${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(9)}]\n`)
    .join('')}`,
  oneLongLine: `${HEAD}title: ${'x'.repeat(1_000_000)}\n`,
  longExpression: workload([`many: ${'1+'.repeat(499)}1`]),
  doublings: workload(['a0: 0', ...times(60, (index) => `a${index + 1}: a${index} + a${index}`)]),

  /** Every square doubles the digits of an exact number. */
  squares: workload(['a0: 1e-99', ...times(40, (index) => `a${index + 1}: a${index} * a${index}`)]),
  chain: workload([...times(3000, (index) => `n${index}: n${index + 1}`), 'n3000: 1']),
  chainInOrder: workload(['n0: 1', ...times(5000, (index) => `n${index + 1}: n${index} + 1`)]),
  manyNames: workload(times(40_000, (index) => `n${index}: ${index}`)),
  manyUnknownNames: workload(times(20_000, (index) => `n${index}: m${index}`)),
  manyUnknownKeys: `${HEAD}${times(30_000, (index) => `n${index}: 1\n`).join('')}`,
  manyWrongComponents: `${HEAD}options:\n  A:\n${'    - s3x: { puts: 1 }\n'.repeat(20_000)}`,
  manySyntaxErrors: `${HEAD}options:\n  A: [x,\n${'{ a: b, "c": d, e: [1] },\n'.repeat(12_000)}`,
  manyWindows: `${HEAD}options:\n  A:\n    - ec2: { type: t2.micro, schedule: [${'{ from: 9:00, to: 10:00, zone: Europe/Dublin }, '.repeat(1001)}] }\n`,
  aliasesAlone: `a: &a x\nb: [${'*a,'.repeat(300_000)}]\n`,
  aliasesWithinTheLimit: `a: &a x\nb: [${'*a,'.repeat(199_000)}]\n`,
  colons: ': '.repeat(500_000),
  tags: `${HEAD}options: ${'!a '.repeat(300_000)}\n`,
  documents: '---\n'.repeat(250_000),
  directives: '%YAML 1.2\n'.repeat(100_000),
  zeroBytes: '\0'.repeat(1_000_000),
  carriageReturns: `${HEAD}${'\r'.repeat(1_000_000)}`,
  hugeExponent: workload(['many: 1e999999999']),
  hugeNumber: workload([`many: ${'9'.repeat(900_000)}`]),
  longNames: `${HEAD}workload:\n${times(500, (index) => `  n${index}${'v'.repeat(900)}: ${'m'.repeat(900)}\n`).join('')}`,
  manyProblems: `${HEAD}options:\n${times(2, (index) => `  A${index}:\n${'    - lambda: { x: 1, y: 2, z: 3 }\n'.repeat(250)}`).join('')}`,
  manyEqualComponents: `${HEAD}options:\n  A:\n${'    - s3: { puts: 1 }\n'.repeat(20_000)}`,
} as const;

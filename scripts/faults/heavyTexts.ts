/** Long names, broken texts, expectations, and files beside the scenario. */
import { both, COUNTED, filling, type Heavy, hugeWords, lambdaOf, many, of, scenario } from './heavyScenario.js';

export const HEAVY_TEXTS: readonly Heavy[] = [
  of('a title of 100 KB', { title: 'word '.repeat(19_000) }),
  of('a title of one word', { title: 'w'.repeat(98_000) }),
  of('a Japanese title', { title: '計算'.repeat(16_000) }),
  of('names of components of 100 KB', {
    options: { EC2: [`ec2: { name: ${'n'.repeat(90_000)}, type: t3.micro }`], Lambda: [lambdaOf('a')] },
  }),
  of('long names of many components', {
    options: {
      EC2: many(90, (index) => `ec2: { name: ${'name '.repeat(190)}${index}, type: t3.micro }`),
      Lambda: [lambdaOf('a')],
    },
  }),
  of('components that are called alike', {
    options: { EC2: filling(() => 'sqs: { name: same, requests: a }'), Lambda: [lambdaOf('a')] },
  }),
  of('one option of a long name', { options: { ['O'.repeat(90_000)]: [lambdaOf('a')], Lambda: [lambdaOf('a')] } }),
  of('an unknown key of 90 KB', { more: `${'k'.repeat(90_000)}: 1\n`, options: hugeWords }),
  of('many unknown keys', {
    more: many(990, (index) => `optoins${'x'.repeat(80)}${index}: 1\n`).join(''),
    options: hugeWords,
  }),
  of('a quantity of 90 KB', { workload: ['a: 1M', `n: ${'1'.repeat(90_000)}`], options: hugeWords }),
  of('a name of 90 KB', { workload: ['a: 1M', `${'n'.repeat(90_000)}: 1`], options: hugeWords }),
  of('an unknown type of 90 KB', {
    options: { EC2: [`ec2: { type: ${'t'.repeat(90_000)} }`], Lambda: [lambdaOf('a')] },
  }),
  of('many unknown types', {
    options: { EC2: filling((index) => `ec2: { type: t3.mcro${index} }`), Lambda: [lambdaOf('a')] },
  }),
  of('many unknown types of 90 letters', {
    options: { EC2: filling((index) => `ec2: { type: ${'t3.micro'.repeat(8)}${index} }`), Lambda: [lambdaOf('a')] },
  }),
  of('many broken quantities', {
    workload: ['a: 1M', ...filling((index) => `n${index}: 1 hoursy${index}`)],
    options: hugeWords,
  }),
  of('one line of broken quantities', {
    workload: ['a: 1M'],
    options: { EC2: [`s3: { storage: ${'1 XB, puts: 1 XB, gets: 1 XB } }\n    - s3: { storage: '.repeat(900)}1 GB }`] },
  }),
  {
    name: 'one line of 100 KB of broken components',
    files: {
      'heavy.yaml': `{ region: ap-northeast-1, workload: { a: 1M }, options: { O: [${'{ s3: { storage: 1 XB, puts: b } }, '.repeat(900)}{ s3: { storage: b } } ] } }\n`,
    },
  },
  { name: 'a hundred thousand brackets', files: { 'heavy.yaml': '['.repeat(99_999) } },
  { name: 'a hundred thousand commas', files: { 'heavy.yaml': `[${','.repeat(99_990)}]` } },
  {
    name: 'sixty thousand keys',
    files: { 'heavy.yaml': many(16_000, (index) => `k${index.toString(36)}:\n`).join('') },
  },
  { name: 'a key given ten thousand times', files: { 'heavy.yaml': `options: {}\n${'region: a\n'.repeat(9900)}` } },
  { name: 'tabs and anchors', files: { 'heavy.yaml': `${'- &a *a\n'.repeat(12_000)}` } },
  { name: 'quotes that are not closed', files: { 'heavy.yaml': `options: "${'\\x'.repeat(49_000)}` } },
  {
    name: 'a block of 100 KB',
    files: {
      'heavy.yaml': `title: |\n${'  line\n'.repeat(14_000)}region: ap-northeast-1\nworkload: { a: 1M }\noptions: { O: [ sqs: { requests: a } ] }\n`,
    },
  },
  of('many expectations', {
    more: `expect:\n  EC2:\n${filling((index) => `- { total: ${index} JPY, within: 5 % }`, 990)
      .map((line) => `    ${line}\n`)
      .join('')}`,
  }),
  of('many expected lines', {
    options: { EC2: many(400, (index) => `sqs: { name: n${index}, requests: a }`), Lambda: [lambdaOf('a')] },
    more: `expect:\n  EC2:\n    - lines: { ${many(400, (index) => `n${index} / requests: 1.00 USD`).join(', ')} }\n    - lines: { ${many(400, (index) => `m${index} / requests: 1.00 USD`).join(', ')} }\n`,
  }),
  of('many expected ratios', {
    options: Object.fromEntries(many(60, (index) => [`O${index}`, ['sqs: { requests: a }']])),
    more: `expect:\n  cheapest: [${many(60, (index) => `O${index}`).join(', ')}]\n  ratio: { ${many(900, (index) => `O${index % 60} / O${Math.floor(index / 60)}: 1.00`).join(', ')} }\n`,
  }),
  of('many expected break-evens', {
    workload: ['a: 1M', ...many(900, (index) => `n${index}: 1M`)],
    options: {
      EC2: many(90, (index) => lambdaOf(many(10, (part) => `n${index * 10 + part}`).join('+'))),
      Lambda: [lambdaOf('a'), 'ec2: { type: t3.micro }'],
    },
    more: `expect:\n  breakEven: { ${many(900, (index) => `n${index}: 500k..2M`).join(', ')} }\n`,
  }),
  of('an expected break-even of roundings', {
    workload: ['a: 1M', 'b: a * 1000 - floor(a / 7) * 6999.9', 'c: a * 1000 - floor(a / 11) * 10999.9'],
    options: { EC2: [lambdaOf('b')], Lambda: [lambdaOf('c')] },
    more: 'expect: { breakEven: { a: 500k..2M } }\n',
  }),
  of('an expectation of 90 KB', { more: `expect: { EC2: { total: ${'1'.repeat(90_000)} JPY } }\n` }),
  of('what is set on the command line', {}, { words: ['--set', `a=${'1/(7+'.repeat(45)}1${')'.repeat(45)}`] }),
  of('a long number that is set', {}, { words: ['--set', `a=${'9'.repeat(90_000)}`] }),
  of('a name that is set', {}, { words: ['--set', `${'a'.repeat(90_000)}=1`] }),
  {
    name: 'a price file of many prices',
    files: {
      'heavy.yaml': scenario({}),
      'prices.yaml': `region: ap-northeast-1\nservice: ec2\nsources: { mine: { title: mine } }\nprices:\n${many(1200, (index) => `  linux.t3.x${index}: [{ from: 2020-01-01, usd: 0.1, source: mine }]\n`).join('')}`,
    },
    words: ['--prices', 'prices.yaml'],
  },
  {
    name: 'a file of counts',
    files: {
      'heavy.yaml': scenario({ options: both('b'), more: COUNTED }),
      'counts.csv': `b\n${many(45_000, (index) => index % 10).join('\n')}\n`,
    },
  },
  {
    name: 'autoscaling by a file of counts',
    files: {
      'heavy.yaml': scenario({
        options: {
          EC2: many(
            100,
            (index) =>
              `ec2: { type: t3.micro, count: auto, load: { cpu: 60 ms, requests: b, duration: 200 ms, memory: 30 MB }, autoscaling: { min: 1, max: ${100 + index}, target: 60 %, timeToStart: 3 min, cooldown: 15 min } }`,
          ),
        },
        more: COUNTED,
      }),
      'counts.csv': `b\n${many(30_000, (index) => ((index * 7919) % 99_999) % 97).join('\n')}\n`,
    },
    vary: 'b',
  },
  {
    name: 'measured durations',
    files: {
      'heavy.yaml': scenario({
        options: {
          EC2: ['ec2: { type: t3.micro }'],
          Lambda: ['lambda: { name: f, requests: a, memory: 128 MB, durationByMemory: { 128 MB: 100 ms } }'],
        },
      }),
      'tuning.json': JSON.stringify({
        stats: many(2400, (index) => ({ value: 128 + index, averageDuration: 3000 - index })),
      }),
    },
    commands: [['optimise', 'heavy.yaml', '--power-tuning', 'tuning.json']],
  },
];

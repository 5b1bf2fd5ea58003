/**
 * Texts of at most 100 KB that ask for far more work than they look like: valid ones and broken ones, one for each way in
 * which work could grow faster than the text (docs/hardening.md).
 */

/** A text and what the program is called with, beside the commands that every scenario gets. */
export interface Heavy {
  readonly name: string;
  /** By file name; the first is the one that commands are given. */
  readonly files: Readonly<Record<string, string>>;
  /** What questions vary; `a` where nothing is said. */
  readonly vary?: string;
  /** Further words of every call. */
  readonly words?: readonly string[];
  /** Instead of all commands. */
  readonly commands?: readonly (readonly string[])[];
}

const LARGEST_BYTES = 100_000;

interface Parts {
  readonly title?: string;
  readonly workload?: readonly string[];
  readonly options?: Readonly<Record<string, readonly string[]>>;
  readonly more?: string;
}

const ONE_EACH = {
  EC2: ['ec2: { type: t3.micro, storage: { gp3: 8 GB } }'],
  Lambda: ['lambda: { requests: a, duration: 120 ms, memory: 512 MB }'],
};

function scenario({ title = 'Heavy', workload = ['a: 1M'], options = ONE_EACH, more = '' }: Parts): string {
  const listed = Object.entries(options).map(
    ([name, uses]) => `  ${name}:\n${uses.map((use) => `    - ${use}\n`).join('')}`,
  );
  return [
    `title: ${JSON.stringify(title)}\nregion: ap-northeast-1\nasOf: 2025-06-18\n${more}`,
    `workload:\n${workload.map((line) => `  ${line}\n`).join('')}`,
    `options:\n${listed.join('')}`,
  ].join('');
}

const of = (name: string, parts: Parts, more: Omit<Heavy, 'name' | 'files'> = {}): Heavy => ({
  name,
  files: { 'heavy.yaml': scenario(parts) },
  ...more,
});

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** As many as fit into a text of 100 KB with room for the rest, at most the entries that a list may have. */
function filling(make: (index: number) => string, most = 1000): string[] {
  const found: string[] = [];
  for (let size = 2000; found.length < most; ) {
    const next = make(found.length);
    size += next.length + 8;
    if (size > LARGEST_BYTES) break;
    found.push(next);
  }
  return found;
}

/** Digits that share nothing with those of another seed. */
function digits(count: number, seed: number): string {
  let [text, state] = ['', seed * 2654435761 + 12345];
  while (text.length < count) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    text += String(state);
  }
  return `1${text.slice(0, count - 2)}7`;
}

const LONG = 990;
/** As often as it fits into so many characters. */
const repeated = (part: string, between: string, length = LONG) => {
  const count = Math.floor((length + between.length) / (part.length + between.length));
  return many(count, () => part).join(between);
};
const decimal = (seed: number, length = LONG) => `1.${digits(length - 2, seed)}`;

/** A chain of names, each of which uses the one before twice. */
const twice = (between: string, length: number, first: string) => [
  `a: ${first}`,
  ...many(
    length,
    (index) => `n${index}: ${index === 0 ? 'a' : `n${index - 1}`}${between}${index === 0 ? 'a' : `n${index - 1}`}`,
  ),
];

const lambdaOf = (quantity: string) => `lambda: { requests: ${quantity}, duration: 120 ms, memory: 512 MB }`;
const both = (quantity: string) => ({
  EC2: ['ec2: { type: t3.micro, count: 3 }'],
  Lambda: [lambdaOf(quantity)],
});

/** Each name is made by one long expression over the one before, and used by a component. */
const chained = (make: (name: string, before: string, index: number) => string, length: number): Parts => ({
  workload: ['a: 1M', ...many(length, (index) => make(`n${index}`, index === 0 ? 'a' : `n${index - 1}`, index))],
  options: { EC2: ['ec2: { type: t3.micro }'], Lambda: many(20, (index) => lambdaOf(`n${length - 1 - index}`)) },
});

const SERVICES = [
  's3: { storage: 10 GB }',
  'lambda: { requests: a, duration: 120 ms, memory: 512 MB }',
  'ec2: { type: t3.micro }',
  'sqs: { requests: a }',
  'dynamodb: { onDemand: { writes: a, reads: a } }',
];

const COUNTED = 'traffic: { b: { csv: counts.csv, column: b, every: minute } }\n';

const hugeWords = { EC2: ['ec2: { type: t3.micro }'], Lambda: [lambdaOf('a')] };

export const HEAVY: readonly Heavy[] = [
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
  of('many components', { options: { EC2: filling((index) => SERVICES[index % 5] as string) } }),
  of('many small components', { options: { EC2: filling(() => 'sqs: { requests: a }'), Lambda: [lambdaOf('a')] } }),
  of('many components in many options', {
    options: Object.fromEntries(
      many(60, (option) => [`O${option}`, many(28, (index) => SERVICES[(index + option) % 5] as string)]),
    ),
  }),
  of('many smallest components', {
    options: Object.fromEntries(many(2, (option) => [`O${option}`, many(500, () => 's3: { puts: a }')])),
  }),
  of('many functions in many options', {
    options: Object.fromEntries(many(6, (option) => [`O${option}`, many(166, () => lambdaOf('a'))])),
  }),
  of('many options', {
    options: Object.fromEntries(
      many(200, (index) => [`O${index}`, [index % 2 ? 'sqs: { requests: a }' : lambdaOf('a')]]),
    ),
  }),
  of('too many options', { options: Object.fromEntries(many(900, (index) => [`O${index}`, [lambdaOf('a')]])) }),
  of('many options of long names', {
    options: Object.fromEntries(many(90, (index) => [`${'O'.repeat(900)}${index}`, [lambdaOf('a')]])),
  }),
  {
    name: 'components multiplied by aliases',
    files: {
      'heavy.yaml': `region: ap-northeast-1\nasOf: 2025-06-18\nworkload: { a: 1M }\noptions:\n  O0: &o\n${many(990, (index) => (index === 0 ? '    - &c { sqs: { requests: a } }\n' : '    - *c\n')).join('')}${many(60, (index) => `  O${index + 1}: *o\n`).join('')}`,
    },
  },
  {
    name: 'as many components by aliases as are read',
    files: {
      'heavy.yaml': `region: ap-northeast-1\nasOf: 2025-06-18\nworkload: { a: 1M }\noptions:\n  O0: &o\n${many(990, (index) => (index === 0 ? '    - &c { sqs: { requests: a } }\n' : '    - *c\n')).join('')}${many(37, (index) => `  O${index + 1}: *o\n`).join('')}`,
    },
  },
  {
    name: 'many options by aliases',
    files: {
      'heavy.yaml': `region: ap-northeast-1\nasOf: 2025-06-18\nworkload: { a: 1M }\noptions:\n  O0: &o\n${many(38, (index) => (index === 0 ? '    - &c { lambda: { requests: a, duration: 10 ms, memory: 512 MB } }\n' : '    - *c\n')).join('')}${many(998, (index) => `  O${index + 1}: *o\n`).join('')}`,
    },
  },
  {
    name: 'aliases of aliases',
    files: {
      'heavy.yaml': `region: ap-northeast-1\nworkload:\n  x0: &x0 [1,2,3,4,5,6,7,8,9,10]\n${many(9, (index) => `  x${index + 1}: &x${index + 1} [${many(10, () => `*x${index}`).join(',')}]\n`).join('')}options: {}\n`,
    },
  },
  of('duration shares', {
    options: {
      EC2: ['ec2: { type: t3.micro }'],
      Lambda: many(3, (own) =>
        `lambda: { requests: a, memory: 512 MB, duration: [${many(990, (index) => `{ share: ${index === 0 ? '1.1' : '0.1'} %, duration: ${100 + index + own} ms }`).join(', ')}] }`.replace(
          /0\.1 %/g,
          '0.1 %',
        ),
      ),
    },
  }),
  of('durations by memory', {
    options: {
      EC2: ['ec2: { type: t3.micro }'],
      Lambda: many(
        3,
        () =>
          `lambda: { requests: a, memory: 128 MB, durationByMemory: { ${many(990, (index) => `${128 + index * 2} MB: ${2000 - index} ms`).join(', ')} } }`,
      ),
    },
  }),
  of('choices of many', {
    workload: many(
      2,
      (own) =>
        `${'ab'[own]}: { choices: [${many(999, (index) => `{ share: ${index === 0 ? '0.2' : '0.1'} %, value: ${1000 + index} }`).join(', ')}] }`,
    ),
    options: both('a'),
  }),
  of('many uncertain quantities', {
    workload: ['a: 1M..2M', ...filling((index) => `n${index}: ${index + 1}..${index + 20}`, 900)],
    options: {
      EC2: many(90, (index) => lambdaOf(many(10, (part) => `n${index * 10 + part}`).join('+'))),
      Lambda: [lambdaOf('a')],
    },
  }),
  of('a horizon of many components', {
    options: { EC2: filling((index) => SERVICES[index % 5] as string) },
    more: 'horizon: { years: 100, growth: { a: 1 % } }\n',
  }),
  of('a horizon of as many components as are billed', {
    options: { EC2: many(200, (index) => SERVICES[index % 5] as string) },
    more: 'horizon: { years: 100, growth: { a: 1 % } }\n',
  }),
  of('a horizon of long growth', {
    more: `horizon: { years: 100, growth: { a: 1.${digits(980, 3)} % }, discountRate: 1.${digits(980, 4)} % }\n`,
  }),
  of('a horizon of usual growth', { more: 'horizon: { years: 100, growth: { a: 3.75 % }, discountRate: 2.5 % }\n' }),
  of('schedules', {
    options: {
      EC2: filling(
        (index) =>
          `ec2: { type: t3.micro, schedule: { from: "${String(index % 20).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}", to: "23:00", zone: Asia/Tokyo } }`,
      ),
    },
  }),
  of('schedules of many windows', {
    options: {
      EC2: many(
        14,
        (own) =>
          `ec2: { type: t3.micro, schedule: [${many(140, (index) => `{ days: mon, from: "${String(own % 20).padStart(2, '0')}:0${index % 10}", to: "23:30" }`).join(', ')}] }`,
      ),
    },
  }),
  of('schedules in many zones', {
    options: {
      EC2: filling(
        (index) =>
          `ec2: { type: t3.micro, schedule: { from: "09:00", to: "18:00", zone: ${['Asia/Tokyo', 'Europe/Paris', 'America/New_York', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Kolkata', 'Africa/Cairo'][index % 7]} } }`,
      ),
    },
  }),
  of('many runs', {
    options: {
      EC2: filling((index) => `ec2: { type: t3.micro, runs: { times: ${1000 + index} / s, each: ${1 + index} ms } }`),
    },
  }),
  of('enough of many', {
    options: {
      EC2: filling(
        (index) =>
          `ec2: { type: t3.micro, count: enough, load: { peakRequests: ${index + 1}00000 / s, cpu: 60 ms, requests: a, duration: 200 ms, memory: 30 MB } }`,
      ),
    },
  }),
  of('autoscaling of many', {
    options: {
      EC2: filling(
        (index) =>
          `ec2: { type: t3.micro, count: enough, load: { cpu: 60 ms, requests: a, duration: 200 ms, memory: 30 MB }, autoscaling: { min: 1, max: ${1000 + index}, target: 60 %, timeToStart: 3 min, cooldown: 15 min } }`,
      ),
    },
    more: `traffic: { a: { week: [${many(168, (index) => index * 1000 + 7).join(', ')}] } }\n`,
  }),
  of(
    'traffic of many',
    {
      workload: filling((index) => `n${index}: 1M`, 150),
      options: both('n0'),
      more: `traffic:\n${many(150, (index) => `  n${index}: { week: [${many(168, (hour) => (hour * 7 + index) % 90).join(', ')}] }\n`).join('')}`,
    },
    { vary: 'n0' },
  ),
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
              `ec2: { type: t3.micro, count: enough, load: { cpu: 60 ms, requests: b, duration: 200 ms, memory: 30 MB }, autoscaling: { min: 1, max: ${100 + index}, target: 60 %, timeToStart: 3 min, cooldown: 15 min } }`,
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

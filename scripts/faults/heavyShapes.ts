/** Components, options and years of which there are very many. */
import { both, digits, filling, type Heavy, lambdaOf, many, of, SERVICES } from './heavyScenario.js';

export const HEAVY_SHAPES: readonly Heavy[] = [
  of('many components', { options: { EC2: filling((index) => SERVICES[index % 5] as string) } }),
  of('many small components', { options: { EC2: filling(() => 'sqs: { requests: a }'), Lambda: [lambdaOf('a')] } }),
  of('many components in many options', {
    options: Object.fromEntries(
      many(60, (option) => [`O${option}`, many(28, (index) => SERVICES[(index + option) % 5] as string)]),
    ),
  }),
  of('many smallest components', {
    options: Object.fromEntries(many(2, (option) => [`O${option}`, many(300, () => 's3: { puts: a }')])),
  }),
  of('many functions in many options', {
    options: Object.fromEntries(many(6, (option) => [`O${option}`, many(100, () => lambdaOf('a'))])),
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
      Lambda: many(
        3,
        (own) =>
          `lambda: { requests: a, memory: 512 MB, duration: [${many(850, (index) => `{ share: ${index === 0 ? '15.1' : '0.1'} %, duration: ${100 + index + own} ms }`).join(', ')}] }`,
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
  of('a horizon of many components in every region', {
    options: { EC2: many(100, (index) => SERVICES[index % 5] as string) },
    more: 'horizon: { years: 100, growth: { a: 1 % } }\n',
  }),
  of('a choice for each of many options', {
    options: Object.fromEntries(
      many(200, (index) => [
        `O${index}`,
        [
          `ec2: { type: t3.micro, count: auto, load: { peakRequests: ${index + 1} / s, cpu: 60 ms, requests: a, duration: 200 ms, memory: 30 MB } }`,
        ],
      ]),
    ),
  }),
  of('a rounding by another number for each of many options', {
    options: Object.fromEntries(many(200, (index) => [`O${index}`, [lambdaOf(`ceil(a/${index + 7})`)]])),
  }),
  of('draws of many quantities', {
    workload: ['a: 1M..2M', ...many(450, (index) => `n${index}: ${index + 1}..${index + 20}`)],
    options: {
      EC2: many(10, (index) => lambdaOf(many(45, (part) => `n${index * 45 + part}`).join('+'))),
      Lambda: [lambdaOf('a')],
    },
  }),
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
          `ec2: { type: t3.micro, count: auto, load: { peakRequests: ${index + 1}00000 / s, cpu: 60 ms, requests: a, duration: 200 ms, memory: 30 MB } }`,
      ),
    },
  }),
  of('autoscaling of many', {
    options: {
      EC2: filling(
        (index) =>
          `ec2: { type: t3.micro, count: auto, load: { cpu: 60 ms, requests: a, duration: 200 ms, memory: 30 MB }, autoscaling: { min: 1, max: ${1000 + index}, target: 60 %, timeToStart: 3 min, cooldown: 15 min } }`,
      ),
    },
    more: `traffic: { a: { week: [${many(168, (index) => index * 1000 + 7).join(', ')}] } }\n`,
  }),
  of(
    'traffic of many',
    {
      workload: filling((index) => `n${index}: 1M`, 140),
      options: both('n0'),
      more: `traffic:\n${many(140, (index) => `  n${index}: { week: [${many(168, (hour) => (hour * 7 + index) % 90).join(', ')}] }\n`).join('')}`,
    },
    { vary: 'n0' },
  ),
];

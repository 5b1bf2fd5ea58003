/** What each service refuses: all of it, where, and what is told to do; and nothing besides. */
import { describe, expect, it } from 'vitest';
import { InputError, type Problem } from '../../src/errors.js';
import { UNIT_WORDS } from '../../src/services/units.js';
import { metered, textAt } from '../support/metered.js';
import type { ScenarioFrame } from '../support/price.js';
import { BY_DAY } from '../support/traffic.js';

/** Its code, the text that is pointed at, the message; what is expected there, and what would do. */
type Told = readonly [code: string, at: string, message: string, ...help: string[]];

const noSnapStart = (runtime: string, day: string): Told => [
  'contradiction',
  'snapStart',
  `the runtime ${runtime} has no SnapStart on ${day}`,
  'leave out `snapStart`, or take a runtime of Java, Python or .NET that has it',
];

/** On 2025-06-18 in Tokyo where nothing else is said. */
const CASES: readonly (readonly [component: string, told: readonly Told[], around?: ScenarioFrame])[] = [
  [
    'rds: { engine: mysql, class: db.t3.micro, storage: 100 GB, storageType: io1 }',
    [['missingKey', 'io1', 'io1 storage needs the key `iops`']],
  ],
  [
    'rds: { engine: mysql, class: db.t3.micro, storage: 100 GB, storageType: gp2, iops: 3000 }',
    [['contradiction', '3000', 'gp2 storage has no provisioned iops', 'leave out `iops`, or take gp3 or io1']],
  ],
  [
    'rds: { engine: mysql, class: db.t3.micro, storage: 100 GB, storageType: magnetic, iops: 3000 }',
    [['contradiction', '3000', 'magnetic storage has no provisioned iops', 'leave out `iops`, or take gp3 or io1']],
  ],
  [
    'dynamodb: {}',
    [
      [
        'missingKey',
        'dynamodb',
        'dynamodb needs one of the keys `onDemand`, `provisioned`, `storage`',
        'e.g. onDemand: { writes: 3M, reads: 8M }',
      ],
    ],
  ],
  [
    'dynamodb: { streamsReads: 1 }',
    [
      [
        'missingKey',
        'dynamodb',
        'dynamodb needs one of the keys `onDemand`, `provisioned`, `storage`',
        'e.g. onDemand: { writes: 3M, reads: 8M }',
      ],
    ],
  ],
  ['dynamodb: { onDemand: {} }', [['missingKey', 'onDemand', '`onDemand` needs one of the keys `writes`, `reads`']]],
  [
    'dynamodb: { provisioned: {} }',
    [['missingKey', 'provisioned', '`provisioned` needs one of the keys `wcu`, `rcu`']],
  ],
  ['s3: {}', [['missingKey', 's3', 's3 needs one of the keys `storage`, `puts`, `gets`', 'e.g. storage: 100 GB']]],
  [
    'dataTransfer: { out: 1 GB, to: ap-northeast-1 }',
    [
      [
        'unknownWord',
        'ap-northeast-1',
        '`ap-northeast-1` is the region itself',
        'internet, zone, or the code of another region',
      ],
    ],
  ],
  [
    'dataTransfer: { out: 1 GB, to: mars }',
    [['unknownWord', 'mars', '`mars` is not a destination for data', 'internet, zone, or the code of another region']],
  ],
  [
    'dataTransfer: { out: 1 GB, to: us-east }',
    [
      [
        'unknownWord',
        'us-east',
        '`us-east` is not a destination for data',
        'internet, zone, or the code of another region',
      ],
    ],
  ],
  [
    'dataTransfer: { out: 1 GB, to: xus-east-1 }',
    [
      [
        'unknownWord',
        'xus-east-1',
        '`xus-east-1` is not a destination for data',
        'internet, zone, or the code of another region',
      ],
    ],
  ],
  [
    'dataTransfer: { out: 1 GB, to: us-east-12 }',
    [
      [
        'unknownWord',
        'us-east-12',
        '`us-east-12` is not a destination for data',
        'internet, zone, or the code of another region',
      ],
    ],
  ],
  [
    'dataTransfer: { out: 1 GB, to: us-1 }',
    [['unknownWord', 'us-1', '`us-1` is not a destination for data', 'internet, zone, or the code of another region']],
  ],
  ['apiGateway: { api: rest }', [['missingKey', 'apiGateway', 'apiGateway needs the key `requests` for rest']]],
  [
    'apiGateway: { api: http, cache: 0.5 GB }',
    [
      ['missingKey', 'apiGateway', 'apiGateway needs the key `requests` for http'],
      ['contradiction', '0.5 GB', 'a http API is not metered by `cache`', '`requests`, `requestSize`'],
    ],
  ],
  [
    'apiGateway: { api: websocket, connectionMinutes: 1 }',
    [['missingKey', 'apiGateway', 'apiGateway needs the key `messages` for websocket']],
  ],
  [
    'apiGateway: { api: websocket, messages: 1 }',
    [['missingKey', 'apiGateway', 'apiGateway needs the key `connectionMinutes` for websocket']],
  ],
  [
    'apiGateway: { api: rest, requests: 1, messages: 1, connectionMinutes: 1 }',
    [
      ['contradiction', '1', 'a rest API is not metered by `messages`', '`requests`, `cache`'],
      ['contradiction', '1', 'a rest API is not metered by `connectionMinutes`', '`requests`, `cache`'],
    ],
  ],
  [
    'apiGateway: { api: http, requests: 1, messages: 1, connectionMinutes: 1, cache: 0.5 GB }',
    [
      ['contradiction', '1', 'a http API is not metered by `messages`', '`requests`, `requestSize`'],
      ['contradiction', '1', 'a http API is not metered by `connectionMinutes`', '`requests`, `requestSize`'],
      ['contradiction', '0.5 GB', 'a http API is not metered by `cache`', '`requests`, `requestSize`'],
    ],
  ],
  [
    'apiGateway: { api: websocket, messages: 1, connectionMinutes: 1, requests: 1, cache: 0.5 GB }',
    [
      [
        'contradiction',
        '1',
        'a websocket API is not metered by `requests`',
        '`messages`, `requestSize`, `connectionMinutes`',
      ],
      [
        'contradiction',
        '0.5 GB',
        'a websocket API is not metered by `cache`',
        '`messages`, `requestSize`, `connectionMinutes`',
      ],
    ],
  ],
  [
    'ebs: { type: io1, size: 1 GB }',
    [['missingKey', 'io1', 'an io1 volume needs the key `iops`', 'its IOPS, e.g. 1000']],
  ],
  [
    'ebs: { type: gp2, size: 1 GB, iops: 1 }',
    [['contradiction', '1', 'gp2 volumes have no provisioned iops', 'leave out `iops`, or take gp3']],
  ],
  [
    'ebs: { type: io1, size: 1 GB, iops: 100, throughput: 1 }',
    [['contradiction', '1', 'io1 volumes have no provisioned throughput', 'leave out `throughput`, or take gp3']],
  ],
  [
    'ebs: { type: st1, size: 1 GB, iops: 100, throughput: 1 }',
    [
      ['contradiction', '100', 'st1 volumes have no provisioned iops', 'leave out `iops`, or take gp3'],
      ['contradiction', '1', 'st1 volumes have no provisioned throughput', 'leave out `throughput`, or take gp3'],
    ],
  ],
  [
    'cloudwatch: {}',
    [
      [
        'missingKey',
        'cloudwatch',
        'cloudwatch needs at least one of its keys',
        'metrics, alarms, dashboards, logsIngested, lambdaLogsIngested, logsStored',
      ],
    ],
  ],
  [
    'eventBridge: { payload: 1 KB }',
    [['missingKey', 'eventBridge', 'eventBridge needs the key `events` or `schedules`', 'e.g. schedules: 1 / min']],
  ],
  [
    'fargate: { vcpu: 0.2, memory: 1 GB }',
    [['overLimit', '0.2', '`vcpu` is 0.2 vCPU; it must be at least 0.25 vCPU on 2025-06-18']],
  ],
  [
    'fargate: { vcpu: 33, memory: 100 GB }',
    [['overLimit', '33', '`vcpu` is 33 vCPU; it can be at most 32 vCPU on 2025-06-18']],
  ],
  ['fargate: { vcpu: 1, memory: 1 GB }', [['outOfRange', '1 GB', '`memory` is 1 GB; it must be at least 1.875 GB']]],
  ['fargate: { vcpu: 1, memory: 9 GB }', [['outOfRange', '9 GB', '`memory` is 9 GB; it can be at most 8 GB']]],
  [
    'onPremises: {}',
    [
      [
        'missingKey',
        'onPremises',
        'onPremises needs the key `purchase` or `monthly`, or both',
        'what is bought, and what it costs each month',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, atLeast: 2 }',
    [['contradiction', '2', '`atLeast` goes with `count: auto`', 'leave it out, or set `count: auto`']],
  ],
  [
    'ec2: { type: m5.large, count: auto }',
    [['missingKey', 'auto', '`count: auto` needs the key `load`', 'e.g. load: { peakRequests: 50 / s, cpu: 40 ms }']],
  ],
  [
    'ec2: { type: m5.large, count: auto, hours: 10, load: { cpu: 10 ms } }',
    [
      [
        'missingKey',
        'load',
        '`load` needs the key `peakRequests`',
        'e.g. 50 / s; or `requests` of a quantity with `traffic`',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, load: { peakRequests: 1 / s, cpu: 10 ms, duration: 1 s } }',
    [['missingKey', '1 s', '`duration` of a load also needs the key `memory`']],
  ],
  [
    'ec2: { type: m5.large, load: { peakRequests: 1 / s, cpu: 10 ms, memory: 1 MB } }',
    [['missingKey', '1 MB', '`memory` of a load also needs the key `duration`']],
  ],
  [
    'ec2: { type: m5.large, load: { peakRequests: 1 / s, cpu: 10 ms, memory: 1 MB, duration: 1 s, systemMemory: 8 GB } }',
    [['contradiction', '8 GB', '`systemMemory` leaves nothing of the memory of m5.large', 'take a larger type']],
  ],
  [
    'ec2: { type: m5.large, load: { peakRequests: 1 / s, cpu: 10 ms, systemMemory: 8 GB } }',
    [['contradiction', '8 GB', '`systemMemory` leaves nothing of the memory of m5.large', 'take a larger type']],
  ],
  [
    'ec2: { type: t3.nano, load: { peakRequests: 1 / s, cpu: 10 ms, memory: 1 MB, duration: 1 s } }',
    [
      [
        'contradiction',
        '1 MB',
        'the system leaves nothing of the memory of t3.nano: by default it takes 512 MB',
        'take a larger type, or say what the system takes (`systemMemory`)',
      ],
    ],
  ],
  [
    'ec2: { type: t3.micro, load: { peakRequests: 1 / s, cpu: 10 ms, requests: 3M } }',
    [['outOfRange', '3M', '`requests`, spread over the time it runs, is 1.141553 /s; it can be at most 1 /s']],
  ],
  [
    'ec2: { type: m5.large, credits: standard }',
    [['contradiction', 'standard', 'm5.large has no CPU credits', 'leave out `credits`']],
  ],
  [
    'ec2: { type: m5.large, surplusCredits: 1 }',
    [['contradiction', '1', 'm5.large has no CPU credits', 'leave out `surplusCredits`']],
  ],
  [
    'ec2: { type: m5.large, credits: standard, surplusCredits: 1 }',
    [['contradiction', '1', 'm5.large has no CPU credits', 'leave out `surplusCredits`']],
  ],
  [
    'ec2: { type: t2.micro, credits: unlimited, load: { peakRequests: 1 / s, cpu: 10 ms } }',
    [['overLimit', 'unlimited', 't2 has no unlimited mode on 2016-06-02', 'leave out `credits`']],
    { asOf: '2016-06-02' },
  ],
  [
    'ec2: { type: m5.large, hours: 1, runs: { times: 1, each: 1 h } }',
    [['contradiction', 'runs', '`hours` and `runs` both say when it runs', 'keep one of the two']],
  ],
  [
    'ec2: { type: m5.large, hours: 1, during: 1 }',
    [['contradiction', '1', '`hours` and `during` both say when it runs', 'keep one of the two']],
  ],
  [
    'ec2: { type: m5.large, runs: { times: 1, each: 1 h }, schedule: { from: "00:00", to: "01:00" } }',
    [['contradiction', 'schedule', '`runs` and `schedule` both say when it runs', 'keep one of the two']],
  ],
  [
    'ec2: { type: m5.large, schedule: { from: "00:00", to: "01:00" }, during: 1 }',
    [['contradiction', '1', '`schedule` and `during` both say when it runs', 'keep one of the two']],
  ],
  ['ec2: { type: m5.large, hours: 731 }', [['outOfRange', '731', '`hours` is 731 h; it can be at most 730 h']]],
  ['ec2: { type: m5.large, during: 731 h }', [['outOfRange', '731 h', '`during` is 731 h; it can be at most 730 h']]],
  [
    'ec2: { type: m5.large, runs: { times: 731, each: 1 h } }',
    [['outOfRange', 'runs', 'the time of all runs is 731 h; it can be at most 730 h']],
  ],
  [
    'ec2: { type: m5.large, schedule: { from: "10:00", to: "10:00" } }',
    [
      [
        'contradiction',
        '"10:00"',
        'the schedule ends when it starts',
        '`to` after `from`',
        'write a night as two entries of a list: from "22:00" to "24:00", and from "00:00" to "06:00"',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, schedule: [{ from: "10:00", to: "11:00" }, { from: "10:00", to: "09:00" }] }',
    [
      [
        'contradiction',
        '"09:00"',
        'the schedule ends before it starts',
        '`to` after `from`',
        'write a night as two entries of a list: from "22:00" to "24:00", and from "00:00" to "06:00"',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: {} }',
    [
      [
        'missingKey',
        'purchase',
        '`purchase` doesn’t say how',
        'one of `reserved`, `savingsPlan`, `plan` and `spot`, or the word `onDemand`',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { upfront: none } }',
    [
      [
        'missingKey',
        'purchase',
        '`purchase` doesn’t say how',
        'one of `reserved`, `savingsPlan`, `plan` and `spot`, or the word `onDemand`',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { reserved: 1 year, savingsPlan: compute, upfront: none } }',
    [
      [
        'contradiction',
        'compute',
        '`reserved` and `savingsPlan` both say how it is bought',
        'one of `reserved`, `savingsPlan`, `plan` and `spot`, or the word `onDemand`',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { reserved: 1 year, spot: { discount: 1 % } } }',
    [
      [
        'contradiction',
        'spot',
        '`reserved` and `spot` both say how it is bought',
        'one of `reserved`, `savingsPlan`, `plan` and `spot`, or the word `onDemand`',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { savingsPlan: compute, spot: { discount: 1 % } } }',
    [
      [
        'contradiction',
        'spot',
        '`savingsPlan` and `spot` both say how it is bought',
        'one of `reserved`, `savingsPlan`, `plan` and `spot`, or the word `onDemand`',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { reserved: 1 year } }',
    [['missingKey', 'purchase', '`purchase` needs the key `upfront`', 'e.g. upfront: none']],
  ],
  [
    'ec2: { type: m5.large, purchase: { savingsPlan: compute } }',
    [
      ['missingKey', 'purchase', '`purchase` needs the key `upfront`', 'e.g. upfront: none'],
      ['missingKey', 'purchase', '`purchase` needs the key `term`', 'e.g. term: 1 year'],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { savingsPlan: compute, upfront: none } }',
    [['missingKey', 'purchase', '`purchase` needs the key `term`', 'e.g. term: 1 year']],
  ],
  [
    'ec2: { type: m5.large, purchase: { savingsPlan: compute, term: 1 year } }',
    [['missingKey', 'purchase', '`purchase` needs the key `upfront`', 'e.g. upfront: none']],
  ],
  [
    'ec2: { type: t2.micro, purchase: { reserved: 1 year, upfront: none, term: 1 year, discount: 1 %, commitment: 1 USD / h } }',
    [
      ['contradiction', '1 year', '`term` says nothing of `reserved`', '`class`, `upfront`'],
      ['contradiction', '1 %', '`discount` says nothing of `reserved`', '`class`, `upfront`'],
      ['contradiction', '1 USD / h', '`commitment` says nothing of `reserved`', '`class`, `upfront`'],
    ],
    { asOf: '2016-06-02' },
  ],
  [
    'ec2: { type: m5.large, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 1 %, class: standard } }',
    [
      [
        'contradiction',
        'standard',
        '`class` says nothing of `savingsPlan`',
        '`term`, `upfront`, `discount`, `rate`, `commitment`',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { spot: { discount: 1 % }, upfront: none, class: standard, term: 1 year } }',
    [
      ['contradiction', 'none', '`upfront` says nothing of `spot`', 'a mapping of `discount` or `rate` under `spot`'],
      ['contradiction', 'standard', '`class` says nothing of `spot`', 'a mapping of `discount` or `rate` under `spot`'],
      ['contradiction', '1 year', '`term` says nothing of `spot`', 'a mapping of `discount` or `rate` under `spot`'],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { spot: {} } }',
    [
      [
        'missingKey',
        'spot',
        '`spot` doesn’t say at what price',
        'e.g. { discount: 68 % }, or { rate: 0.0035 USD / h }',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { spot: { discount: 1 %, rate: 0.1 USD / h } } }',
    [
      [
        'contradiction',
        'spot',
        '`discount` and `rate` both say the price of spot',
        'e.g. { discount: 68 % }, or { rate: 0.0035 USD / h }',
      ],
    ],
  ],
  [
    'ec2: { type: m5.large, purchase: { savingsPlan: compute, term: 1 year, upfront: none } }',
    [['notInBooks', 'purchase', 'no prices of savingsPlans in ap-northeast-1']],
  ],
  [
    'ec2: { type: m5.large, count: auto, autoscaling: { max: 3 }, load: { peakRequests: 1 / s, cpu: 10 ms } }',
    [
      [
        'missingKey',
        'autoscaling',
        '`autoscaling` needs a `load` whose `requests` are a quantity with `traffic`',
        'e.g. traffic: { requests: { day: [...] } }',
      ],
    ],
  ],
  ['lambda: { memory: 128 MB }', [['missingKey', 'lambda', 'lambda needs the key `requests`', 'e.g. 300,000 / month']]],
  [
    'lambda: { memory: 128 MB, duration: 1 ms }',
    [['missingKey', 'lambda', 'lambda needs the key `requests`', 'e.g. 300,000 / month']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1 }',
    [['missingKey', 'lambda', 'lambda needs the key `duration`', 'e.g. 120 ms']],
  ],
  [
    'lambda: { memory: 127 MB, requests: 1, duration: 1 ms }',
    [['overLimit', '127 MB', '`memory` is 127 MB; it must be at least 128 MB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 10241 MB, requests: 1, duration: 1 ms }',
    [['overLimit', '10241 MB', '`memory` is 10241 MB; it can be at most 10240 MB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128.5 MB, requests: 1, duration: 1 ms }',
    [['overLimit', '128.5 MB', '`memory` is 128.5 MB; it must be a multiple of 1 MB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 130 MB, requests: 1, duration: 1 ms }',
    [['overLimit', '130 MB', '`memory` is 130 MB; it must be a multiple of 64 MB on 2016-06-02']],
    { asOf: '2016-06-02' },
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, timeout: 901 s }',
    [['overLimit', '901 s', '`timeout` is 901000 ms; it can be at most 900000 ms on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 901 s }',
    [['overLimit', '901 s', '`duration` is 901000 ms; it can be at most 900000 ms on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 3 s, timeout: 2 s }',
    [['outOfRange', '3 s', '`duration` is 3000 ms; it can be at most 2000 ms']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: [{ share: 50 %, duration: 1 s }, { share: 40 %, duration: 3 s }], timeout: 2 s }',
    [
      ['outOfRange', 'duration', 'the sum of the shares is 0.9; it must be 1'],
      ['outOfRange', '3 s', '`duration` is 3000 ms; it can be at most 2000 ms'],
    ],
  ],
  [
    'lambda: { memory: 128 MB, provisionedConcurrency: { concurrency: 1, requests: 1, duration: 3 s }, timeout: 2 s }',
    [['outOfRange', '3 s', '`duration` is 3000 ms; it can be at most 2000 ms']],
  ],
  [
    'lambda: { memory: 128 MB, provisionedConcurrency: { concurrency: 1, requests: 1 } }',
    [['missingKey', 'provisionedConcurrency', '`provisionedConcurrency` with requests needs the key `duration`']],
  ],
  [
    'lambda: { memory: 128 MB, provisionedConcurrency: { concurrency: 1, hours: 731 } }',
    [['outOfRange', '731', '`hours` is 731 h; it can be at most 730 h']],
  ],
  [
    'lambda: { memory: 128 MB, provisionedConcurrency: { concurrency: 1001 } }',
    [['overLimit', '1001', '`concurrency` is 1001 calls; it can be at most 1000 calls on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, provisionedConcurrency: { concurrency: 11 }, accountConcurrency: 10 }',
    [['outOfRange', '11', '`concurrency` is 11 calls; it can be at most 10 calls']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, ephemeralStorage: 511 MB }',
    [['overLimit', '511 MB', '`ephemeralStorage` is 511 MB; it must be at least 512 MB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, ephemeralStorage: 10241 MB }',
    [['overLimit', '10241 MB', '`ephemeralStorage` is 10241 MB; it can be at most 10240 MB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, payload: 6145 KB }',
    [['overLimit', '6145 KB', '`payload` of a synchronous call is 6145 KB; it can be at most 6144 KB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, payload: 257 KB, invocation: asynchronous }',
    [['overLimit', '257 KB', '`payload` of an asynchronous call is 257 KB; it can be at most 256 KB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, payload: 1025 KB, invocation: asynchronous }',
    [['overLimit', '1025 KB', '`payload` of an asynchronous call is 1025 KB; it can be at most 1024 KB on 2025-10-26']],
    { asOf: '2025-10-26' },
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, snapStart: { versions: 1, restores: 0, hours: 731 } }',
    [['outOfRange', '731', '`hours` is 731 h; it can be at most 730 h']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, runtime: python3.12, snapStart: { versions: 1, restores: 0 } }',
    [noSnapStart('python3.12', '2024-11-17')],
    { asOf: '2024-11-17' },
  ],
  ...(
    [
      ['python3.12', '2024-11-18', []],
      ['python3.11', '2026-06-22', [noSnapStart('python3.11', '2026-06-22')]],
      ['java11', '2022-11-27', [noSnapStart('java11', '2022-11-27')]],
      ['java11', '2022-11-28', []],
      ['java8.al2', '2026-06-22', [noSnapStart('java8.al2', '2026-06-22')]],
      ['dotnet8', '2026-06-22', []],
      ['dotnet6', '2026-06-22', [noSnapStart('dotnet6', '2026-06-22')]],
      ['nodejs24.x', '2026-06-22', [noSnapStart('nodejs24.x', '2026-06-22')]],
      ['ruby3.4', '2026-06-22', [noSnapStart('ruby3.4', '2026-06-22')]],
      ['provided.al2023', '2026-06-22', [noSnapStart('provided.al2023', '2026-06-22')]],
    ] as const
  ).map(([runtime, asOf, told]): (typeof CASES)[number] => [
    `lambda: { memory: 128 MB, requests: 1, duration: 1 ms, runtime: ${runtime}, snapStart: { versions: 1, restores: 0 } }`,
    told,
    { asOf, region: 'us-east-1' },
  ]),
  [
    'lambda: { memory: 1 GB, requests: 1, duration: 1 ms, provisionedConcurrency: { concurrency: 1 }, snapStart: { versions: 1, restores: 0 } }',
    [['contradiction', 'snapStart', 'SnapStart does not go with provisioned concurrency', 'keep one of the two']],
  ],
  [
    'lambda: { memory: 1 GB, requests: 1, duration: 1 ms, ephemeralStorage: 512 MB, snapStart: { versions: 1, restores: 0 } }',
    [],
  ],
  [
    'lambda: { memory: 1 GB, requests: 1, duration: 1 ms, ephemeralStorage: 513 MB, snapStart: { versions: 1, restores: 0 } }',
    [['overLimit', '513 MB', '`ephemeralStorage` with SnapStart is 513 MB; it can be at most 512 MB on 2025-06-18']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, snapStart: { versions: 1, restores: 0 } }',
    [
      [
        'notInBooks',
        'snapStart',
        'no rule lambda/snapStartBilled.other on 2024-11-17: the first known one is from 2024-11-18',
      ],
    ],
    { asOf: '2024-11-17' },
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, eventPollers: { source: kafka } }',
    [['missingKey', 'eventPollers', '`eventPollers` needs one of the keys `units`, `unitHours`']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, eventPollers: { source: kafka, units: 1, unitHours: 1 } }',
    [['contradiction', '1', '`unitHours` and `units` both say how much is polled', 'keep one of the two']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, eventPollers: { source: kafka, hours: 1, unitHours: 1 } }',
    [['contradiction', '1', '`unitHours` and `hours` both say how much is polled', 'keep one of the two']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, eventPollers: { source: kafka, units: 1, hours: 731 } }',
    [['outOfRange', '731', '`hours` is 731 h; it can be at most 730 h']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, eventPollers: { source: sqs, units: 1 } }',
    [['overLimit', '1', '`units` is 1 EPU; it must be at least 2 EPU on 2026-06-22']],
    { region: 'us-east-1', asOf: '2026-06-22' },
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, eventPollers: { source: sqs, unitHours: 1 } }',
    [['notInBooks', 'eventPollers', 'no price for lambda/eventPollerUnits.sqs in ap-northeast-1 on 2026-06-22']],
    { asOf: '2026-06-22' },
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, coldStarts: 1 % }',
    [['missingKey', '1 %', '`coldStarts` also needs the key `initDuration`']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, initDuration: 1 ms }',
    [['missingKey', '1 ms', '`initDuration` also needs the key `coldStarts`']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, duration: 1 ms, purchase: { savingsPlan: compute, term: 1 year, upfront: none } }',
    [['notInBooks', 'purchase', 'no prices of savingsPlans in ap-northeast-1']],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, durationByMemory: { 128 MB: 1 ms }, duration: 1 ms }',
    [
      [
        'contradiction',
        'durationByMemory',
        '`duration` and `durationByMemory` both say how long a call runs',
        'keep one of the two',
      ],
    ],
  ],
  [
    'lambda: { memory: 192 MB, requests: 1, durationByMemory: { 128 MB: 1 ms, 256 MB: 2 ms } }',
    [
      [
        'missingKey',
        '192 MB',
        '`durationByMemory` has no duration with 192 MB',
        'one of 128 MB, 256 MB; or measure it',
      ],
    ],
  ],
  [
    'lambda: { memory: 128 MB, requests: 1, durationByMemory: { arm64: { 128 MB: 1 ms } } }',
    [['missingKey', 'durationByMemory', '`durationByMemory` has no durations on x86_64', 'x86_64: { … }']],
  ],
];

function problemsOf(component: string, around: ScenarioFrame = { asOf: '2025-06-18' }): readonly Problem[] {
  try {
    metered(component, around);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems;
  }
}

function toldOf(component: string, around?: ScenarioFrame): Told[] {
  return problemsOf(component, around).map((problem) => {
    const { code, message, expected, remedy } = problem;
    // Whence a limit is, is told by the tests of the books; what there is beside a missing price, by those of regions.
    const said = message.en.replace(/ \(since .*$/, '');
    const help = code === 'notInBooks' ? [] : [expected, remedy].flatMap((words) => words?.en ?? []);
    return [code, textAt(problem), said, ...help];
  });
}

describe('what is refused', () => {
  it.each(CASES.map(([component, told, around]) => ({ component, told, around })))(
    'of $component',
    ({ component, told, around }) => {
      expect(toldOf(component, around)).toEqual(told);
    },
  );
});

const scaled = (more: string, autoscaling = 'max: 9', count = 'auto') =>
  `ec2: { type: m5.large, count: ${count}, autoscaling: { ${autoscaling} }, load: { requests: calls, cpu: 10 ms }${more} }`;
const twoWays = (key: string): Told => [
  'contradiction',
  'autoscaling',
  `\`autoscaling\` says when instances run, and so does \`${key}\``,
  `leave out \`${key}\``,
];

it.each<[string, ScenarioFrame, Told]>([
  [
    'ec2: { type: t1.micro, credits: standard }',
    { asOf: '2016-06-02' },
    ['contradiction', 'standard', 't1.micro has no CPU credits', 'leave out `credits`'],
  ],
  [
    'ec2: { type: m5.large, load: { cpu: 10 ms, requests: 3M } }',
    { asOf: '2025-06-18' },
    [
      'missingKey',
      'load',
      '`load` needs the key `peakRequests`',
      'e.g. 50 / s; or `requests` of a quantity with `traffic`',
    ],
  ],
])('%s is refused for just that', (component, around, told) => {
  expect(toldOf(component, around)).toEqual([told]);
});

it.each<[string, ScenarioFrame]>([
  ['lambda: { memory: 128 MB, requests: calls }', BY_DAY],
  ['lambda: { memory: 128 MB, requests: 1, peakRequests: 5 / s }', { asOf: '2025-06-18' }],
])('of %s nothing but the duration is asked for, whatever follows from it', (component, around) => {
  expect(toldOf(component, around)).toEqual([
    ['missingKey', 'lambda', 'lambda needs the key `duration`', 'e.g. 120 ms'],
  ]);
});

describe('autoscaling', () => {
  it.each<[string, readonly Told[]]>([
    [
      scaled('', 'max: 9', '2'),
      [['contradiction', 'autoscaling', '`autoscaling` goes with `count: auto`', 'set `count: auto`']],
    ],
    [scaled(', hours: 9'), [twoWays('hours')]],
    [scaled(', runs: { times: 1, each: 1 h }'), [twoWays('runs')]],
    [scaled(', schedule: { from: "09:00", to: "18:00" }'), [twoWays('schedule')]],
    [scaled(', during: 9'), [twoWays('during')]],
    [scaled(', purchase: { reserved: 1 year, upfront: none }'), [twoWays('purchase')]],
    [scaled('', 'min: 5, max: 2'), [['outOfRange', '5', '`min` is 5; it can be at most 2']]],
    [scaled('', 'min: 2, max: 2'), []],
    [scaled(', purchase: { spot: { discount: 50 % } }'), []],
  ])('of %s is refused for just that', (component, told) => {
    const found = toldOf(component, BY_DAY);
    expect(found.filter(([code]) => code !== 'notInBooks')).toEqual(told);
  });
});

/** Base units whose word in a message differs from the books' in both languages: `pollerUnit` is for files. */
const FOR_FILES = Object.entries(UNIT_WORDS)
  .filter(([base, { one, many, ja }]) => ![one, many, ja].includes(base) && base !== 'B')
  .map(([base]) => base);

it('tells quantities in words, whatever the books count in', () => {
  const messages = CASES.flatMap(([component, , around]) => problemsOf(component, around)).flatMap(
    ({ message: { en, ja } }) => [en, ja],
  );
  const said = messages.filter((message) =>
    FOR_FILES.some((base) => new RegExp(`\\d ${base}(?![\\w-])`).test(message)),
  );
  expect(FOR_FILES).toContain('pollerUnit');
  expect(said).toEqual([]);
});

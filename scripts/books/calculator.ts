/** Prices as AWS's calculator carries them (name -> name of the region -> USD) -> observations. */
import type { Region } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import { multiply, rational, toDecimal } from '../../src/quantity/rational.js';
import type { Observation, Observations } from '../../src/refresh/observation.js';
import { isAmount, plain } from './catalogues.js';

type Prices = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

interface Listed {
  /** `service/price` */
  readonly id: string;
  readonly unit: string;
  readonly per?: string;
  /** Its name in the calculator's data; of a tiered price the names of the tiers and their upper bounds. */
  readonly names: readonly (string | readonly [name: string, upTo: string])[];
  /** Listed once for all regions. */
  readonly isEverywhere?: true;
  /** A price of zero is a price. */
  readonly mayBeFree?: true;
}

const MILLION = '1000000';

/** By the file of the calculator's data. */
const LISTED: Readonly<Record<string, readonly Listed[]>> = {
  lambda: [
    { id: 'lambda/requests', unit: 'request', per: MILLION, names: ['Lambda Requests'] },
    {
      id: 'lambda/duration.x86_64',
      unit: 'GB-s',
      names: [['Lambda Duration', '6000000000'], ['Lambda Duration Tier2', '15000000000'], 'Lambda Duration Tier3'],
    },
    {
      id: 'lambda/duration.arm64',
      unit: 'GB-s',
      names: [
        ['Lambda Duration-ARM', '7500000000'],
        ['Lambda Duration-ARM Tier2', '18750000000'],
        'Lambda Duration-ARM Tier3',
      ],
    },
    { id: 'lambda/provisioned.x86_64', unit: 'GB-s', names: ['Lambda Provisioned-Concurrency'] },
    { id: 'lambda/provisioned.arm64', unit: 'GB-s', names: ['Lambda Provisioned-Concurrency-ARM'] },
    { id: 'lambda/provisionedDuration.x86_64', unit: 'GB-s', names: ['Lambda Duration-Provisioned'] },
    { id: 'lambda/provisionedDuration.arm64', unit: 'GB-s', names: ['Lambda Duration-Provisioned-ARM'] },
    { id: 'lambda/ephemeralStorage', unit: 'GB-s', names: ['Lambda Storage-Duration'] },
  ],
  apigateway: [
    {
      id: 'apiGateway/rest.requests',
      unit: 'request',
      per: MILLION,
      names: [
        ['API Calls Number of up to 333 million', '333000000'],
        ['API Calls Number of Request Next 667 million', '1000000000'],
        ['API Calls Number of Request Next 19 billion', '20000000000'],
        'API Calls Number of Request Over 20 billion',
      ],
    },
    {
      id: 'apiGateway/http.requests',
      unit: 'request',
      per: MILLION,
      names: [['ApiGatewayHttpApi First 300 million', '300000000'], 'ApiGatewayHttpApi more than 300 million'],
    },
    {
      id: 'apiGateway/websocket.messages',
      unit: 'message',
      per: MILLION,
      names: [
        ['WebSocket Messages Messages first 1 billion', '1000000000'],
        'WebSocket Messages Messages over 1 billion',
      ],
    },
    {
      id: 'apiGateway/websocket.connectionMinutes',
      unit: 'min',
      per: MILLION,
      names: ['WebSocket Connection Minutes'],
    },
    ...['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'].map((size): Listed => {
      return { id: `apiGateway/cache.${size}GB`, unit: 'h', names: [`Caching Memory Size ${size.replace('.', ' ')}`] };
    }),
  ],
  queueservice: [
    {
      id: 'sqs/standard.requests',
      unit: 'request',
      per: MILLION,
      names: [
        ['Standard per Requests', '100000000000'],
        ['Standard per Requests Tier2', '200000000000'],
        'Standard per Requests Tier3',
      ],
    },
    {
      id: 'sqs/fifo.requests',
      unit: 'request',
      per: MILLION,
      names: [
        ['FIFO first-in first-out per Requests', '100000000000'],
        ['FIFO first-in first-out per Requests Tier2', '200000000000'],
        'FIFO first-in first-out per Requests Tier3',
      ],
    },
  ],
  sns: [
    { id: 'sns/publishes', unit: 'request', per: MILLION, names: ['Amazon SNS API Requests'] },
    delivery('mobilePush', 'Google Cloud Messaging for Android GCM Notifications'),
    delivery('http', 'HTTP Notifications'),
    delivery('email', 'SNS Email and Email JSON Notifications'),
    delivery('sqs', 'Amazon SQS Notifications'),
    delivery('lambda', 'AWS Lambda Notifications'),
  ],
  dynamodb: [
    { id: 'dynamodb/provisioned.wcu', unit: 'WCU-h', names: ['Provisioned Write Units'] },
    { id: 'dynamodb/provisioned.rcu', unit: 'RCU-h', names: ['Provisioned Read Units'] },
    {
      id: 'dynamodb/onDemand.writes',
      unit: 'writeRequestUnit',
      per: MILLION,
      names: ['PayPerRequest Write Request Units'],
    },
    {
      id: 'dynamodb/onDemand.reads',
      unit: 'readRequestUnit',
      per: MILLION,
      names: ['PayPerRequest Read Request Units'],
    },
    { id: 'dynamodb/storage', unit: 'GB-month', names: ['Data Storage Indexed GB-Mo'] },
    { id: 'dynamodb/streamsReads', unit: 'request', per: '100000', names: ['Streams Read Requests'] },
  ],
  s3: [
    {
      id: 's3/standard.storage',
      unit: 'GB-month',
      names: [
        ['Standard Storage First 50 TB per GB Mo', '51200'],
        ['Standard Storage Next 450 TB per GB Mo', '512000'],
        'Standard Storage Over 500 TB per GB Mo',
      ],
    },
    { id: 's3/standard.puts', unit: 'request', per: '1000', names: ['PUT COPY/POST or LIST requests per Requests'] },
    { id: 's3/standard.gets', unit: 'request', per: '10000', names: ['GET and all other requests per Requests'] },
    { id: 's3/standardIa.storage', unit: 'GB-month', names: ['Standard Infrequent Access Storage per GB-Mo'] },
    infrequent('standardIa.puts', '1000', 'PUT COPY/POST or LIST requests to Standard Infrequent Access per Requests'),
    infrequent('standardIa.gets', '10000', 'GET and all other requests to Standard Infrequent Access per Requests'),
    { id: 's3/oneZoneIa.storage', unit: 'GB-month', names: ['One Zone Infrequent Access Storage Inf per GB-Mo'] },
    infrequent('oneZoneIa.puts', '1000', 'PUT COPY/POST or LIST requests to One Zone Infrequent Access per Requests'),
    infrequent('oneZoneIa.gets', '10000', 'GET and all other requests to One Zone Infrequent Access per Requests'),
    { id: 's3/glacier.storage', unit: 'GB-month', names: ['Glacier Storage per GB Mo'] },
    infrequent('glacier.puts', '1000', 'PUT requests to Glacier per Requests'),
    infrequent('glacier.gets', '10000', 'GET and all other requests to GLACIER per Requests'),
  ],
  elb: [
    { id: 'elb/classic.hours', unit: 'h', names: ['Classic Load Balancer Hours'] },
    { id: 'elb/classic.data', unit: 'GB', names: ['Classic Load Balancer Data'] },
    { id: 'elb/application.hours', unit: 'h', names: ['Application Load Balancer Hours'] },
    { id: 'elb/application.capacityUnits', unit: 'LCU-h', names: ['Application Load Balancer LCU Hours'] },
    { id: 'elb/network.hours', unit: 'h', names: ['Network Load Balancer Hours'] },
    { id: 'elb/network.capacityUnits', unit: 'LCU-h', names: ['Network Load Balancer LCU Hours'] },
  ],
  vpc: [{ id: 'publicIpv4/inUse', unit: 'h', names: ['Hourly charge for In use Public IPv4 Addresses per Hrs'] }],
  kinesis: [
    { id: 'kinesis/shards', unit: 'shard-h', names: ['Provisioned shard hour per ShardHour'] },
    { id: 'kinesis/puts', unit: 'payloadUnit', per: MILLION, names: ['Payload Units per PutRequest'] },
    { id: 'kinesis/extendedRetention', unit: 'shard-h', names: ['Addon shard hour per ShardHour'] },
  ],
  cloudwatch: [
    {
      id: 'cloudwatch/metrics',
      unit: 'metric-month',
      names: [
        ['Metric for the first 10000', '10000'],
        ['Metric for the next 240000', '250000'],
        ['Metric for the next 750000', '1000000'],
        'Metric for over 1000000',
      ],
    },
    { id: 'cloudwatch/alarms', unit: 'alarm-month', names: ['Alarm Standard'] },
    {
      id: 'cloudwatch/dashboards',
      unit: 'dashboard-month',
      names: ['Dashboard Extended Dashboard'],
      isEverywhere: true,
    },
    { id: 'cloudwatch/logsIngested', unit: 'GB', names: ['Logs Collected Data Ingestion'] },
    {
      id: 'cloudwatch/lambdaLogsIngested',
      unit: 'GB',
      names: [
        ['Vended Logs First 10TB', '10240'],
        ['Vended Logs Next 20TB', '30720'],
        ['Vended Logs Next Next 20TB', '51200'],
        'Vended Logs over 50TB',
      ],
    },
    { id: 'cloudwatch/logsStored', unit: 'GB-month', names: ['Stored Data'] },
  ],
  ecs: [
    { id: 'fargate/vcpu.x86_64', unit: 'vCPU-h', names: ['perCPU per hour'] },
    { id: 'fargate/vcpu.arm64', unit: 'vCPU-h', names: ['ARM perCPU per hour'] },
    { id: 'fargate/memory.x86_64', unit: 'GB-h', names: ['perGB per hour'] },
    { id: 'fargate/memory.arm64', unit: 'GB-h', names: ['ARM perGB per hour'] },
    { id: 'fargate/ephemeralStorage', unit: 'GB-h', names: ['Storage per GB-Hours'] },
  ],
};

export const CALCULATOR_FILES = [...Object.keys(LISTED), 'ec2', 'rds-mysql-ondemand', 'redshift'];

function delivery(to: string, name: string): Listed {
  return { id: `sns/deliveries.${to}`, unit: 'notification', per: MILLION, names: [name], mayBeFree: true };
}

function infrequent(id: string, per: string, name: string): Listed {
  return { id: `s3/${id}`, unit: 'request', per, names: [name] };
}

interface ListContext {
  readonly regions: Readonly<Record<string, Region>>;
  readonly day: Day;
  readonly source: Observations['source'];
}

export function calculatorObservations(file: string, prices: Prices, look: ListContext): Observations[] {
  return Object.entries(look.regions).flatMap(([region, { priceListNames, partition }]) => {
    // The list is in dollars, and China's prices are not.
    if (partition === 'aws-cn') return [];
    const found = foundIn(file, prices, priceListNames);
    return [...new Set(found.map(({ service }) => service))].map((service): Observations => {
      const observations = found.filter((one) => one.service === service).map(({ observation }) => observation);
      return { service, region, currency: 'USD', seen: look.day, source: look.source, observations };
    });
  });
}

/** Prices of Lambda that the named data leave out, by the code that each has in every region. */
const CODED: Readonly<Record<string, Pick<Observation, 'id' | 'unit'>>> = {
  'Iz64a2LESXAj7d7cogQMkslYLf9-6Wgke0-_rOOQcWg': { id: 'eventPollerUnits', unit: 'pollerUnit-h' },
  'M8QATjZO9cUYQz1nWgksW5SL-Tdu9le7of2vMo9wdSA': { id: 'snapStart.cache', unit: 'GB-s' },
  'Zbv-sZDh_ToRrFGcQrtfqYulZ9o6TCgwNM-12xxBPPE': { id: 'snapStart.restore', unit: 'GB' },
};

interface CodedPrices {
  readonly regions: Readonly<Record<string, Readonly<Record<string, { readonly price: string }>>>>;
}

/**
 * The calculator's own file of Lambda, before names are given to its prices. A code stands for one price in all regions; which,
 * is told by its price in us-east-1, where AWS's pricing page shows it (0.185, 0.0000015046, 0.0001397998 USD).
 */
export function codedObservations({ regions: prices }: CodedPrices, look: ListContext): Observations[] {
  return Object.entries(look.regions).flatMap(([region, { priceListNames, partition }]) => {
    const found = partition === 'aws-cn' ? undefined : priceListNames.map((name) => prices[name]).find(Boolean);
    const observations = Object.entries(CODED).flatMap(([code, price]): Observation[] => {
      const usd = found?.[code]?.price;
      return isAmount(usd) ? [{ ...price, per: '1', tiers: [{ usd: plain(usd) }] }] : [];
    });
    if (observations.length === 0) return [];
    return [{ service: 'lambda', region, currency: 'USD', seen: look.day, source: look.source, observations }];
  });
}

interface Found {
  readonly service: string;
  readonly observation: Observation;
}

function foundIn(file: string, prices: Prices, names: readonly string[]): Found[] {
  if (file === 'ec2')
    return machines(prices, names, 'ec2', /instancetype-(.+)$/, ([, type]) => `linux.${type}`, plainly);
  if (file === 'redshift') {
    const node = /^\[OnDemand Compute Instance Current Generation\] (\w+) (\w+) /;
    return machines(prices, names, 'redshift', node, ([, family, size]) => `node.${family}.${size}`, described);
  }
  if (file === 'rds-mysql-ondemand') {
    const instance =
      /^Database Instance MySQL No license required db ([\w.-]+) .*(Single-AZ|Multi-AZ) (?:Current|Previous) Generation$/;
    const id = ([, type, zones]: RegExpExecArray) =>
      `mysql.${zones === 'Multi-AZ' ? 'multiAz' : 'singleAz'}.db.${type}`;
    return machines(prices, names, 'rds', instance, id, described);
  }
  return (LISTED[file] ?? []).flatMap((listed) => {
    const observation = listedIn(listed, prices, names);
    const [service = ''] = listed.id.split('/');
    return observation === undefined ? [] : [{ service, observation: observation }];
  });
}

/** A tier that a region doesn't list does not exist there: the last listed one is open. */
function listedIn(
  { id, unit, per = '1', names, isEverywhere, mayBeFree }: Listed,
  prices: Prices,
  at: readonly string[],
) {
  const places = isEverywhere === true ? ['Any'] : at;
  const tiers: { upTo?: string; usd: string }[] = [];
  for (const one of names) {
    const [name, upTo] = typeof one === 'string' ? [one] : one;
    const usd = places.map((place) => prices[name]?.[place]).find((text) => text !== undefined && text !== null);
    if (usd === undefined || usd === null || !(isAmount(usd) || (mayBeFree === true && Number(usd) === 0))) break;
    const amount = toDecimal(multiply(rational(usd), rational(per))).text;
    tiers.push({ ...(upTo === undefined ? {} : { upTo }), usd: amount });
  }
  const last = tiers.pop();
  if (last === undefined) return undefined;
  const price = id.slice(id.indexOf('/') + 1);
  return { id: price, unit, per, tiers: [...tiers, { usd: last.usd }] } satisfies Observation;
}

type PlaceOf = (text: string, names: readonly string[]) => boolean;
const plainly: PlaceOf = (text, names) => names.includes(text);
/** `EU (Ireland) (Instance Type: db.t3.micro, ...)` */
const described: PlaceOf = (text, names) => names.some((name) => text.startsWith(`${name} (`));

function machines(
  prices: Prices,
  names: readonly string[],
  service: string,
  pattern: RegExp,
  idOf: (match: RegExpExecArray) => string,
  isPlace: PlaceOf,
): Found[] {
  return Object.entries(prices).flatMap(([name, places]): Found[] => {
    const match = pattern.exec(name);
    const usd = match && Object.entries(places).find(([place]) => isPlace(place, names))?.[1];
    if (match === null || !isAmount(usd)) return [];
    return [{ service, observation: { id: idOf(match), unit: 'h', per: '1', tiers: [{ usd: plain(usd) }] } }];
  });
}

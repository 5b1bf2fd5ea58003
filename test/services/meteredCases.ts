/**
 * What components of each service meter, in full. Quantities are worked out by hand from what the component says and the
 * rules of the day; what is free is what AWS's pages of the free tier say (sources: the books of rules).
 */
import type { Metered } from '../support/metered.js';
import type { Around } from '../support/price.js';

export interface Case {
  readonly component: string;
  /** On 2025-06-18 in Tokyo where nothing else is said. */
  readonly around?: Around;
  readonly metered: Metered;
  /** Where a price or a rule is refused if the books don't have it: the text that is pointed at, or `WHOLE`, all that is said. */
  readonly absent?: Readonly<Record<string, string>>;
}

/** The whole usage, where the key that chooses a price isn't written. */
export const WHOLE = 'the whole usage';

const PAID_ANYWAY =
  'reserved instances are paid for whether they run or not, and upfront payments are amortized over the term';
const COMMITTED_TO_USE =
  "the Savings Plan's commitment is what the component uses in an hour in which it runs, and is paid in every hour";
const PLAN_OF_ITS_OWN =
  'the Savings Plan covers this component alone, whose load is even over the hours in which it runs; a free tier is taken off what the plan does not cover';
const SPOT =
  'Spot at the price that the scenario states; AWS may interrupt the instances at any time, which is not priced';
const NO_COLD_STARTS = 'cold starts add no billed time';
const AT_THE_PEAK = 'the load is at its peak all the time that the instances run';
const NO_MEMORY = 'the memory of the instances suffices for the load';
const STANDARD = 'CPU credits are spent as they are earned (standard mode)';
const UNLIMITED = 'CPU credits are spent without limit, surplus ones are billed (unlimited mode)';
const BY_BYTES =
  'load balancer capacity units follow from the data processed, at 1 GB an hour each (0.4 GB with Lambda targets is not distinguished), not from connections or rule evaluations';
const STRAIGHT_LINE = 'on-premises purchases are spread evenly over their years, without interest or resale value';
const ONE_CHUNK_OF_THE_API = 'each call or message to the API is within one metered chunk';
const BY_SCHEDULER = 'schedules are those of EventBridge Scheduler; scheduled rules would cost nothing';

/** Nothing in the night, and 24 million calls in the 480 hours of a month's days: 13.9 a second. */
export const BY_DAY: Around = {
  asOf: '2025-06-18',
  month: '720 h',
  workload: { calls: '24M / month' },
  traffic: { calls: `{ day: [${Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : 300)).join(', ')}] }` },
};

export const CASES: readonly Case[] = [
  {
    component:
      'rds: { engine: mysql, class: db.t3.micro, count: 2, storage: 100 GB, storageType: gp3, iops: 4000, backup: 130 GB }',
    metered: {
      meters: [
        'database hours: 1460 h of rds/mysql.singleAz.db.t3.micro; rds/hours free when new: 750 h',
        'database storage: 200 GB-month of rds/storage.singleAz.gp3; rds/storage',
        'provisioned IOPS: 2000 IOPS-month of rds/iops.singleAz.gp3',
        'backup storage: 60 GB-month of rds/backup',
      ],
      notPriced: ['logs'],
    },
    absent: {
      'rds/mysql.singleAz.db.t3.micro': 'db.t3.micro',
      'rds/storage.singleAz.gp3': 'gp3',
      'rds/gp3.stripedFrom': 'rds',
      'rds/gp3.includedIops': 'rds',
      'rds/iops.singleAz.gp3': '4000',
      'rds/backup': '130 GB',
    },
  },
  {
    component: 'rds: { engine: mysql, class: db.t3.micro, storage: 400 GB, storageType: gp3, iops: 13000 }',
    metered: {
      meters: [
        'database hours: 730 h of rds/mysql.singleAz.db.t3.micro; rds/hours free when new: 750 h',
        'database storage: 400 GB-month of rds/storage.singleAz.gp3; rds/storage',
        'provisioned IOPS: 1000 IOPS-month of rds/iops.singleAz.gp3',
      ],
      notPriced: ['rdsBackup', 'logs'],
    },
    absent: { 'rds/gp3.includedIopsStriped': 'rds' },
  },
  {
    component: 'rds: { engine: mysql, class: db.t3.micro, storage: 399 GB, storageType: gp3, iops: 13000 }',
    metered: {
      meters: [
        'database hours: 730 h of rds/mysql.singleAz.db.t3.micro; rds/hours free when new: 750 h',
        'database storage: 399 GB-month of rds/storage.singleAz.gp3; rds/storage',
        'provisioned IOPS: 10000 IOPS-month of rds/iops.singleAz.gp3',
      ],
      notPriced: ['rdsBackup', 'logs'],
    },
  },
  {
    component: 'rds: { engine: postgresql, class: db.t3.micro, multiAz: true, storage: 100 GB }',
    metered: {
      meters: [
        'database hours: 730 h of rds/postgresql.multiAz.db.t3.micro; rds/hours',
        'database storage: 100 GB-month of rds/storage.multiAz.gp2; rds/storage',
      ],
      notPriced: ['rdsBackup', 'logs'],
    },
    absent: { 'rds/postgresql.multiAz.db.t3.micro': 'db.t3.micro', 'rds/storage.multiAz.gp2': WHOLE },
  },
  {
    component: 'rds: { engine: postgresql, class: db.t3.micro, multiAz: true }',
    metered: {
      meters: ['database hours: 730 h of rds/postgresql.multiAz.db.t3.micro; rds/hours'],
      notPriced: ['rdsStorage', 'rdsBackup', 'logs'],
    },
  },
  {
    component: 'rds: { engine: mysql, class: db.t3.micro, storage: 50 GB, storageType: magnetic }',
    metered: {
      meters: [
        'database hours: 730 h of rds/mysql.singleAz.db.t3.micro; rds/hours free when new: 750 h',
        'database storage: 50 GB-month of rds/storage.singleAz.magnetic; rds/storage',
      ],
      notPriced: ['rdsBackup', 'rdsIo', 'logs'],
    },
    absent: { 'rds/storage.singleAz.magnetic': 'magnetic' },
  },
  {
    component: 'rds: { engine: mysql, class: db.t3.micro, backup: 30 GB, storage: 20 GB }',
    metered: {
      meters: [
        'database hours: 730 h of rds/mysql.singleAz.db.t3.micro; rds/hours free when new: 750 h',
        'database storage: 20 GB-month of rds/storage.singleAz.gp2; rds/storage free when new: 20 GB-month',
        'backup storage: 10 GB-month of rds/backup',
      ],
      notPriced: ['logs'],
    },
    absent: { 'rds/storage.singleAz.gp2': WHOLE },
  },
  {
    component: 'rds: { engine: mysql, class: db.t3.micro, backup: 30 GB }',
    metered: {
      meters: [
        'database hours: 730 h of rds/mysql.singleAz.db.t3.micro; rds/hours free when new: 750 h',
        'backup storage: 30 GB-month of rds/backup',
      ],
      notPriced: ['rdsStorage', 'logs'],
    },
  },
  {
    component:
      'rds: { engine: mysql, class: db.t3.micro, count: 3, storage: 100 GB, storageType: io1, iops: 1000, during: 73 h }',
    metered: {
      meters: [
        'database hours: 219 h of rds/mysql.singleAz.db.t3.micro; rds/hours free when new: 750 h',
        'database storage: 30 GB-month of rds/storage.singleAz.io1; rds/storage',
        'provisioned IOPS: 300 IOPS-month of rds/iops.singleAz.io1',
      ],
      notPriced: ['rdsBackup', 'logs'],
    },
    absent: {
      'rds/run.minimum': 'rds',
      'rds/run.granularity': 'rds',
      'rds/storage.singleAz.io1': 'io1',
      'rds/iops.singleAz.io1': '1000',
    },
  },
  {
    component: 'dynamodb: { onDemand: { writes: 3M, reads: 8M }, storage: 30 GB, streamsReads: 5M }',
    metered: {
      meters: [
        'write requests: 3000000 request of dynamodb/onDemand.writes',
        'read requests: 8000000 request of dynamodb/onDemand.reads',
        'table storage: 30 GB-month of dynamodb/storage; dynamodb/storage free: 25 GB-month',
        'streams reads: 5000000 request of dynamodb/streamsReads; dynamodb/streamsReads free: 2500000 request',
      ],
      notPriced: ['dynamodbBackups'],
    },
    absent: {
      'dynamodb/onDemand.writes': 'onDemand',
      'dynamodb/onDemand.reads': 'onDemand',
      'dynamodb/storage': 'dynamodb',
      'dynamodb/streamsReads': '5M',
    },
  },
  {
    component: 'dynamodb: { provisioned: { wcu: 20, rcu: 30 } }',
    metered: {
      meters: [
        'write capacity: 14600 WCU-h of dynamodb/provisioned.wcu; dynamodb/wcu free: 18250 WCU-h',
        'read capacity: 21900 RCU-h of dynamodb/provisioned.rcu; dynamodb/rcu free: 18250 RCU-h',
      ],
      notPriced: ['dynamodbStorage', 'dynamodbBackups'],
    },
    absent: { 'dynamodb/provisioned.wcu': 'dynamodb', 'dynamodb/provisioned.rcu': 'dynamodb' },
  },
  {
    component: 'dynamodb: { provisioned: { wcu: 20 }, storage: 1 GB }',
    metered: {
      meters: [
        'write capacity: 14600 WCU-h of dynamodb/provisioned.wcu; dynamodb/wcu free: 18250 WCU-h',
        'table storage: 1 GB-month of dynamodb/storage; dynamodb/storage free: 25 GB-month',
      ],
      notPriced: ['dynamodbBackups'],
    },
  },
  {
    component: 'dynamodb: { onDemand: { reads: 8M } }',
    metered: {
      meters: ['read requests: 8000000 request of dynamodb/onDemand.reads'],
      notPriced: ['dynamodbStorage', 'dynamodbBackups'],
    },
  },
  {
    component: 'dynamodb: { storage: 1 GB }',
    metered: {
      meters: ['table storage: 1 GB-month of dynamodb/storage; dynamodb/storage free: 25 GB-month'],
      notPriced: ['dynamodbBackups'],
    },
  },
  {
    component: 's3: { storage: 100 GB, puts: 3000, gets: 30000 }',
    metered: {
      meters: [
        'object storage: 100 GB-month of s3/standard.storage; s3/storage free when new: 5 GB-month',
        'PUT requests: 3000 request of s3/standard.puts; s3/puts free when new: 2000 request',
        'GET requests: 30000 request of s3/standard.gets; s3/gets free when new: 20000 request',
      ],
      notPriced: ['dataOut'],
    },
    absent: { 's3/standard.storage': WHOLE, 's3/standard.puts': WHOLE, 's3/standard.gets': WHOLE },
  },
  {
    component: 's3: { class: standardIa, puts: 3000 }',
    metered: {
      meters: ['PUT requests: 3000 request of s3/standardIa.puts; s3/puts'],
      notPriced: ['s3Storage', 's3Retrieval', 'dataOut'],
    },
    absent: { 's3/standardIa.puts': 'standardIa' },
  },
  {
    component: 's3: { class: glacier, storage: 100 GB }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['object storage: 100 GB-month of s3/glacier.storage; s3/storage'],
      notPriced: ['s3Requests', 's3Retrieval', 'dataOut'],
    },
    absent: { 's3/glacier.storage': 'glacier' },
  },
  {
    component: 's3: { class: reducedRedundancy, gets: 10 }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['GET requests: 10 request of s3/reducedRedundancy.gets; s3/gets'],
      notPriced: ['s3Storage', 'dataOut'],
    },
    absent: { 's3/reducedRedundancy.gets': 'reducedRedundancy' },
  },
  {
    component: 's3: { class: standard, storage: 1 GB }',
    metered: {
      meters: ['object storage: 1 GB-month of s3/standard.storage; s3/storage free when new: 5 GB-month'],
      notPriced: ['s3Requests', 'dataOut'],
    },
  },
  {
    component: 'dataTransfer: { out: 150 GB }',
    metered: {
      meters: [
        'data out to the internet: 150 GB of dataTransfer/internet; dataTransfer/internet free: 100 GB, free when new: 0 GB',
      ],
    },
    absent: { 'dataTransfer/internet': 'dataTransfer' },
  },
  {
    component: 'dataTransfer: { out: 150 GB }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'data out to the internet: 150 GB of dataTransfer/internet; dataTransfer/internet free: 1 GB, free when new: 15 GB',
      ],
    },
  },
  {
    component: 'dataTransfer: { out: 150 GB, to: zone }',
    metered: {
      meters: [
        'data out to another zone: 150 GB of dataTransfer/zone',
        'data in from another zone: 150 GB of dataTransfer/zone',
      ],
    },
    absent: { 'dataTransfer/zone': 'dataTransfer' },
  },
  {
    component: 'dataTransfer: { out: 150 GB, to: Another Zone }',
    metered: {
      meters: [
        'data out to another zone: 150 GB of dataTransfer/zone',
        'data in from another zone: 150 GB of dataTransfer/zone',
      ],
    },
  },
  {
    component: 'dataTransfer: { out: 150 GB, to: us-east-1 }',
    metered: { meters: ['data out to another region: 150 GB of dataTransfer/region.any'] },
    absent: { 'dataTransfer/region.any': 'us-east-1' },
  },
  {
    component: 'dataTransfer: { out: 150 GB, to: us-east-2 }',
    around: { region: 'us-east-1', asOf: '2016-10-18' },
    metered: { meters: ['data out to another region: 150 GB of dataTransfer/region.any'] },
  },
  {
    component: 'dataTransfer: { out: 150 GB, to: another region }',
    metered: { meters: ['data out to another region: 150 GB of dataTransfer/region.any'] },
  },
  {
    component: 'dataTransfer: { out: 150 GB, to: anotherRegion }',
    metered: { meters: ['data out to another region: 150 GB of dataTransfer/region.any'] },
  },
  {
    component: 'dataTransfer: { out: 150 GB, to: us-gov-west-1 }',
    metered: { meters: ['data out to another region: 150 GB of dataTransfer/region.any'] },
  },
  {
    component: 'apiGateway: { api: rest, requests: 5M, requestSize: 600 KB, cache: 0.5 GB }',
    metered: {
      meters: [
        'API calls: 5000000 request of apiGateway/rest.requests; apiGateway/rest free when new: 1000000 request',
        'cache hours: 730 h of apiGateway/cache.0.5GB',
      ],
      notPriced: ['dataOut', 'logs'],
    },
    absent: { 'apiGateway/rest.requests': 'rest', 'apiGateway/cache.0.5GB': '0.5 GB' },
  },
  {
    component: 'apiGateway: { api: http, requests: 5M }',
    metered: {
      meters: [
        'API calls: 5000000 request of apiGateway/http.requests; apiGateway/http free when new: 1000000 request',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [ONE_CHUNK_OF_THE_API],
    },
    absent: { 'apiGateway/http.requests': 'http' },
  },
  {
    component: 'apiGateway: { api: http, requests: 5M, requestSize: 600 KB }',
    metered: {
      meters: [
        'API calls: 10000000 request of apiGateway/http.requests; apiGateway/http free when new: 1000000 request',
      ],
      notPriced: ['dataOut', 'logs'],
    },
    absent: { 'apiGateway/http.chunk': 'apiGateway' },
  },
  {
    component: 'apiGateway: { api: websocket, messages: 10M, connectionMinutes: 1M }',
    metered: {
      meters: [
        'messages: 10000000 message of apiGateway/websocket.messages; apiGateway/messages free when new: 1000000 message',
        'connection minutes: 1000000 min of apiGateway/websocket.connectionMinutes; apiGateway/connectionMinutes free when new: 750000 min',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [ONE_CHUNK_OF_THE_API],
    },
    absent: { 'apiGateway/websocket.messages': 'websocket', 'apiGateway/websocket.connectionMinutes': 'websocket' },
  },
  {
    component: 'apiGateway: { api: websocket, messages: 10M, connectionMinutes: 1M, requestSize: 33 KB }',
    metered: {
      meters: [
        'messages: 20000000 message of apiGateway/websocket.messages; apiGateway/messages free when new: 1000000 message',
        'connection minutes: 1000000 min of apiGateway/websocket.connectionMinutes; apiGateway/connectionMinutes free when new: 750000 min',
      ],
      notPriced: ['dataOut', 'logs'],
    },
    absent: { 'apiGateway/websocket.chunk': 'apiGateway' },
  },
  {
    component: 'sqs: { requests: 3M }',
    metered: {
      meters: ['queue requests: 3000000 request of sqs/standard.requests; sqs/requests free: 1000000 request'],
      assumed: ['each SQS request is within one chunk of 64 KB'],
    },
    absent: { 'sqs/standard.requests': WHOLE },
  },
  {
    component: 'sqs: { queue: fifo, requests: 3M, payload: 65 KB }',
    metered: { meters: ['queue requests: 6000000 request of sqs/fifo.requests; sqs/requests free: 1000000 request'] },
    absent: { 'sqs/chunk': 'sqs', 'sqs/fifo.requests': 'fifo' },
  },
  {
    component: 'sns: { publishes: 3M }',
    metered: {
      meters: ['publishes: 3000000 request of sns/publishes; sns/publishes free: 1000000 request'],
      notPriced: ['snsDeliveries'],
      assumed: ['each SNS message is within one chunk of 64 KB'],
    },
    absent: { 'sns/publishes': 'sns' },
  },
  {
    component:
      'sns: { publishes: 3M, payload: 65 KB, deliveries: { mobilePush: 2M, http: 200000, email: 2000, sqs: 7, lambda: 8 } }',
    metered: {
      meters: [
        'publishes: 6000000 request of sns/publishes; sns/publishes free: 1000000 request',
        'mobile push notifications: 2000000 notification of sns/deliveries.mobilePush; sns/mobilePush free: 1000000 notification',
        'HTTP notifications: 200000 notification of sns/deliveries.http; sns/http free: 100000 notification',
        'e-mail notifications: 2000 notification of sns/deliveries.email; sns/email free: 1000 notification',
        'notifications to SQS: 7 notification of sns/deliveries.sqs; sns/sqs',
        'notifications to Lambda: 8 notification of sns/deliveries.lambda; sns/lambda',
      ],
    },
    absent: {
      'sns/chunk': 'sns',
      'sns/deliveries.mobilePush': '2M',
      'sns/deliveries.http': '200000',
      'sns/deliveries.email': '2000',
      'sns/deliveries.sqs': '7',
      'sns/deliveries.lambda': '8',
    },
  },
  {
    component: 'sns: { publishes: 3M, deliveries: { http: 9 } }',
    metered: {
      meters: [
        'publishes: 3000000 request of sns/publishes; sns/publishes free: 1000000 request',
        'HTTP notifications: 9 notification of sns/deliveries.http; sns/http free: 100000 notification',
      ],
      assumed: ['each SNS message is within one chunk of 64 KB'],
    },
  },
  {
    component: 'elb: { kind: classic, count: 2, processed: 100 GB }',
    metered: {
      meters: [
        'load balancer hours: 1460 h of elb/classic.hours; elb/hours free when new: 750 h',
        'data processed: 100 GB of elb/classic.data; elb/data free when new: 15 GB',
      ],
      notPriced: ['dataOut'],
    },
    absent: { 'elb/classic.hours': 'classic', 'elb/classic.data': 'elb' },
  },
  {
    component: 'elb: { kind: application, count: 2, processed: 100 GB }',
    metered: {
      meters: [
        'load balancer hours: 1460 h of elb/application.hours; elb/hours free when new: 750 h',
        'capacity units (LCU): 100 LCU-h of elb/application.capacityUnits; elb/capacityUnits free when new: 15 LCU-h',
      ],
      notPriced: ['dataOut'],
      assumed: [BY_BYTES],
    },
    absent: {
      'elb/application.hours': 'application',
      'elb/capacityUnitData.application': 'elb',
      'elb/application.capacityUnits': 'elb',
    },
  },
  {
    component: 'elb: { kind: network, processed: 100 GB }',
    metered: {
      meters: [
        'load balancer hours: 730 h of elb/network.hours; elb/hours.network',
        'capacity units (LCU): 100 LCU-h of elb/network.capacityUnits; elb/capacityUnits',
      ],
      notPriced: ['dataOut'],
      assumed: [BY_BYTES],
    },
    absent: {
      'elb/network.hours': 'network',
      'elb/capacityUnitData.network': 'elb',
      'elb/network.capacityUnits': 'elb',
    },
  },
  {
    component: 'elb: { kind: network }',
    metered: {
      meters: ['load balancer hours: 730 h of elb/network.hours; elb/hours.network'],
      notPriced: ['elbData', 'dataOut'],
    },
  },
  {
    component: 'ebs: { type: gp3, size: 100 GB, count: 2, iops: 4000, throughput: 200 }',
    metered: {
      meters: [
        'gp3 storage: 200 GB-month of ebs/gp3.storage; ebs/storage free when new: 30 GB-month',
        'provisioned IOPS: 2000 IOPS-month of ebs/gp3.iops',
        'provisioned throughput: 150 MiBps-month of ebs/gp3.throughput',
      ],
      notPriced: ['snapshots'],
    },
    absent: {
      'ebs/gp3.storage': 'gp3',
      'ebs/gp3.includedIops': 'ebs',
      'ebs/gp3.iops': '4000',
      'ebs/gp3.includedThroughput': 'ebs',
      'ebs/gp3.throughput': '200',
    },
  },
  {
    component: 'ebs: { type: io1, size: 100 GB, count: 2, iops: 1000 }',
    metered: {
      meters: [
        'io1 storage: 200 GB-month of ebs/io1.storage; ebs/storage',
        'provisioned IOPS: 2000 IOPS-month of ebs/io1.iops',
      ],
      notPriced: ['snapshots'],
    },
    absent: { 'ebs/io1.storage': 'io1', 'ebs/io1.iops': '1000' },
  },
  {
    component: 'ebs: { type: magnetic, size: 100 GB }',
    metered: {
      meters: ['magnetic storage: 100 GB-month of ebs/magnetic.storage; ebs/storage free when new: 30 GB-month'],
      notPriced: ['snapshots', 'ioRequests'],
    },
    absent: { 'ebs/magnetic.storage': 'magnetic' },
  },
  {
    component: 'ebs: { type: gp2, size: 100 GB }',
    metered: {
      meters: ['gp2 storage: 100 GB-month of ebs/gp2.storage; ebs/storage free when new: 30 GB-month'],
      notPriced: ['snapshots'],
    },
    absent: { 'ebs/gp2.storage': 'gp2' },
  },
  {
    component: 'cloudwatch: { metrics: 12, alarms: 11, dashboards: 4, logsIngested: 10 GB, logsStored: 30 GB }',
    metered: {
      meters: [
        'metrics: 12 metric-month of cloudwatch/metrics; cloudwatch/metrics free: 10 metric-month',
        'alarms: 11 alarm-month of cloudwatch/alarms; cloudwatch/alarms free: 10 alarm-month',
        'dashboards: 4 dashboard-month of cloudwatch/dashboards; cloudwatch/dashboards free: 3 dashboard-month',
        'log ingestion: 10 GB of cloudwatch/logsIngested; cloudwatch/logsIngested free: 5 GB',
        'log storage: 30 GB-month of cloudwatch/logsStored; cloudwatch/logsStored free: 5 GB-month',
      ],
    },
    absent: {
      'cloudwatch/metrics': '12',
      'cloudwatch/alarms': '11',
      'cloudwatch/dashboards': '4',
      'cloudwatch/logsIngested': '10 GB',
      'cloudwatch/logsStored': '30 GB',
    },
  },
  {
    component: 'cloudwatch: { logsIngested: 10 GB }',
    metered: {
      meters: ['log ingestion: 10 GB of cloudwatch/logsIngested; cloudwatch/logsIngested free: 5 GB'],
      notPriced: ['logsStored'],
    },
  },
  {
    component: 'cloudwatch: { alarms: 1 }',
    metered: { meters: ['alarms: 1 alarm-month of cloudwatch/alarms; cloudwatch/alarms free: 10 alarm-month'] },
  },
  {
    component: 'elastiCache: { node: cache.t3.micro, engine: redis, count: 2, hours: 10.5 }',
    metered: { meters: ['node hours: 22 h of elastiCache/redis.cache.t3.micro'], notPriced: ['elastiCacheBackup'] },
    absent: {
      'elastiCache/run.minimum': 'elastiCache',
      'elastiCache/run.granularity': 'elastiCache',
      'elastiCache/redis.cache.t3.micro': 'cache.t3.micro',
    },
  },
  {
    component: 'eventBridge: { events: 1M, payload: 65 KB, schedules: 1 / h }',
    metered: {
      meters: [
        'custom events: 2000000 event of eventBridge/events',
        'scheduled starts: 730 event of eventBridge/schedules; eventBridge/schedules free: 14000000 event',
      ],
      assumed: [BY_SCHEDULER],
    },
    absent: {
      'eventBridge/chunk': 'eventBridge',
      'eventBridge/scheduleBilled': '1 / h',
      'eventBridge/events': '1M',
      'eventBridge/schedules': '1 / h',
    },
  },
  {
    component: 'eventBridge: { events: 1M }',
    metered: {
      meters: ['custom events: 1000000 event of eventBridge/events'],
      assumed: ['each event is within one chunk of 64 KB'],
    },
  },
  {
    component: 'eventBridge: { schedules: 1 / h }',
    metered: {
      meters: ['scheduled starts: 730 event of eventBridge/schedules; eventBridge/schedules free: 14000000 event'],
      assumed: [BY_SCHEDULER],
    },
  },
  {
    component: 'eventBridge: { schedules: 1 / h }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [],
      assumed: ['schedules are scheduled rules (CloudWatch Events, since 2019 EventBridge), which cost nothing'],
    },
  },
  {
    component: 'eventBridge: { schedules: 0 }',
    metered: {
      meters: ['scheduled starts: 0 event of eventBridge/schedules; eventBridge/schedules free: 14000000 event'],
      assumed: [BY_SCHEDULER],
    },
  },
  {
    component: 'fargate: { vcpu: 0.5, memory: 1 GB, tasks: 2, ephemeralStorage: 30 GB }',
    metered: {
      meters: [
        'vCPU hours: 730 vCPU-h of fargate/vcpu.x86_64',
        'memory hours: 1460 GB-h of fargate/memory.x86_64',
        'ephemeral storage: 14600 GB-h of fargate/ephemeralStorage',
      ],
      notPriced: ['publicIpv4', 'dataOut', 'logs'],
    },
    absent: {
      'fargate/vcpu.minimum': '0.5',
      'fargate/vcpu.maximum': '0.5',
      'fargate/memoryPerVcpu.minimum': '1 GB',
      'fargate/memoryPerVcpu.maximum': '1 GB',
      'fargate/vcpu.x86_64': WHOLE,
      'fargate/memory.x86_64': WHOLE,
      'fargate/ephemeralStorageIncluded': 'fargate',
      'fargate/ephemeralStorage': '30 GB',
    },
  },
  {
    component: 'fargate: { vcpu: 0.5, memory: 1 GB, architecture: arm64, hours: 10 }',
    metered: {
      meters: ['vCPU hours: 5 vCPU-h of fargate/vcpu.arm64', 'memory hours: 10 GB-h of fargate/memory.arm64'],
      notPriced: ['publicIpv4', 'dataOut', 'logs'],
    },
    absent: {
      'fargate/run.minimum': 'fargate',
      'fargate/run.granularity': 'fargate',
      'fargate/vcpu.arm64': 'arm64',
      'fargate/memory.arm64': 'arm64',
    },
  },
  {
    component:
      'fargate: { vcpu: 0.5, memory: 1 GB, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 20 % } }',
    metered: {
      meters: ["Savings Plan's commitment: 730 h for 17.99304 USD"],
      notPriced: ['publicIpv4', 'dataOut', 'logs'],
      assumed: [COMMITTED_TO_USE, PLAN_OF_ITS_OWN],
      payments: ['12 months: upfront 0 USD, monthly 17.99304 USD'],
    },
    absent: {
      'savingsPlans/covers.fargate': 'purchase',
      'savingsPlans/upfrontShare.none': 'purchase',
      'savingsPlans/termHours.1year': 'purchase',
    },
  },
  {
    component: 'kinesis: { shards: 2, puts: 10M, payload: 26 KB, extendedRetention: true }',
    metered: {
      meters: [
        'shard hours: 1460 shard-h of kinesis/shards',
        'PUT payload units: 20000000 payloadUnit of kinesis/puts',
        'extended retention: 1460 shard-h of kinesis/extendedRetention',
      ],
    },
    absent: {
      'kinesis/payloadUnit': 'kinesis',
      'kinesis/shards': 'kinesis',
      'kinesis/puts': 'kinesis',
      'kinesis/extendedRetention': 'true',
    },
  },
  {
    component: 'kinesis: { shards: 2, puts: 10M, extendedRetention: false }',
    metered: {
      meters: [
        'shard hours: 1460 shard-h of kinesis/shards',
        'PUT payload units: 10000000 payloadUnit of kinesis/puts',
      ],
      assumed: ['each Kinesis record is within one payload unit of 25 KB'],
    },
  },
  {
    component: 'kinesis: { shards: 2 }',
    metered: { meters: ['shard hours: 1460 shard-h of kinesis/shards'], notPriced: ['kinesisPuts'] },
  },
  {
    component: 'natGateway: { count: 2, processed: 100 GB }',
    metered: {
      meters: ['NAT gateway hours: 1460 h of natGateway/hours', 'data processed: 100 GB of natGateway/data'],
      notPriced: ['dataOut'],
    },
    absent: { 'natGateway/hours': 'natGateway', 'natGateway/data': '100 GB' },
  },
  {
    component: 'natGateway: { hours: 1.5 }',
    metered: { meters: ['NAT gateway hours: 2 h of natGateway/hours'], notPriced: ['natGatewayData', 'dataOut'] },
    absent: { 'natGateway/run.minimum': 'natGateway', 'natGateway/run.granularity': 'natGateway' },
  },
  {
    component: 'onPremises: { purchase: { price: 6000 USD, units: 4, years: 5 }, monthly: 30 USD }',
    metered: {
      meters: ['purchase, spread over its years: 4 for 400 USD', 'monthly cost: 1 month for 30 USD'],
      assumed: [STRAIGHT_LINE],
    },
  },
  {
    component: 'onPremises: { purchase: { price: 6000 USD, units: 4, years: 5 } }',
    metered: {
      meters: ['purchase, spread over its years: 4 for 400 USD'],
      notPriced: ['onPremisesMonthly'],
      assumed: [STRAIGHT_LINE],
    },
  },
  {
    component: 'onPremises: { monthly: { power: 30 USD, space: 20 USD, line: 10 USD } }',
    metered: { meters: ['power: 1 month for 30 USD', 'space: 1 month for 20 USD', 'line: 1 month for 10 USD'] },
  },
  {
    component: 'onPremises: { monthly: { line: 10 USD } }',
    metered: { meters: ['line: 1 month for 10 USD'] },
  },
  {
    component: 'operations: { hours: 20, rate: 40 USD / h }',
    metered: { meters: ['hours of work: 20 h for 800 USD'] },
  },
  {
    component: 'publicIpv4: { addresses: 2 }',
    metered: { meters: ['public IPv4 hours: 1460 h of publicIpv4/inUse; publicIpv4/hours free when new: 750 h'] },
    absent: { 'publicIpv4/inUse': 'publicIpv4' },
  },
  {
    component: 'publicIpv4: { addresses: 2 }',
    around: { asOf: '2016-06-02' },
    metered: { meters: ['public IPv4 hours: 1460 h of publicIpv4/inUse; publicIpv4/hours'] },
  },
  {
    component: 'redshift: { node: dc1.large, count: 2 }',
    around: { asOf: '2016-06-02' },
    metered: { meters: ['node hours: 1460 h of redshift/node.dc1.large'], notPriced: ['redshiftBackup'] },
    absent: { 'redshift/node.dc1.large': 'dc1.large' },
  },
  {
    component: 'redshift: { node: ra3.large }',
    metered: {
      meters: ['node hours: 730 h of redshift/node.ra3.large'],
      notPriced: ['redshiftBackup', 'redshiftStorage'],
    },
    absent: { 'redshift/node.ra3.large': 'ra3.large' },
  },
  {
    component: 'stepFunctions: { transitions: 100000 }',
    metered: {
      meters: [
        'state transitions: 100000 transition of stepFunctions/transitions; stepFunctions/transitions free: 4000 transition',
      ],
    },
    absent: { 'stepFunctions/transitions': 'stepFunctions' },
  },
  {
    component:
      'ec2: { type: t3.micro, count: 2, storage: { gp2: 8 GB, gp3: 10 GB }, publicIpv4: true, detailedMonitoring: true }',
    metered: {
      meters: [
        'instance hours: 1460 h of ec2/linux.t3.micro; ec2/hours.linux',
        'gp2 storage: 16 GB-month of ebs/gp2.storage; ebs/storage free when new: 30 GB-month',
        'gp3 storage: 20 GB-month of ebs/gp3.storage; ebs/storage free when new: 30 GB-month',
        'public IPv4 hours: 1460 h of publicIpv4/inUse; publicIpv4/hours free when new: 750 h',
        'detailed monitoring: 2 month of ec2/detailedMonitoring',
      ],
      notPriced: ['snapshots', 'dataOut', 'logs'],
      instances: '2',
    },
    absent: {
      'ec2/linux.t3.micro': 't3.micro',
      'ebs/gp2.storage': '8 GB',
      'ebs/gp3.storage': '10 GB',
      'publicIpv4/inUse': 'ec2',
      'ec2/detailedMonitoring': 'true',
    },
  },
  {
    component:
      'ec2: { type: t3.micro, count: 2, storage: { gp2: 8 GB }, publicIpv4: 3, hours: 10.5, detailedMonitoring: false }',
    metered: {
      meters: [
        'instance hours: 21 h of ec2/linux.t3.micro; ec2/hours.linux',
        'gp2 storage: 16 GB-month of ebs/gp2.storage; ebs/storage free when new: 30 GB-month',
        'public IPv4 hours: 63 h of publicIpv4/inUse; publicIpv4/hours free when new: 750 h',
      ],
      notPriced: ['snapshots', 'dataOut', 'logs'],
      instances: '2',
    },
    absent: { 'ec2/run.linux.minimum': 'ec2', 'ec2/run.linux.granularity': 'ec2' },
  },
  {
    component: 'ec2: { type: t2.micro }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 730 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      instances: '1',
    },
    absent: { 'ec2/linux.t2.micro': 't2.micro' },
  },
  {
    component: 'ec2: { type: t2.micro, hours: 10.5, storage: { gp2: 8 GB } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'instance hours: 11 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h',
        'gp2 storage: 8 GB-month of ebs/gp2.storage; ebs/storage free when new: 30 GB-month',
      ],
      notPriced: ['snapshots', 'dataOut', 'logs'],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: t2.micro, hours: 73, detailedMonitoring: true }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'instance hours: 73 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h',
        'detailed monitoring: 0.1 month of ec2/detailedMonitoring',
      ],
      notPriced: ['volumes', 'dataOut', 'logs'],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: t3.micro, surplusCredits: 72 }',
    metered: {
      meters: [
        'instance hours: 730 h of ec2/linux.t3.micro; ec2/hours.linux',
        'surplus CPU credits: 1.2 vCPU-h of ec2/surplusCredits.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      instances: '1',
    },
    absent: { 'ec2/surplusCredits.linux': 't3.micro' },
  },
  {
    component: 'ec2: { type: t4g.micro, surplusCredits: 72 }',
    metered: {
      meters: [
        'instance hours: 730 h of ec2/linux.t4g.micro; ec2/hours.linux',
        'surplus CPU credits: 1.2 vCPU-h of ec2/surplusCredits.t4g',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      instances: '1',
    },
    absent: { 'ec2/surplusCredits.t4g': 't4g.micro', 'ec2/linux.t4g.micro': 't4g.micro' },
  },
  {
    component: 'ec2: { type: m5.large, purchase: { spot: { discount: 60 % } } }',
    metered: {
      meters: ['spot instance hours: 730 h for 36.208 USD'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [SPOT],
      instances: '1',
    },
    absent: { 'ec2/linux.m5.large': 'm5.large' },
  },
  {
    component: 'ec2: { type: m5.large, hours: 10, purchase: { spot: { rate: 0.03 USD / h } } }',
    metered: {
      meters: ['spot instance hours: 10 h for 0.3 USD'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [SPOT],
      instances: '1',
    },
  },
  {
    component:
      'ec2: { type: m5.large, count: 2, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 20 % } }',
    metered: {
      meters: ["Savings Plan's commitment: 730 h for 144.832 USD"],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [COMMITTED_TO_USE, PLAN_OF_ITS_OWN],
      payments: ['12 months: upfront 0 USD, monthly 144.832 USD'],
      instances: '2',
    },
    absent: {
      'savingsPlans/covers.ec2': 'purchase',
      'savingsPlans/upfrontShare.none': 'purchase',
      'savingsPlans/termHours.1year': 'purchase',
    },
  },
  {
    component:
      'ec2: { type: m5.large, count: 2, hours: 73, purchase: { savingsPlan: ec2Instance, term: 3 years, upfront: partial, discount: 20 %, commitment: 0.1 USD / h } }',
    metered: {
      meters: [
        "Savings Plan's commitment: 730 h for 73 USD",
        'instance hours beyond the Savings Plan: 72.41129 h of ec2/linux.m5.large; ec2/hours.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [PLAN_OF_ITS_OWN],
      warnings: ["90.0 % of the Savings Plan's commitment is paid and not used"],
      payments: ['36 months: upfront 1314 USD, monthly 36.5 USD'],
      instances: '2',
    },
    absent: { 'savingsPlans/upfrontShare.partial': 'purchase', 'savingsPlans/termHours.3years': 'purchase' },
  },
  {
    component:
      'ec2: { type: m5.large, count: 2, hours: 73, purchase: { savingsPlan: ec2Instance, term: 3 years, upfront: all, discount: 20 % } }',
    metered: {
      meters: ["Savings Plan's commitment: 730 h for 144.832 USD"],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [COMMITTED_TO_USE, PLAN_OF_ITS_OWN],
      warnings: ["90.0 % of the Savings Plan's commitment is paid and not used"],
      payments: ['36 months: upfront 5213.952 USD, monthly 0 USD'],
      instances: '2',
    },
    absent: { 'savingsPlans/upfrontShare.all': 'purchase' },
  },
  {
    component: 'ec2: { type: t2.micro, count: 2, purchase: { reserved: 1 year, upfront: none } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['reserved instance hours: 1460 h of ec2Reserved/hours.linux.t2.micro.1year.none'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [PAID_ANYWAY],
      payments: ['12 months: upfront 0 USD, monthly 21.9 USD'],
      instances: '2',
    },
    absent: { 'ec2Reserved/hours.linux.t2.micro.1year.none': 'purchase' },
  },
  {
    component: 'ec2: { type: t2.micro, count: 2, hours: 3, purchase: { reserved: 1 year, upfront: partial } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'reserved instance hours: 1460 h of ec2Reserved/hours.linux.t2.micro.1year.partial',
        'upfront payment, spread over the term: 0.166667 reservation of ec2Reserved/upfront.linux.t2.micro.1year.partial',
      ],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [PAID_ANYWAY],
      payments: ['12 months: upfront 170 USD, monthly 7.3 USD'],
      instances: '2',
    },
    absent: {
      'ec2Reserved/upfront.linux.t2.micro.1year.partial': 'purchase',
      'ec2Reserved/hours.linux.t2.micro.1year.partial': 'purchase',
    },
  },
  {
    component: 'ec2: { type: t2.micro, count: 2, purchase: { reserved: 3 years, upfront: all } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'upfront payment, spread over the term: 0.055556 reservation of ec2Reserved/upfront.linux.t2.micro.3years.all',
      ],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [PAID_ANYWAY],
      payments: ['36 months: upfront 494 USD, monthly 0 USD'],
      instances: '2',
    },
    absent: { 'ec2Reserved/upfront.linux.t2.micro.3years.all': 'purchase' },
  },
  {
    component: 'ec2: { type: m5.large, count: auto, load: { peakRequests: 50 / s, cpu: 100 ms } }',
    metered: {
      meters: ['instance hours: 2190 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [AT_THE_PEAK, NO_MEMORY],
      instances: '3',
    },
    absent: { 'instanceTypes/vcpu.m5.large': 'm5.large' },
  },
  {
    component: 'ec2: { type: m5.large, count: auto, atLeast: 2, load: { peakRequests: 10 / s, cpu: 100 ms } }',
    metered: {
      meters: ['instance hours: 1460 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [AT_THE_PEAK, NO_MEMORY],
      instances: '2',
    },
  },
  {
    component:
      'ec2: { type: m5.large, count: auto, load: { peakRequests: 50 / s, cpu: 10 ms, duration: 2 s, memory: 300 MB, systemMemory: 1000 MB, requests: 3M } }',
    metered: {
      meters: ['instance hours: 3650 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      instances: '5',
    },
    absent: { 'instanceTypes/memory.m5.large': 'm5.large' },
  },
  {
    component:
      'ec2: { type: m5.large, count: 1, load: { peakRequests: 50 / s, cpu: 100 ms, duration: 2 s, memory: 300 MB, systemMemory: 1000 MB, requests: 3M } }',
    metered: {
      meters: ['instance hours: 730 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      warnings: [
        "1 × m5.large can't carry the load (processor time at the peak, memory of the requests in flight): 5 are needed",
      ],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: t2.micro, count: auto, load: { peakRequests: 2 / s, cpu: 100 ms } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 1460 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK, NO_MEMORY],
      instances: '2',
    },
    absent: {
      'cpuCredits/unlimitedPossible.t2': 'ec2',
      'cpuCredits/unlimitedDefault.t2': 'ec2',
      'instanceTypes/vcpu.t2.micro': 't2.micro',
      'cpuCredits/earned.t2.micro': 't2.micro',
    },
  },
  {
    component: 'ec2: { type: t2.micro, count: auto, hours: 10, load: { peakRequests: 2 / s, cpu: 100 ms } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 20 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK, NO_MEMORY],
      instances: '2',
    },
    absent: { 'cpuCredits/expireAfter24h': 'ec2', 'cpuCredits/launch.t2.micro': 't2.micro' },
  },
  {
    component: 'ec2: { type: t2.micro, count: auto, hours: 30, load: { peakRequests: 2 / s, cpu: 100 ms } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 60 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK, NO_MEMORY],
      instances: '2',
    },
  },
  {
    component: 'ec2: { type: t3.micro, count: auto, load: { peakRequests: 10 / s, cpu: 100 ms, requests: 10M } }',
    metered: {
      meters: [
        'instance hours: 730 h of ec2/linux.t3.micro; ec2/hours.linux',
        'surplus CPU credits: 131.777778 vCPU-h of ec2/surplusCredits.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [UNLIMITED, NO_MEMORY],
      instances: '1',
    },
    absent: {
      'cpuCredits/unlimitedPossible.t3': 'ec2',
      'cpuCredits/unlimitedDefault.t3': 'ec2',
      'instanceTypes/vcpu.t3.micro': 't3.micro',
      'cpuCredits/earned.t3.micro': 't3.micro',
    },
  },
  {
    component:
      'ec2: { type: t3.micro, count: auto, credits: standard, load: { peakRequests: 10 / s, cpu: 100 ms, requests: 10M } }',
    metered: {
      meters: ['instance hours: 1460 h of ec2/linux.t3.micro; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [NO_MEMORY],
      instances: '2',
    },
  },
  {
    component: 'ec2: { type: t2.micro, count: 1, load: { peakRequests: 20 / s, cpu: 100 ms } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 730 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK, NO_MEMORY],
      warnings: ["1 × t2.micro can't carry the load (processor time at the peak, CPU credits): 20 are needed"],
      instances: '1',
    },
  },
  {
    component:
      'ec2: { type: t2.micro, credits: unlimited, surplusCredits: 60, load: { peakRequests: 2 / s, cpu: 100 ms } }',
    metered: {
      meters: [
        'instance hours: 730 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h',
        'surplus CPU credits: 1 vCPU-h of ec2/surplusCredits.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [AT_THE_PEAK, NO_MEMORY],
      instances: '1',
    },
  },
  {
    component: 'lambda: { requests: 3M, memory: 512 MB, duration: 120 ms }',
    metered: {
      meters: [
        'requests: 3000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 180000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
    absent: {
      'lambda/memoryMinimum': 'lambda',
      'lambda/memoryMaximum': 'lambda',
      'lambda/memoryStep': 'lambda',
      'lambda/timeoutMaximum': 'lambda',
      'lambda/requests': 'lambda',
      'lambda/durationGranularity': 'lambda',
      'lambda/duration.x86_64': WHOLE,
    },
  },
  {
    component: 'lambda: { requests: 3M, memory: 512 MB, duration: 120 ms }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'requests: 3000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 300000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
  },
  {
    component:
      'lambda: { requests: 3M, memory: 512 MB, duration: 120 ms, architecture: arm64, ephemeralStorage: 1536 MB }',
    metered: {
      meters: [
        'requests: 3000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 180000 GB-s of lambda/duration.arm64; lambda/gbSeconds free: 400000 GB-s',
        'ephemeral storage: 360000 GB-s of lambda/ephemeralStorage',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
    absent: {
      'lambda/ephemeralStorageMinimum': 'lambda',
      'lambda/ephemeralStorageMaximum': 'lambda',
      'lambda/duration.arm64': 'arm64',
      'lambda/ephemeralStorageIncluded': 'lambda',
      'lambda/ephemeralStorage': '1536 MB',
    },
  },
  {
    component:
      'lambda: { requests: 3M, memory: 512 MB, duration: [{ share: 50 %, duration: 101 ms }, { share: 50 %, duration: 199 ms }], peakRequests: 20 / s }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'requests: 3000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 300000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 3 call of 100 call'],
    },
    absent: { 'lambda/concurrencyLimit': 'lambda' },
  },
  {
    component: 'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, coldStarts: 10 %, initDuration: 200 ms }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
    },
    absent: { 'lambda/initBilled.zip': WHOLE },
  },
  {
    component: 'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, coldStarts: 10 %, initDuration: 200 ms }',
    around: { asOf: '2025-08-02' },
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 120000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
    },
  },
  {
    component:
      'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, coldStarts: 10 %, initDuration: 200 ms, codePackage: image }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 120000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
    },
    absent: { 'lambda/initBilled.image': 'image' },
  },
  {
    component:
      'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, coldStarts: 10 %, initDuration: 200 ms, runtime: provided.al2 }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 120000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
    },
    absent: { 'lambda/runtime.provided.al2': 'provided.al2', 'lambda/initBilled.custom': WHOLE },
  },
  {
    component: 'lambda: { memory: 1024 MB, provisionedConcurrency: { concurrency: 10 } }',
    metered: {
      meters: ['provisioned concurrency: 26280000 GB-s of lambda/provisioned.x86_64'],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 10 call of 1000 call'],
    },
    absent: {
      'lambda/provisionedGranularity': 'provisionedConcurrency',
      'lambda/provisioned.x86_64': 'provisionedConcurrency',
    },
  },
  {
    component:
      'lambda: { memory: 1024 MB, provisionedConcurrency: { concurrency: 10, hours: 10.01, requests: 1M, duration: 100 ms }, ephemeralStorage: 1536 MB }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'provisioned concurrency: 363000 GB-s of lambda/provisioned.x86_64',
        'duration on provisioned concurrency: 100000 GB-s of lambda/provisionedDuration.x86_64',
        'ephemeral storage: 100000 GB-s of lambda/ephemeralStorage',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 10 call of 1000 call'],
    },
    absent: { 'lambda/provisionedDuration.x86_64': 'provisionedConcurrency' },
  },
  {
    component:
      'lambda: { requests: 2M, memory: 1024 MB, duration: 50 ms, provisionedConcurrency: { concurrency: 10, requests: 1M, duration: 100 ms }, architecture: arm64, peakRequests: 500 / s }',
    metered: {
      meters: [
        'requests: 3000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.arm64; lambda/gbSeconds free: 400000 GB-s',
        'provisioned concurrency: 26280000 GB-s of lambda/provisioned.arm64',
        'duration on provisioned concurrency: 100000 GB-s of lambda/provisionedDuration.arm64',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 25 call of 1000 call'],
    },
    absent: {
      'lambda/provisioned.arm64': 'provisionedConcurrency',
      'lambda/provisionedDuration.arm64': 'provisionedConcurrency',
    },
  },
  {
    component:
      'lambda: { requests: 2M, memory: 1024 MB, duration: 50 ms, snapStart: { versions: 2, restores: 1000 }, pollerUnitHours: 5 }',
    metered: {
      meters: [
        'requests: 2000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
        'event poller units: 5 pollerUnit-h of lambda/eventPollerUnits',
        'SnapStart cache: 5256000 GB-s of lambda/snapStart.cache',
        'SnapStart restores: 1000 GB of lambda/snapStart.restore',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
    absent: {
      'lambda/eventPollerUnits': '5',
      'lambda/snapStart.cache': 'snapStart',
      'lambda/snapStart.restore': 'snapStart',
    },
  },
  {
    component:
      'lambda: { requests: 2M, memory: 1024 MB, duration: 50 ms, peakRequests: 500 / s, vpc: { addresses: 30 } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'requests: 2000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 200000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: [
        'lambda/concurrency: 25 call of 100 call',
        'lambda/networkInterfaces: 16.666667 interface of 350 interface',
        'lambda/subnetAddresses: 16.666667 interface of 30 interface',
      ],
    },
    absent: {
      'lambda/networkInterfacePerConcurrency': 'vpc',
      'lambda/memoryPerNetworkInterface': 'vpc',
      'lambda/networkInterfaceLimit': 'vpc',
    },
  },
  {
    component:
      'lambda: { requests: 2M, memory: 1024 MB, duration: 50 ms, peakRequests: 500 / s, vpc: {}, accountConcurrency: 3000 }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'requests: 2000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 200000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: [
        'lambda/concurrency: 25 call of 3000 call',
        'lambda/networkInterfaces: 16.666667 interface of 350 interface',
      ],
    },
  },
  {
    component:
      'lambda: { requests: 2M, memory: 1024 MB, duration: 50 ms, peakRequests: 500 / s, vpc: { addresses: 30 } }',
    metered: {
      meters: [
        'requests: 2000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 25 call of 1000 call'],
    },
  },
  {
    component: 'lambda: { requests: 2M, memory: 1024 MB, duration: 50 ms, runtime: nodejs }',
    around: { asOf: '2018-06-02' },
    metered: {
      meters: [
        'requests: 2000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 200000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      warnings: ["functions can't be created with the runtime nodejs since 2016-10-31: take a later one"],
    },
    absent: { 'lambda/runtime.nodejs': 'nodejs' },
  },
  {
    component:
      'lambda: { requests: 20M, memory: 1024 MB, duration: 500 ms, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 15 % } }',
    metered: {
      meters: [
        'requests: 20000000 request of lambda/requests; lambda/requests free: 1000000 request',
        "Savings Plan's commitment: 730 h for 141.66695 USD",
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS, COMMITTED_TO_USE, PLAN_OF_ITS_OWN],
      payments: ['12 months: upfront 0 USD, monthly 141.66695 USD'],
    },
    absent: {
      'savingsPlans/covers.lambda': 'purchase',
      'savingsPlans/upfrontShare.none': 'purchase',
      'savingsPlans/termHours.1year': 'purchase',
    },
  },
  {
    component:
      'lambda: { requests: 20M, memory: 1024 MB, duration: 500 ms, ephemeralStorage: 1536 MB, purchase: { savingsPlan: compute, term: 3 years, upfront: partial, discount: 15 %, commitment: 0.1 USD / h } }',
    metered: {
      meters: [
        'requests: 20000000 request of lambda/requests; lambda/requests free: 1000000 request',
        "Savings Plan's commitment: 730 h for 73 USD",
        'duration beyond the Savings Plan: 4847069.129391 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
        'ephemeral storage: 10000000 GB-s of lambda/ephemeralStorage',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS, PLAN_OF_ITS_OWN],
      payments: ['36 months: upfront 1314 USD, monthly 36.5 USD'],
    },
    absent: { 'savingsPlans/upfrontShare.partial': 'purchase', 'savingsPlans/termHours.3years': 'purchase' },
  },
  {
    component:
      'lambda: { requests: 20M, memory: 1024 MB, duration: 500 ms, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 15 %, commitment: 1 USD / h } }',
    metered: {
      meters: [
        'requests: 20000000 request of lambda/requests; lambda/requests free: 1000000 request',
        "Savings Plan's commitment: 730 h for 730 USD",
        'duration beyond the Savings Plan: 0 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS, PLAN_OF_ITS_OWN],
      warnings: ["80.6 % of the Savings Plan's commitment is paid and not used"],
      payments: ['12 months: upfront 0 USD, monthly 730 USD'],
    },
  },
  {
    component:
      'lambda: { memory: 1024 MB, provisionedConcurrency: { concurrency: 10, requests: 1M, duration: 100 ms }, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 15 % } }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        "Savings Plan's commitment: 730 h for 121.324351 USD",
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS, COMMITTED_TO_USE, PLAN_OF_ITS_OWN],
      claims: ['lambda/concurrency: 10 call of 1000 call'],
      payments: ['12 months: upfront 0 USD, monthly 121.324351 USD'],
    },
  },
  {
    component: 'ec2: { type: t2.micro, count: auto, hours: 3, load: { peakRequests: 2 / s, cpu: 100 ms } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 3 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK, NO_MEMORY],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: t2.micro, count: auto, hours: 24, load: { peakRequests: 4 / s, cpu: 100 ms } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 96 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK, NO_MEMORY],
      instances: '4',
    },
  },
  {
    component:
      'ec2: { type: m5.large, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 20 %, commitment: 0 USD / h } }',
    metered: {
      meters: [
        "Savings Plan's commitment: 730 h for 0 USD",
        'instance hours beyond the Savings Plan: 730 h of ec2/linux.m5.large; ec2/hours.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [PLAN_OF_ITS_OWN],
      payments: ['12 months: upfront 0 USD, monthly 0 USD'],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: m5.large, count: auto, autoscaling: { max: 9 }, load: { requests: calls, cpu: 100 ms } }',
    around: BY_DAY,
    metered: {
      meters: ['instance hours: 1200 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: ['autoscaling: 1.67 instances on average, 2 at most, 1 starts in 24 h of traffic', NO_MEMORY],
      instances: '1.666667',
    },
  },
  {
    component:
      'ec2: { type: m5.large, count: auto, publicIpv4: true, autoscaling: { min: 2, max: 9, target: 50 %, timeToStart: 5 min, cooldown: 2 h }, load: { requests: calls, cpu: 100 ms, memory: 10 MB, duration: 100 ms } }',
    around: BY_DAY,
    metered: {
      meters: [
        'instance hours: 1440 h of ec2/linux.m5.large; ec2/hours.linux',
        'public IPv4 hours: 1440 h of publicIpv4/inUse; publicIpv4/hours free when new: 750 h',
      ],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: ['autoscaling: 2 instances on average, 2 at most, 0 starts in 24 h of traffic'],
      instances: '2',
    },
  },
  {
    component: 'ec2: { type: m5.large, count: auto, autoscaling: { max: 1 }, load: { requests: calls, cpu: 400 ms } }',
    around: BY_DAY,
    metered: {
      meters: ['instance hours: 720 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: ['autoscaling: 1 instances on average, 1 at most, 0 starts in 24 h of traffic', NO_MEMORY],
      warnings: [
        '64.00 % of the requests find no free processor (all instances are busy or still starting): raise `max`, lower `target`, or start earlier',
      ],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: m5.large, count: auto, autoscaling: { max: 6 }, load: { requests: calls, cpu: 400 ms } }',
    around: BY_DAY,
    metered: {
      meters: ['instance hours: 2640 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: ['autoscaling: 3.67 instances on average, 5 at most, 4 starts in 24 h of traffic', NO_MEMORY],
      warnings: [
        '0.20 % of the requests find no free processor (all instances are busy or still starting): raise `max`, lower `target`, or start earlier',
      ],
      instances: '3.666667',
    },
  },
  {
    component: 'ec2: { type: t3.micro, count: auto, autoscaling: { max: 9 }, load: { requests: calls, cpu: 100 ms } }',
    around: BY_DAY,
    metered: {
      meters: [
        'instance hours: 1200 h of ec2/linux.t3.micro; ec2/hours.linux',
        'surplus CPU credits: 426.666667 vCPU-h of ec2/surplusCredits.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: ['autoscaling: 1.67 instances on average, 2 at most, 1 starts in 24 h of traffic', NO_MEMORY],
      instances: '1.666667',
    },
  },
  {
    component:
      'ec2: { type: t3.micro, count: auto, credits: standard, autoscaling: { max: 9 }, load: { requests: calls, cpu: 100 ms } }',
    around: BY_DAY,
    metered: {
      meters: ['instance hours: 1200 h of ec2/linux.t3.micro; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: ['autoscaling: 1.67 instances on average, 2 at most, 1 starts in 24 h of traffic', NO_MEMORY],
      warnings: ['64.00 % of the requests find no CPU credits: take a larger type, or `credits: unlimited`'],
      instances: '1.666667',
    },
  },
  {
    component:
      'ec2: { type: t3.micro, count: auto, surplusCredits: 60, autoscaling: { max: 9 }, load: { requests: calls, cpu: 100 ms } }',
    around: BY_DAY,
    metered: {
      meters: [
        'instance hours: 1200 h of ec2/linux.t3.micro; ec2/hours.linux',
        'surplus CPU credits: 1 vCPU-h of ec2/surplusCredits.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: ['autoscaling: 1.67 instances on average, 2 at most, 1 starts in 24 h of traffic', NO_MEMORY],
      instances: '1.666667',
    },
  },
  {
    component: 'ec2: { type: m4.large, count: auto, autoscaling: { max: 9 }, load: { requests: calls, cpu: 100 ms } }',
    around: { ...BY_DAY, asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 1200 h of ec2/linux.m4.large; ec2/hours.linux'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: ['autoscaling: 1.67 instances on average, 2 at most, 1 starts in 24 h of traffic', NO_MEMORY],
      instances: '1.666667',
    },
  },
  {
    component: 'ec2: { type: m5.large, count: auto, load: { requests: calls, cpu: 200 ms } }',
    around: BY_DAY,
    metered: {
      meters: ['instance hours: 1440 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [NO_MEMORY],
      instances: '2',
    },
  },
  {
    component: 'lambda: { requests: calls, duration: 100 s, memory: 128 MB }',
    around: BY_DAY,
    metered: {
      meters: [
        'requests: 24000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 300000000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      warnings: ['28.00 % of the calls would be throttled: they arrive while the concurrency limit is reached'],
      claims: ['lambda/concurrency: 1388.888889 call of 1000 call'],
    },
  },
  {
    component: 'lambda: { requests: calls, duration: 100 s, memory: 128 MB, accountConcurrency: 2000 }',
    around: BY_DAY,
    metered: {
      meters: [
        'requests: 24000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 300000000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 1388.888889 call of 2000 call'],
    },
  },
  {
    component:
      'lambda: { requests: calls, duration: [{ share: 50 %, duration: 50 s }, { share: 50 %, duration: 150 s }], memory: 128 MB, peakRequests: 1 / s }',
    around: BY_DAY,
    metered: {
      meters: [
        'requests: 24000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 300000000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      warnings: ['28.00 % of the calls would be throttled: they arrive while the concurrency limit is reached'],
      claims: ['lambda/concurrency: 100 call of 1000 call'],
    },
  },
  {
    component: 'lambda: { requests: calls, duration: 71.999 s, memory: 128 MB }',
    around: BY_DAY,
    metered: {
      meters: [
        'requests: 24000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 215997000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 999.986111 call of 1000 call'],
    },
  },
  {
    component: 'lambda: { requests: calls, duration: 72.003 s, memory: 128 MB }',
    around: BY_DAY,
    metered: {
      meters: [
        'requests: 24000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 216009000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      warnings: ['<0.01 % of the calls would be throttled: they arrive while the concurrency limit is reached'],
      claims: ['lambda/concurrency: 1000.041667 call of 1000 call'],
    },
  },
  {
    component:
      'ec2: { type: m5.large, schedule: { days: mon-fri, from: "09:00", to: "18:00", except: [2025-01-01, 2024-12-25, 2026-01-01] }, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 20 % } }',
    metered: {
      meters: ["Savings Plan's commitment: 730 h for 72.416 USD"],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [COMMITTED_TO_USE, PLAN_OF_ITS_OWN],
      warnings: [
        'the schedule covers 2025, so these days have no effect: 2024-12-25, 2026-01-01',
        "73.3 % of the Savings Plan's commitment is paid and not used",
      ],
      payments: ['12 months: upfront 0 USD, monthly 72.416 USD'],
      instances: '1',
    },
  },
  {
    component:
      'ec2: { type: m4.large, runs: { times: 10, each: 90 min }, storage: { gp2: 10 GB }, detailedMonitoring: true }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'instance hours: 20 h of ec2/linux.m4.large; ec2/hours.linux',
        'gp2 storage: 10 GB-month of ebs/gp2.storage; ebs/storage free when new: 30 GB-month',
        'detailed monitoring: 0.027397 month of ec2/detailedMonitoring',
      ],
      notPriced: ['snapshots', 'dataOut', 'logs'],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: m4.large, during: 73 h, storage: { gp2: 10 GB } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'instance hours: 73 h of ec2/linux.m4.large; ec2/hours.linux',
        'gp2 storage: 1 GB-month of ebs/gp2.storage; ebs/storage free when new: 30 GB-month',
      ],
      notPriced: ['snapshots', 'dataOut', 'logs'],
      instances: '1',
    },
  },
  {
    component:
      'ec2: { type: t2.micro, count: auto, runs: { times: 20, each: 3 h }, load: { peakRequests: 2 / s, cpu: 100 ms, requests: 100000 } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 60 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, NO_MEMORY],
      instances: '1',
    },
  },
  {
    component:
      'ec2: { type: t2.micro, count: auto, schedule: { from: "00:00", to: "20:00" }, load: { peakRequests: 4 / s, cpu: 100 ms } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 2433.333333 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK, NO_MEMORY],
      instances: '4',
    },
  },
  {
    component:
      'ec2: { type: t3.micro, count: auto, during: 48 h, load: { peakRequests: 4 / s, cpu: 100 ms, requests: 300000 } }',
    metered: {
      meters: [
        'instance hours: 48 h of ec2/linux.t3.micro; ec2/hours.linux',
        'surplus CPU credits: 0 vCPU-h of ec2/surplusCredits.linux',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [UNLIMITED, NO_MEMORY],
      instances: '1',
    },
  },
  {
    component:
      'ec2: { type: t4g.micro, os: linux, count: 3, credits: unlimited, load: { peakRequests: 20 / s, cpu: 100 ms } }',
    metered: {
      meters: [
        'instance hours: 2190 h of ec2/linux.t4g.micro; ec2/hours.linux',
        'surplus CPU credits: 1022 vCPU-h of ec2/surplusCredits.t4g',
      ],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [AT_THE_PEAK, NO_MEMORY],
      instances: '3',
    },
  },
  {
    component:
      'ec2: { type: t2.micro, count: 1, load: { peakRequests: 50 / s, cpu: 1 ms, duration: 2 s, memory: 20 MB } }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 730 h of ec2/linux.t2.micro; ec2/hours.linux free when new: 750 h'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [STANDARD, AT_THE_PEAK],
      warnings: ["1 × t2.micro can't carry the load (memory of the requests in flight): 2 are needed"],
      instances: '1',
    },
  },
  {
    component: 'ec2: { type: m5.large, hours: 0.5, count: 0, load: { peakRequests: 1 / s, cpu: 1 ms } }',
    metered: {
      meters: ['instance hours: 0 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [AT_THE_PEAK, NO_MEMORY],
      warnings: ["0 × m5.large can't carry the load (processor time at the peak): 1 are needed"],
      instances: '0',
    },
  },
  {
    component: 'ec2: { type: m5.large, count: auto, atLeast: 2, load: { peakRequests: 100 / s, cpu: 100 ms } }',
    metered: {
      meters: ['instance hours: 3650 h of ec2/linux.m5.large; ec2/hours.linux'],
      notPriced: ['volumes', 'publicIpv4', 'dataOut', 'logs'],
      assumed: [AT_THE_PEAK, NO_MEMORY],
      instances: '5',
    },
  },
  {
    component: 'ec2: { type: t1.micro }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: ['instance hours: 730 h of ec2/linux.t1.micro; ec2/hours.linux'],
      notPriced: ['volumes', 'dataOut', 'logs'],
      instances: '1',
    },
  },
  {
    component: 'elb: { kind: classic }',
    metered: {
      meters: ['load balancer hours: 730 h of elb/classic.hours; elb/hours free when new: 750 h'],
      notPriced: ['elbData', 'dataOut'],
    },
  },
  {
    component: 'fargate: { vcpu: 0.25, memory: 0.5 GB, tasks: 2, runs: { times: 30, each: 30 s } }',
    metered: {
      meters: ['vCPU hours: 0.25 vCPU-h of fargate/vcpu.x86_64', 'memory hours: 0.5 GB-h of fargate/memory.x86_64'],
      notPriced: ['publicIpv4', 'dataOut', 'logs'],
    },
  },
  {
    component: 'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, ephemeralStorage: 512 MB }',
    around: { asOf: '2016-06-02' },
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
  },
  {
    component:
      'lambda: { requests: 1M, memory: 1024 MB, durationByMemory: { x86_64: { 512 MB: 400 ms, 1024 MB: 150 ms }, arm64: { 1024 MB: 250 ms } } }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 150000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
  },
  {
    component:
      'lambda: { requests: 1M, memory: 1024 MB, architecture: arm64, durationByMemory: { 512 MB: 400 ms, 1024 MB: 150 ms } }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 150000 GB-s of lambda/duration.arm64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
  },
  {
    component: 'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, coldStarts: 10 %, initDuration: 250 ms }',
    around: { asOf: '2025-08-02' },
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 125000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
    },
  },
  {
    component:
      'lambda: { requests: 1M, memory: 1024 MB, duration: [{ share: 25 %, duration: 101 ms }, { share: 75 %, duration: 301 ms }], coldStarts: 10 %, initDuration: 250 ms, codePackage: image }',
    around: { asOf: '2020-12-01' },
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 276000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
    },
  },
  {
    component: 'elastiCache: { node: cache.t2.micro, engine: memcached }',
    around: { asOf: '2016-06-02' },
    metered: { meters: ['node hours: 730 h of elastiCache/memcached.cache.t2.micro'] },
  },
  {
    component: 'publicIpv4: { hours: 10.5 h }',
    metered: {
      meters: ['public IPv4 hours: 10.5 h of publicIpv4/inUse; publicIpv4/hours free when new: 750 h'],
    },
    absent: { 'publicIpv4/run.minimum': 'publicIpv4', 'publicIpv4/run.granularity': 'publicIpv4' },
  },
  {
    component: 'kinesis: { shards: 2, hours: 1.5 h }',
    metered: { meters: ['shard hours: 4 shard-h of kinesis/shards'], notPriced: ['kinesisPuts'] },
    absent: { 'kinesis/run.minimum': 'kinesis', 'kinesis/run.granularity': 'kinesis' },
  },
  {
    component: 'redshift: { node: ra3.large, hours: 10.5 h }',
    metered: {
      meters: ['node hours: 10.5 h of redshift/node.ra3.large'],
      notPriced: ['redshiftBackup', 'redshiftStorage'],
    },
    absent: { 'redshift/run.minimum': 'redshift', 'redshift/run.granularity': 'redshift' },
  },
  {
    component: 'elb: { kind: application, hours: 10.5 h }',
    metered: {
      meters: ['load balancer hours: 11 h of elb/application.hours; elb/hours free when new: 750 h'],
      notPriced: ['elbData', 'dataOut'],
    },
    absent: { 'elb/run.minimum': 'elb', 'elb/run.granularity': 'elb' },
  },
  {
    component: 'apiGateway: { api: rest, requests: 5M }',
    metered: {
      meters: [
        'API calls: 5000000 request of apiGateway/rest.requests; apiGateway/rest free when new: 1000000 request',
      ],
      notPriced: ['dataOut', 'logs'],
    },
  },
  {
    component: 'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, payload: 6144 KB }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
    },
    absent: { 'lambda/payloadMaximum.synchronous': '6144 KB' },
  },
  {
    component:
      'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, peakRequests: 50 / s, provisionedConcurrency: { concurrency: 10, hours: 1 } }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
        'provisioned concurrency: 36000 GB-s of lambda/provisioned.x86_64',
      ],
      notPriced: ['dataOut', 'logs'],
      assumed: [NO_COLD_STARTS],
      claims: ['lambda/concurrency: 10 call of 1000 call'],
    },
  },
  {
    component:
      'lambda: { requests: 1M, memory: 1024 MB, duration: 100 ms, coldStarts: 10 %, initDuration: 250 ms, runtime: python3.9 }',
    metered: {
      meters: [
        'requests: 1000000 request of lambda/requests; lambda/requests free: 1000000 request',
        'duration: 100000 GB-s of lambda/duration.x86_64; lambda/gbSeconds free: 400000 GB-s',
      ],
      notPriced: ['dataOut', 'logs'],
    },
  },
  {
    component: 'ec2: { type: m4.large, count: 2, purchase: { reserved: 1 year, upfront: partial } }',
    around: { asOf: '2017-10-26' },
    metered: {
      meters: [
        'reserved instance hours, upfront payment included: 1460 h of ec2Reserved/effective.linux.m4.large.1year.partial',
      ],
      notPriced: ['volumes', 'dataOut', 'logs'],
      assumed: [
        PAID_ANYWAY,
        'only the effective rate of these reserved instances is known, not its split into upfront and hourly payments',
      ],
      payments: ['12 months: upfront unknown, monthly unknown'],
      instances: '2',
    },
    absent: { 'ec2Reserved/effective.linux.m4.large.1year.partial': 'purchase' },
  },
];

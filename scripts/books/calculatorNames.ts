/** What AWS's calculator calls the prices of the books that it lists under one name each. */
export interface Listed {
  /** `service/price` */
  readonly id: string;
  readonly unit: string;
  readonly per?: string;
  /** How many of our units are one of the calculator's; one where absent. */
  readonly unitsEach?: string;
  /** Its name in the calculator's data; of a tiered price the names of the tiers and their upper bounds. */
  readonly names: readonly (string | readonly [name: string, upTo: string])[];
  /** Listed once for all regions. */
  readonly isEverywhere?: true;
  /** A price of zero is a price. */
  readonly mayBeFree?: true;
}

const MILLION = '1000000';

/** By the file of the calculator's data. */
export const LISTED: Readonly<Record<string, readonly Listed[]>> = {
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
  datatransfer: [
    {
      id: 'dataTransfer/internet',
      unit: 'GB',
      names: [
        ['DataTransfer External Outbound Next 10 TB', '10240'],
        ['DataTransfer External Outbound Next 40 TB', '51200'],
        ['DataTransfer External Outbound Next 100 TB', '153600'],
        'DataTransfer External Outbound Greater than 150 TB',
      ],
    },
  ],
  events: [
    { id: 'eventBridge/events', unit: 'event', per: MILLION, names: ['CloudWatch Events Custom Event'] },
    {
      id: 'eventBridge/schedules',
      unit: 'event',
      per: MILLION,
      names: ['Scheduled Invocation for 14000000 to Inf Invocations'],
    },
  ],
  states: [{ id: 'stepFunctions/transitions', unit: 'transition', names: ['AWS Step Functions'] }],
  'rds-storage': [
    ...(['singleAz', 'multiAz'] as const).flatMap((deployment): Listed[] => {
      const zones = deployment === 'singleAz' ? 'Single AZ' : 'Multi AZ';
      return [
        databaseStorage(`${deployment}.gp2`, `${zones} General Purpose`),
        databaseStorage(`${deployment}.gp3`, `${zones} General Purpose-GP3`),
        databaseStorage(`${deployment}.io1`, `${zones} Provisioned IOPS`),
        databaseStorage(`${deployment}.magnetic`, `${zones} Magnetic`),
        { id: `rds/iops.${deployment}.io1`, unit: 'IOPS-month', names: [`Provisioned IOPS ${zones}`] },
        { id: `rds/iops.${deployment}.gp3`, unit: 'IOPS-month', names: [`Provisioned GP3 IOPS ${zones}`] },
      ];
    }),
    { id: 'rds/backup', unit: 'GB-month', names: ['Storage Snapshot'] },
  ],
  ebs: [
    volume('gp2.storage', 'Storage General Purpose gp2 GB Mo'),
    volume('gp3.storage', 'Storage General Purpose gp3 GB Mo'),
    volume('io1.storage', 'Storage Provisioned IOPS io1 GB Mo'),
    volume('io2.storage', 'Storage Provisioned IOPS io2 GB month'),
    volume('st1.storage', 'Storage Throughput Optimized HDD st1 GB Mo'),
    volume('sc1.storage', 'Storage Cold HDD sc1 GB Mo'),
    volume('magnetic.storage', 'Storage Magnetic standard GB Mo'),
    volume('snapshot.storage', 'Storage Snapshot Amazon S3 GB Mo'),
    { id: 'ebs/gp3.iops', unit: 'IOPS-month', names: ['Provisioned EBS IOPS gp3 Volumes per IOPS Mo'] },
    { id: 'ebs/io1.iops', unit: 'IOPS-month', names: ['Provisioned EBS IOPS io1 Volumes per IOPS Mo'] },
    { id: 'ebs/io2.iops', unit: 'IOPS-month', names: ['Provisioned EBS IOPS io2 Volumes per IOPS Mo'] },
    { id: 'ebs/io2.iopsTier2', unit: 'IOPS-month', names: ['Provisioned EBS IOPS Tier 2 io2 Volumes per IOPS Mo'] },
    { id: 'ebs/io2.iopsTier3', unit: 'IOPS-month', names: ['Provisioned EBS IOPS Tier 3 io2 Volumes per IOPS Mo'] },
    {
      id: 'ebs/gp3.throughput',
      unit: 'MiBps-month',
      unitsEach: '1024',
      names: ['Provisioned Throughput gp3 per GiBps mo'],
    },
  ],
  'rds-aurora-storage': [
    ...(['MySQL', 'PostgreSQL'] as const).flatMap((engine): Listed[] => {
      const id = `aurora/serverlessV2.${engine.toLowerCase()}`;
      const name = `Aurora ${engine} ServerlessV2`;
      return [
        { id: `${id}.standard`, unit: 'ACU-h', names: [name] },
        { id: `${id}.ioOptimized`, unit: 'ACU-h', names: [`${name} Aurora IO Optimization Mode`] },
      ];
    }),
    {
      id: 'aurora/storage.standard',
      unit: 'GB-month',
      names: ['Database Storage DB Engine Aurora PostgreSQL General Purpose Aurora'],
    },
    { id: 'aurora/storage.ioOptimized', unit: 'GB-month', names: ['Any IO Optimized Aurora'] },
    { id: 'aurora/ioRequests', unit: 'request', per: MILLION, names: ['System Operation Aurora I O Operation'] },
    { id: 'aurora/backup', unit: 'GB-month', names: ['Storage Snapshot Aurora PostgreSQL'] },
  ],
};

function volume(id: string, name: string): Listed {
  return { id: `ebs/${id}`, unit: 'GB-month', names: [name] };
}

function databaseStorage(id: string, name: string): Listed {
  return { id: `rds/storage.${id}`, unit: 'GB-month', names: [`Database Storage ${name}`] };
}

function delivery(to: string, name: string): Listed {
  return { id: `sns/deliveries.${to}`, unit: 'notification', per: MILLION, names: [name], mayBeFree: true };
}

function infrequent(id: string, per: string, name: string): Listed {
  return { id: `s3/${id}`, unit: 'request', per, names: [name] };
}

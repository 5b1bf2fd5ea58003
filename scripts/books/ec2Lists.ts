/** The public lists of EC2's prices: AWS's pages, catalogues and tables that others made of them. */
import type { Day } from '../../src/quantity/day.js';
import { calculatorObservations } from './calculator.js';
import {
  catalogueObservations,
  libcloudObservations,
  libcloudTypeObservations,
  pageObservations,
  sharedTenancyObservations,
} from './catalogues.js';
import type { PublicList } from './publicList.js';
import {
  changeObservations,
  differenceObservations,
  regionTableObservations,
  tableObservations,
  upfrontObservations,
  windowsObservations,
} from './tables.js';

const day = (text: string) => text as Day;

interface Vantage extends Pick<PublicList, 'file' | 'key' | 'text' | 'verdict'> {
  readonly day: string;
  /** Rates of reservations are rounded to it. */
  readonly reservedTo: string;
  readonly hoursAreExact?: boolean;
  /** R4's prices on demand, which other lists show with a decimal more, are rounded until the autumn of 2018. */
  readonly rounded?: readonly string[];
  readonly wrong?: readonly string[];
}

function vantage({ file, day: on, key, text, verdict, ...options }: Vantage): PublicList {
  return {
    file,
    day: day(on),
    key,
    text,
    ...(verdict === undefined ? {} : { verdict }),
    read: (content, _, about) =>
      catalogueObservations([JSON.parse(content)].flat(), { ...about, hoursAreExact: false, ...options }),
  };
}

const FORK = 'vantage-sh/ec2instances.info www/instances.json (amiryal/ec2instances.info commit';
const BINDATA = 'vantage-sh/ec2instances.info www/instances.json of about';

export const EC2_LISTS: readonly PublicList[] = [
  {
    file: 'ec2-catalogue/awsstatic-2016-05-19-linux-od.json',
    day: day('2016-05-19'),
    key: 'page2016-05',
    text: 'AWS pricing-page data of 2016-05-19 (linux-od.min.js, kawaz/aws-pricing commit 46102b1)',
    read: (text, _, about) => pageObservations(JSON.parse(text), about),
  },
  vantage({
    file: 'ec2-catalogue/vantage-instances-2016-06-03.json',
    day: '2016-06-03',
    key: 'vantage2016-06',
    text: 'vantage-sh/ec2instances.info www/instances.json of 2016-06-03 (commit f6c403c)',
    reservedTo: '0.0001',
    hoursAreExact: true,
  }),
  {
    file: 'ec2-catalogue/libcloud-pricing-2016-06-28.json',
    day: day('2016-06-28'),
    key: 'libcloud2016-06',
    text: 'apache/libcloud libcloud/data/pricing.json of 2016-06-28 (commit 02bb428)',
    isWitness: true,
    verdict:
      'AWS’s own page of 2016-05-19 and ec2instances.info of 2016-06-03 agree with the books, and these values are neither those before nor those after the cut of 2016-12-01: the list is wrong.',
    read: (text, _, about) => libcloudObservations(JSON.parse(text), about),
  },
  {
    file: 'ec2-catalogue/libcloud-pricing-2016-06-28.json',
    day: day('2016-06-28'),
    key: 'libcloud2016-06-mumbai',
    text: 'apache/libcloud libcloud/data/pricing.json of 2016-06-28 (commit 02bb428), the region that opened on the day before; equal to ec2instances.info of 2016-09-27 (amiryal/ec2instances.info commit 630e1a3)',
    read: (text, _, about) =>
      libcloudObservations(JSON.parse(text), about).filter(({ region }) => region === 'ap-south-1'),
  },
  vantage({
    file: 'ec2-catalogue/vantage-instances-2016-11-30.json',
    day: '2016-11-30',
    key: 'vantage2016-11',
    text: `${FORK} 0ecf7b6) of 2016-11-30`,
    reservedTo: '0.001',
    rounded: ['r4'],
  }),
  vantage({
    file: 'ec2-catalogue/vantage-instances-2016-12-14.json',
    day: '2016-12-14',
    key: 'vantage2016-12',
    text: `${FORK} e655e36) of 2016-12-14`,
    reservedTo: '0.001',
    rounded: ['r4'],
  }),
  vantage({
    file: 'ec2-catalogue/vantage-instances-2017-03-15.json',
    day: '2017-03-15',
    key: 'vantage2017-03',
    text: `${FORK} 74b2cc0) of 2017-03-15`,
    reservedTo: '0.001',
    rounded: ['r4'],
  }),
  vantage({
    file: 'ec2-catalogue/vantage-instances-2017-10-26.json',
    day: '2017-10-26',
    key: 'vantage2017',
    text: 'vantage-sh/ec2instances.info www/instances.json of 2017-10-26 (commit fe3b460)',
    reservedTo: '0.001',
    rounded: ['r4'],
  }),
  vantage({
    file: 'history/vantage-ec2-linux-windows-rhel-sles-2018-01-05.json',
    day: '2018-01-05',
    key: 'vantage2018-01',
    text: `${BINDATA} 2018-01-05 (LeanerCloud/ec2-instances-info commit 6680051)`,
    reservedTo: '0.001',
    rounded: ['r4'],
  }),
  vantage({
    file: 'history/vantage-ec2-linux-windows-rhel-sles-2018-06-14.json',
    day: '2018-06-14',
    key: 'vantage2018-06',
    text: `${BINDATA} 2018-06-14 (LeanerCloud/ec2-instances-info commit fa37499)`,
    reservedTo: '0.001',
    rounded: ['r4'],
  }),
  vantage({
    file: 'history/vantage-ec2-linux-windows-rhel-sles-2019-04-05.json',
    day: '2019-04-05',
    key: 'vantage2019',
    text: `${BINDATA} 2019-04-05 (LeanerCloud/ec2-instances-info commit 83e9ebd)`,
    reservedTo: '0.000001',
    hoursAreExact: true,
    wrong: ['2xlarge', '4xlarge', '8xlarge', 'xlarge'].map((size) => `us-east-2 linux.r3.${size}`),
    verdict:
      'R3 on Linux in us-east-2, which this list has up to 0.3 % cheaper, isn’t taken: the lists before and after it agree with each other, and with the same list’s prices of Red Hat.',
  }),
  ...[
    ['2020-07-10', '4ac1756'],
    ['2020-08-30', 'dda9d96'],
    ['2022-05-22', 'ec6a28b'],
  ].map(([on = '', commit = '']): PublicList => {
    return {
      file: `history/libcloud-ec2-linux-ondemand-${on}.json`,
      day: day(on),
      key: `libcloud${on.slice(0, 7)}`,
      text: `apache/libcloud libcloud/data/pricing.json of ${on} (commit ${commit})`,
      read: (text, _, about) => libcloudTypeObservations(JSON.parse(text), about),
    };
  }),
  {
    file: 'history/karpenter-ec2-us-east-1-linux-ondemand-2022-06..2026-07-changes.csv',
    beside: 'history/karpenter-ec2-us-east-1-lists.csv',
    day: day('2022-06-23'),
    key: 'karpenter',
    text: 'EC2 Linux on-demand prices of us-east-1 without bare metal in 76 lists of aws/karpenter-provider-aws between 2022-06-23 and 2026-07-20, generated from the AWS Price List API',
    read: (text, _, { source }, lists) => differenceObservations(text, lists, 'us-east-1', source),
  },
  {
    file: 'history/rosa-ec2-linux-ondemand-reserved-2023-11-02.csv',
    day: day('2023-11-02'),
    key: 'rosa2023',
    text: 'EC2 Linux prices of 2023-11-02, on demand and reserved all upfront (jimgarrett123/rosa-calculator price/out/ec2.sql, commit d238f10)',
    read: (text, regions, about) => upfrontObservations(text, regions, about),
  },
  {
    file: 'ec2-today/karpenter-ec2-cn-linux-ondemand-2024-11-06.csv',
    day: day('2024-11-06'),
    key: 'karpenter2024cn',
    text: 'EC2 Linux on-demand prices of cn-north-1 without bare metal, generated 2024-11-06 from the AWS Price List API (aws/karpenter-provider-aws zz_generated.pricing_aws_cn.go, commit 1d92708); the list doesn’t name its currency, which is CNY by the size of its numbers',
    read: (text, _, about) => regionTableObservations(text, about),
  },
  {
    file: 'history/v0rts-price-changes-2025-04-29..2025-12-06.csv',
    day: day('2025-04-29'),
    key: 'changes2025',
    text: 'changes of AWS calculator price data between 2025-04-29 and 2025-12-06, hour by hour (v0rts/aws-price-watcher)',
    read: (text, regions, { source }) => changeObservations(text, regions, source),
  },
  {
    file: 'services-today/v0rts-processed-ec2-2025-12-06.json',
    day: day('2025-12-06'),
    key: 'aws2025-12',
    text: 'AWS calculator price data of 2025-12-06 (v0rts/aws-price-watcher commit c4a0470)',
    read: (text, regions, about) => calculatorObservations('ec2', JSON.parse(text), { regions, ...about }),
  },
  {
    file: 'ec2-today/parsec-ec2-ondemand-2026-02-17.json',
    day: day('2026-02-17'),
    key: 'parsec2026',
    text: 'EC2 on-demand prices of 13 regions, shared tenancy, on Linux, Red Hat and SUSE, as of 2026-02-17 in rhpds/parsec data/ec2_pricing.json (commit e5e8a69), generated from the AWS Price List’s bulk files',
    read: (text, _, about) => sharedTenancyObservations(JSON.parse(text), about),
  },
  {
    file: 'ec2-today/parsec-ec2-windows-license-included-2026-02-17.csv',
    day: day('2026-02-17'),
    key: 'parsec2026-windows',
    text: 'EC2 on-demand prices of 13 regions on Windows, those that lie above Linux’s and so include the licence, as of 2026-02-17 in rhpds/parsec data/ec2_pricing.json (commit e5e8a69)',
    read: (text, _, about) => windowsObservations(text, about),
  },
  {
    file: 'ec2-today/karpenter-ec2-us-gov-linux-ondemand-2026-07-20.csv',
    day: day('2026-07-20'),
    key: 'karpenter2026-gov',
    text: 'EC2 Linux on-demand prices of GovCloud without bare metal, as of 2026-07-20 in aws/karpenter-provider-aws, generated from the AWS Price List API',
    read: (text, _, about) => regionTableObservations(text, about),
  },
  vantage({
    file: 'ec2-catalogue/vantage-single-instance-2026.json',
    day: '2026-07-20',
    key: 'vantage2026',
    text: 'vantage-sh/ec2instances.info of 2026-07-20, one instance type (commit 4ef36cd)',
    reservedTo: '0.000001',
    hoursAreExact: true,
    wrong: ['rhel'],
    verdict:
      'Red Hat isn’t taken: its price in us-east-1 is that of Red Hat with high availability in the list of 2026-02-17, which shows both.',
  }),
  {
    file: 'ec2-catalogue/ec2-us-east-1-linux-ondemand-2026-07-20.csv',
    day: day('2026-07-20'),
    key: 'karpenter2026',
    text: 'EC2 Linux on-demand prices of us-east-1 without bare metal, as of 2026-07-20 in aws/karpenter-provider-aws, generated from the AWS Price List API',
    read: (text, _, about) => tableObservations(text, 'us-east-1', about),
  },
];

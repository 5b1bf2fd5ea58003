/**
 * The public lists that the books are written from: where each lies in a folder of downloads, the day that it shows, and
 * what it is. Oldest first.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import type { Observations } from '../../src/refresh/observation.js';
import { CALCULATOR_FILES, calculatorObservations, codedObservations } from './calculator.js';
import {
  catalogueObservations,
  libcloudObservations,
  pageObservations,
  sharedTenancyObservations,
  tableObservations,
} from './catalogues.js';
import { SERVICE_LISTS } from './serviceLists.js';

type Regions = Readonly<Record<string, Region>>;

export interface PublicList {
  readonly file: string;
  readonly day: Day;
  readonly key: string;
  /** What the list is, for the books and for docs/prices.md. */
  readonly text: string;
  /** A copy that may be older than its day: held against the books, and nothing is taken from it. */
  readonly isWitness?: true;
  /** Who is right where it contradicts the books, and why. */
  readonly verdict?: string;
  read(text: string, regions: Regions, about: { day: Day; source: Observations['source'] }): Observations[];
}

const day = (text: string) => text as Day;

export const PUBLIC_LISTS: readonly PublicList[] = [
  {
    file: 'ec2-catalogue/awsstatic-2016-05-19-linux-od.json',
    day: day('2016-05-19'),
    key: 'page2016-05',
    text: 'AWS pricing-page data of 2016-05-19 (linux-od.min.js, kawaz/aws-pricing commit 46102b1)',
    read: (text, _, about) => pageObservations(JSON.parse(text), about),
  },
  {
    file: 'ec2-catalogue/vantage-instances-2016-06-03.json',
    day: day('2016-06-03'),
    key: 'vantage2016-06',
    text: 'vantage-sh/ec2instances.info www/instances.json of 2016-06-03 (commit f6c403c)',
    read: (text, _, about) =>
      catalogueObservations(JSON.parse(text), { ...about, reservedTo: '0.0001', hoursAreExact: true }),
  },
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
    file: 'ec2-catalogue/vantage-instances-2017-10-26.json',
    day: day('2017-10-26'),
    key: 'vantage2017',
    text: 'vantage-sh/ec2instances.info www/instances.json of 2017-10-26 (commit fe3b460)',
    read: (text, _, about) =>
      catalogueObservations(JSON.parse(text), { ...about, reservedTo: '0.001', hoursAreExact: false }),
  },
  ...CALCULATOR_FILES.map(
    (file): PublicList => ({
      file: `pricing/quinnypig-processed-${file}-2025-06-18.json`,
      day: day('2025-06-18'),
      key: 'aws2025',
      text: 'AWS calculator price data of 2025-06-18 (QuinnyPig/aws-price-watcher commit a6645eb)',
      read: (text, regions, about) => calculatorObservations(file, JSON.parse(text), { regions, ...about }),
    }),
  ),
  {
    file: 'ec2-today/parsec-ec2-ondemand-2026-02-17.json',
    day: day('2026-02-17'),
    key: 'parsec2026',
    text: 'EC2 Linux on-demand prices of us-east-1, shared tenancy, as of 2026-02-17 in rhpds/parsec data/ec2_pricing.json (commit e5e8a69), generated from the AWS Price List’s bulk files',
    read: (text, _, about) => sharedTenancyObservations(JSON.parse(text), 'us-east-1', about),
  },
  {
    file: 'pricing/quinnypig-raw-lambda-2025-06.json',
    day: day('2025-06-18'),
    key: 'aws2025raw',
    text: 'AWS calculator price data of 2025-06-18, by codes (QuinnyPig/aws-price-watcher raw/lambda.json, commit a6645eb)',
    read: (text, regions, about) => codedObservations(JSON.parse(text), { regions, ...about }),
  },
  {
    file: 'ec2-catalogue/vantage-single-instance-2026.json',
    day: day('2026-07-20'),
    key: 'vantage2026',
    text: 'vantage-sh/ec2instances.info of 2026-07-20, one instance type (commit 4ef36cd)',
    read: (text, _, about) =>
      catalogueObservations([JSON.parse(text)].flat(), { ...about, reservedTo: '0.000001', hoursAreExact: true }),
  },
  {
    file: 'ec2-catalogue/ec2-us-east-1-linux-ondemand-2026-07-20.csv',
    day: day('2026-07-20'),
    key: 'karpenter2026',
    text: 'EC2 Linux on-demand prices of us-east-1 without bare metal, as of 2026-07-20 in aws/karpenter-provider-aws, generated from the AWS Price List API',
    read: (text, _, about) => tableObservations(text, 'us-east-1', about),
  },
  ...SERVICE_LISTS,
];

/** @returns undefined where the folder doesn't have the list */
export function observationsOf(list: PublicList, folder: string, regions: Regions): Observations[] | undefined {
  const path = join(folder, list.file);
  if (!existsSync(path)) return undefined;
  return list.read(readFileSync(path, 'utf8'), regions, { day: list.day, source: { key: list.key, text: list.text } });
}

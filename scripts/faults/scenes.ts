/** Writes of several files that belong together, each with what stood there before and what comes next. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type PriceListServer, priceListServer } from '../../test/support/priceListServer.js';
import { DURATION, type Item, instance, product, REQUESTS } from '../../test/support/products.js';

export interface Scene {
  readonly name: string;
  /** Within a folder that is empty but for `folders`: what there is before. */
  prepare(folder: string): void;
  /** Where files come and go, as seen from the folder. */
  readonly folders: readonly string[];
  readonly targets: readonly string[];
  /** What writes the targets. */
  readonly words: readonly string[];
  /** Another call that writes into the same folders, and none of the targets. */
  readonly next: readonly string[];
}

const CAMPAIGN = resolve('scenarios/campaign-site.yaml');

export const OUTPUTS: Scene = scene('outputs', ['.', 'second'], {
  targets: ['a.csv', 'b.md', 'second/c.json', 'd.txt', 'second/e.html'],
  words: ['compare', CAMPAIGN],
  next: ['compare', CAMPAIGN, '--output', 'other.txt'],
});

function scene(
  name: string,
  folders: readonly string[],
  { targets, words, next }: Omit<Scene, 'name' | 'prepare' | 'folders'>,
): Scene {
  return {
    name,
    folders,
    targets,
    words: [...words, ...targets.flatMap((target) => ['--output', target])],
    next: [...next, '--output', 'second/other.txt'],
    prepare(folder) {
      // The last is new.
      for (const target of targets.slice(0, -1)) writeFileSync(join(folder, target), `old ${target}\n`);
    },
  };
}

const UPDATED = ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml'];

export const UPDATE: Scene = {
  name: 'check --update',
  folders: ['.'],
  targets: UPDATED,
  words: ['check', ...UPDATED, '--update'],
  next: ['check', 'other.yaml', '--output', 'report.txt'],
  prepare(folder) {
    for (const name of UPDATED) writeFileSync(join(folder, name), scenario('    total: 9 USD'));
    writeFileSync(join(folder, 'other.yaml'), scenario('    total: { below: 9 USD }'));
  },
};

function scenario(total: string): string {
  return `region: ap-northeast-1
asOf: 2016-06-02
workload:
  uploads: 1,000,000
options:
  Lambda:
    - lambda: { name: convert, requests: uploads, duration: 120 ms, memory: 128 MB }
expect:
  Lambda:
${total}
`;
}

const SQS = product({
  sku: 'SQS',
  serviceCode: 'AWSQueueService',
  attributes: { regionCode: 'ap-northeast-1', usagetype: 'APN1-Requests-Tier1', queueType: 'Standard' },
  unit: 'Requests',
  price: '0.0000004',
});
const RESERVED = [{ length: '1yr', option: 'No Upfront', hourly: '0.0600000000' }];

/** What a refresh learns. */
const ITEMS: readonly Item[] = [
  REQUESTS,
  DURATION,
  SQS,
  instance('m5.large', '0.124', { reserved: RESERVED }),
  instance('m5.xlarge', '0.248', { reserved: RESERVED }),
];

export const REGION_FOLDER = 'books/ap-northeast-1';
export const ASKING = ['--region', 'ap-northeast-1', '--source', 'bulk', '--prices', 'books'];

/** Books with a price or two, and a server of the rest. */
export async function refreshScene(): Promise<{ scene: Scene; server: PriceListServer }> {
  const server = await priceListServer({ items: ITEMS });
  const services = ['lambda', 'ec2', 'ec2Reserved'];
  const refresh = ['prices', 'refresh', ...ASKING, '--endpoint', server.url];
  return {
    server,
    scene: {
      name: 'prices refresh',
      folders: ['.', 'books', REGION_FOLDER],
      targets: services.map((service) => `${REGION_FOLDER}/${service}.yaml`),
      words: [...refresh, ...services.flatMap((service) => ['--service', service])],
      next: [...refresh, '--service', 'sqs'],
      prepare(folder) {
        mkdirSync(join(folder, REGION_FOLDER), { recursive: true });
        for (const service of services.slice(0, -1))
          writeFileSync(join(folder, REGION_FOLDER, `${service}.yaml`), book(service));
      },
    },
  };
}

/** With a price that nobody asks for. */
function book(service: string): string {
  return `service: ${service}
region: ap-northeast-1
checked: 2026-01-01
sources:
  page: "a page"
prices:
  former:
    unit: h
    history: [{ from: 2026-01-01, usd: 1, source: page }]
`;
}

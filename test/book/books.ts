/** Small books of the tests' own making, kept in memory. */
import type { Catalogue, PriceEntry, PriceShard, Region, RuleShard } from '../../src/book/book.js';
import { encodeRules, encodeShard } from '../../src/book/encoded.js';
import { NotInBooks } from '../../src/book/snapshot.js';
import type { Day } from '../../src/quantity/day.js';

export const day = (text: string) => text as Day;
export const TOKYO = 'ap-northeast-1';

export function priceShard(histories: Record<string, readonly PriceEntry[]>, checked = '2025-06-18'): PriceShard {
  const prices = Object.fromEntries(
    Object.entries(histories).map(([id, history]) => [id, { unit: 'h', per: '1', history }]),
  );
  return { service: 'ec2', region: TOKYO, checked: day(checked), sources: { page: 'EC2 pricing page' }, prices };
}

export function change(from: string, usd?: string, more: Partial<PriceEntry> = {}): PriceEntry {
  return { from: day(from), source: 'page', ...(usd === undefined ? {} : { tiers: [{ usd }] }), ...more };
}

export const EC2 = priceShard({
  'linux.t2.micro': [
    change('2014-07-01', '0.020', { lastSeen: day('2016-06-29'), note: 'one price until the cut' }),
    change('2016-12-01', '0.016'),
    change('2017-10-26', '0.0152', { firstSeen: true }),
  ],
  'linux.t2.small': [change('2014-07-01', '0.040')],
  'rhel.t2.micro': [change('2017-10-26', '0.0752'), change('2018-01-01', undefined, { note: 'no later list' })],
});

const LAMBDA: PriceShard = {
  ...priceShard({}),
  service: 'lambda',
  prices: {
    requests: { unit: 'request', per: '1000000', history: [change('2014-11-13', '0.2')] },
    duration: {
      unit: 'GB-s',
      per: '1000',
      history: [
        change('2022-08-01', undefined, {
          tiers: [{ upTo: '6000000', usd: '0.016' }, { upTo: '9000000', usd: '0.015' }, {}],
        }),
      ],
    },
  },
};

const RULES: RuleShard = {
  service: 'lambda',
  checked: day('2026-09-20'),
  sources: { blog: 'AWS News Blog' },
  rules: {
    granularity: {
      about: { en: 'Billed duration is rounded up to a multiple of this.', ja: '課金対象時間の切り上げ単位' },
      unit: 'ms',
      history: [
        { from: day('2014-11-13'), value: '100', source: 'blog', note: 'the preview' },
        { from: day('2020-12-01'), value: '1', source: 'blog' },
      ],
    },
    freeStorage: {
      about: { en: 'Free.', ja: '無料枠' },
      unit: 'GB',
      history: [{ from: day('2022-03-24'), value: '0.5', source: 'blog' }],
    },
  },
};

function region(name: string, prefix: string): Region {
  return { name, priceListNames: [name], usageTypePrefixes: [prefix], partition: 'aws' };
}

export const TOKYO_REGION = region('Asia Pacific (Tokyo)', 'APN1');
export const VIRGINIA_REGION = region('US East (N. Virginia)', 'USE1');

const CATALOGUE: Catalogue = {
  regions: {
    [TOKYO]: { ...TOKYO_REGION, services: ['ec2', 'lambda'] },
    'us-east-1': { ...VIRGINIA_REGION, services: [] },
  },
};

const FILES: ReadonlyMap<string, string> = new Map([
  ['catalogue.json', JSON.stringify(CATALOGUE)],
  [`prices/${TOKYO}/ec2.tsv`, encodeShard(EC2)],
  [`prices/${TOKYO}/lambda.tsv`, encodeShard(LAMBDA)],
  ['rules/lambda.json', encodeRules(RULES)],
]);

export function read(path: string): string | undefined {
  return FILES.get(path);
}

/** What `ask` is refused with. */
export function refusal(ask: () => unknown): NotInBooks {
  try {
    ask();
  } catch (error) {
    if (error instanceof NotInBooks) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

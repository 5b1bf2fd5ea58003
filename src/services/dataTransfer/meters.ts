import { GB } from '../../quantity/unit.js';
import type { UsageOf } from '../contract/field.js';
import { type Metering, type MeteringContext, meter, service } from '../contract/service.js';
import { DATA_OUT } from '../contract/topics.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

export const dataTransfer = service({
  name: 'dataTransfer',
  title: { en: 'Data transfer', ja: 'データ転送' },
  usage,
  skus,
  covers: [DATA_OUT.key],
  meter(usage, context) {
    const to = usage.to.replaceAll(' ', '').toLowerCase();
    if (to === 'internet') return toInternet(usage, context);
    if (to === 'zone' || to === 'anotherzone') return toZone(usage, context);
    return toRegion(usage, context);
  },
});

function toInternet({ out }: UsageOf<typeof usage>, context: MeteringContext): Metering {
  return {
    meters: [
      meter({
        name: { en: 'data out to the internet', ja: 'インターネットへの転送' },
        quantity: out,
        price: context.price('dataTransfer/internet', GB),
        allowance: {
          pool: 'dataTransfer/internet',
          always: context.freeAllowance('dataTransfer/freeOut', GB),
          newAccount: context.newAccountAllowance('dataTransfer/newAccountOut', GB),
        },
      }),
    ],
    notPriced: [],
  };
}

/** Between zones both ends pay, and both are the customer's (EC2 pricing page: "in each direction"). */
function toZone({ out }: UsageOf<typeof usage>, context: MeteringContext): Metering {
  const price = context.price('dataTransfer/zone', GB);
  return {
    meters: [
      meter({ name: { en: 'data out to another zone', ja: '別ゾーンへの転送（送信）' }, quantity: out, price }),
      meter({ name: { en: 'data in from another zone', ja: '別ゾーンからの転送（受信）' }, quantity: out, price }),
    ],
    notPriced: [],
  };
}

const REGION_CODE = /^[a-z]{2}(-[a-z]+)+-\d$/;
const ANOTHER_REGION = ['another region', 'anotherRegion'];

/** Some pairs of regions have a price of their own; the others share the region's default. */
const DESTINATIONS = {
  en: 'internet, zone, or the code of another region',
  ja: 'internet、zone、またはほかのリージョンのコード',
};

function toRegion({ out, to }: UsageOf<typeof usage>, context: MeteringContext): Metering {
  if (to === context.region || (!REGION_CODE.test(to) && !ANOTHER_REGION.includes(to))) {
    const isOwn = to === context.region;
    const message = isOwn
      ? { en: `\`${to}\` is the region itself`, ja: `\`${to}\` はこのシナリオ自身のリージョンです` }
      : { en: `\`${to}\` is not a destination for data`, ja: `\`${to}\` は転送先として正しくありません` };
    context.refuse(['to'], { code: 'unknownWord', message, expected: DESTINATIONS });
    return { meters: [], notPriced: [] };
  }
  const own = `dataTransfer/region.${to}`;
  const price = context.price(context.hasPrice(own) ? own : 'dataTransfer/region.any', GB, ['to']);
  const name = { en: 'data out to another region', ja: '別リージョンへの転送' };
  return { meters: [meter({ name, quantity: out, price })], notPriced: [] };
}

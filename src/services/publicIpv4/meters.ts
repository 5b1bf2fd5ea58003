import { product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { isZero } from '../../quantity/rational.js';
import { HOUR } from '../../quantity/unit.js';
import { billedHours } from '../compute/running.js';
import { type Meter, type MeteringContext, meter, type PricedMeter, service, type Topic } from '../contract/service.js';
import { PUBLIC_IPV4 } from '../contract/topics.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

export const publicIpv4 = service({
  name: 'publicIpv4',
  title: { en: 'Public IPv4', ja: 'パブリック IPv4' },
  usage,
  skus,
  covers: [PUBLIC_IPV4.key],
  meter: (usage, context) => ({
    meters: [
      addressMeter(
        product(usage.addresses, billedHours(usage, context, 'publicIpv4/run', { count: usage.addresses })),
        context,
      ),
    ],
    notPriced: [],
  }),
});

/** @param hours over all addresses of instances */
export function addressMeter(hours: Formula<HOUR>, context: MeteringContext): Meter {
  const newAccount = context.newAccountAllowance('publicIpv4/freeHours', HOUR);
  return { ...addressHours(hours, context), allowance: { pool: 'publicIpv4/hours', newAccount } };
}

/** @param hours over all addresses */
export function addressHours(hours: Formula<HOUR>, context: MeteringContext): PricedMeter {
  return meter({
    name: { en: 'public IPv4 hours', ja: 'パブリック IPv4 時間' },
    quantity: hours,
    price: context.price('publicIpv4/inUse', HOUR),
  });
}

/** What to mind where a component says nothing of addresses: nothing on a day on which they cost nothing. */
export function addressTopics(context: MeteringContext): Topic[] {
  const price = 'publicIpv4/inUse';
  if (!context.hasPrice(price)) return [PUBLIC_IPV4];
  const free = context.price(price, HOUR).tiers.every(({ usd }) => usd !== undefined && isZero(usd));
  return free ? [] : [PUBLIC_IPV4];
}

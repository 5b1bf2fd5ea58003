/** The public addresses of things that AWS runs: load balancers and NAT gateways. */
import { product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import type { Dimensionless } from '../../quantity/unit.js';
import { billedHours, type Running } from '../compute/running.js';
import type { Meter, MeteringContext, Topic } from '../contract/service.js';
import { addressHours, addressTopics } from './meters.js';

/**
 * Without the hours of a new account, which are for addresses of instances.
 * @param owners how many have so many addresses each
 */
export function ownedAddresses(
  usage: Running & { readonly publicIpv4?: Formula<Dimensionless> | undefined },
  owners: Formula<Dimensionless>,
  context: MeteringContext,
): { readonly meters: readonly Meter[]; readonly notPriced: readonly Topic[] } {
  if (usage.publicIpv4 === undefined) return { meters: [], notPriced: addressTopics(context) };
  const addresses = product(owners, usage.publicIpv4);
  const hours = product(addresses, billedHours(usage, context, 'publicIpv4/run', { count: owners }));
  return { meters: [addressHours(hours, context)], notPriced: [] };
}

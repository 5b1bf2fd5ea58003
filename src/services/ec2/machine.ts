/** Where the books have what holds for EC2's instances. */
import { creditFamily } from '../compute/credits.js';
import { instanceFacts } from '../compute/instanceTypes.js';
import type { Machine } from '../compute/machine.js';
import type { KnownRules, RulesOf } from '../contract/knownRules.js';
import type { PriceFacts } from '../contract/service.js';

/** The rules of its types. */
export const INSTANCE_TYPES = 'instanceTypes';
/** The prices of what is reserved. */
export const RESERVED = 'ec2Reserved';

/** Within the rules of `ec2`. */
export function systemMemoryRule(os: string): string {
  return `systemMemory.${os}`;
}

export function machineOf({ type, os }: { readonly type: string; readonly os: string }): Machine {
  // T4g's surplus credits have a price of their own.
  const priced = creditFamily(type) === 't4g' ? 't4g' : os;
  return {
    type,
    run: `ec2/run.${os}`,
    types: INSTANCE_TYPES,
    systemMemory: `ec2/${systemMemoryRule(os)}`,
    credits: 'cpuCredits',
    surplusCredits: `ec2/surplusCredits.${priced}`,
  };
}

/** Of a price of instances, on demand or reserved; undefined where the type isn't known, or it is a price of something else. */
export function factsOf(price: string, rulesOf: RulesOf<KnownRules>): PriceFacts | undefined {
  const type = /^ec2(?:Reserved\/\w+\.|\/)(?:linux|windows|rhel|suse)\.([\w-]+\.[\w-]+)/.exec(price)?.[1];
  return type === undefined ? undefined : instanceFacts(type, rulesOf(INSTANCE_TYPES));
}

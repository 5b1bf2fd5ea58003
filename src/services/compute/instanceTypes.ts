/** Instance types as the rules of `instanceTypes` have them. */
import type { Words } from '../../words.js';
import type { KnownRules, RulesOf } from '../contract/knownRules.js';
import type { PriceFacts } from '../contract/service.js';

export const INSTANCE_TYPES = 'instanceTypes';

const SIZE = 'vcpu.';

/** The rule that every instance type has. */
export function sizeRule(type: string): string {
  return `${SIZE}${type}`;
}

export function instanceTypes(rules: KnownRules): string[] {
  return rules.ids().flatMap((id) => (id.startsWith(SIZE) ? [id.slice(SIZE.length)] : []));
}

export function architectureOf(type: string, rules: KnownRules): 'x86_64' | 'arm64' {
  return rules.newest(`arm64.${familyOf(type)}`) === '1' ? 'arm64' : 'x86_64';
}

function familyOf(type: string): string {
  return type.split('.')[0] ?? '';
}

/** Of a price of instances, on demand or reserved; undefined where the type isn't known. */
export function instanceFacts(price: string, rulesOf: RulesOf<KnownRules>): PriceFacts | undefined {
  const type = /^ec2(?:Reserved\/\w+\.|\/)(?:linux|windows|rhel)\.([\w-]+\.[\w-]+)/.exec(price)?.[1];
  if (type === undefined) return undefined;
  const rules = rulesOf(INSTANCE_TYPES);
  const family = familyOf(type);
  const [vcpu, memoryGb] = [rules.newest(sizeRule(type)), rules.newest(`memory.${type}`)];
  if (vcpu === undefined || memoryGb === undefined || rules.newest(`arm64.${family}`) === undefined) return undefined;
  const architecture = architectureOf(type, rules);
  const burstable = rules.newest(`burstable.${family}`) === '1';
  const facts = [`${vcpu} vCPU`, `${memoryGb} GB`, architecture];
  return {
    words: {
      en: `${facts.join(', ')}${burstable ? BURSTS.en : ''}`,
      ja: `${facts.join('、')}${burstable ? BURSTS.ja : ''}`,
    },
    facets: { instance: { vcpu, memoryGb, architecture, burstable } },
  };
}

const BURSTS: Words = { en: ', bursts on CPU credits', ja: '、バースト可能（CPU クレジット）' };

/** Instance types as the rules of `instanceTypes` have them. */
import type { Words } from '../../words.js';
import type { DatedRules, KnownRules } from '../contract/knownRules.js';
import type { MeteringContext, PriceFacts } from '../contract/service.js';
import type { Machine } from './machine.js';

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

/** What holds of the family of a type from some day on: it is retired, of a previous generation, bursts without credits. */
export function isOf(trait: FamilyTrait, type: string, rules: DatedRules): boolean {
  return rules.isThere(`${trait}.${familyOf(type)}`);
}

type FamilyTrait = 'retired' | 'previousGeneration' | 'unpublishedBaseline';

/** What is taken for granted of a type that bursts without CPU credits. */
export function baselineAssumed({ type, types }: Machine, context: MeteringContext): Words[] {
  const trait: FamilyTrait = 'unpublishedBaseline';
  if (!context.hasRule(`${types}/${trait}.${familyOf(type)}`)) return [];
  return [
    {
      en: `${type} sustains its whole vCPU, though it bursts and AWS publishes no baseline`,
      ja: `${type} は vCPU をすべて使い続けられるとする（バースト型で、ベースラインは公表されていない）`,
    },
  ];
}

function familyOf(type: string): string {
  return type.split('.')[0] ?? '';
}

/** Of a price of instances; undefined where the type isn't known. */
export function instanceFacts(type: string, rules: KnownRules): PriceFacts | undefined {
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

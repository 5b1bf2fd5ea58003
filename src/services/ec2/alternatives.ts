/** Instances that could carry the same load: of every type that is wanted, bought in every way that is, as many as it takes. */
import { plainWords, type Words } from '../../words.js';
import { creditFamily } from '../compute/credits.js';
import { architectureOf, instanceTypes, isOf, sizeRule } from '../compute/instanceTypes.js';
import { systemTakes } from '../compute/systemMemory.js';
import type { Alternative, AlternativesSource, Exclusion } from '../contract/alternatives.js';
import type { UsageOf } from '../contract/field.js';
import type { DatedRules, RulesOf } from '../contract/knownRules.js';
import { INSTANCE_TYPES, systemMemoryRule } from './machine.js';
import { purchaseWords } from './purchaseWords.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const alternatives: AlternativesSource<Usage> = {
  asks: { en: '`ec2` a `load`', ja: '`ec2` に `load`' },
  alternativesTo(usage, { isWanted = () => true, architectures, purchases }, rulesOf) {
    if (usage.load === undefined) return undefined;
    const rules = rulesOf(INSTANCE_TYPES);
    // What was built for one architecture doesn't run on the other.
    const allowed = architectures ?? [architectureOf(usage.type, rules)];
    const wanted = instanceTypes(rules).filter(
      (type) => isWanted(type) && allowed.includes(architectureOf(type, rules)),
    );
    const bought = (purchases as readonly Usage['purchase'][] | undefined) ?? [usage.purchase];
    const systemMb = systemMbOf(usage, rulesOf);
    const why = new Map(wanted.map((type) => [type, whyNot(type, usage, systemMb, rules)]));
    return {
      found: wanted.flatMap((type) =>
        why.get(type) === undefined ? bought.map((purchase) => alternative(usage, type, purchase, rules)) : [],
      ),
      excluded: wanted.flatMap((type): Exclusion[] => {
        const reason = why.get(type);
        return reason === undefined ? [] : [{ words: plainWords(type), reason }];
      }),
      assumed: [
        ...(architectures === undefined ? [ofArchitecture(allowed.join())] : []),
        ...(usage.atLeast === undefined && usage.autoscaling === undefined ? [NONE_TO_SPARE] : []),
        ...(systemMb === undefined ? [] : [systemTakes(systemMb)]),
        REST_SUFFICES,
      ],
    };
  },
};

/**
 * Why nobody would take the type on the day. The stated type is taken as long as it is there: who has it knows what it does,
 * and no answer is dearer than the scenario's own.
 */
function whyNot(type: string, usage: Usage, systemMb: string | undefined, rules: DatedRules): Words | undefined {
  if (!rules.isThere(sizeRule(type))) return NOT_THERE_YET;
  if (type === usage.type) return undefined;
  if (isOf('retired', type, rules)) return RETIRED;
  if (isOf('unpublishedBaseline', type, rules)) return NO_BASELINE;
  const memoryGb = rules.on(`memory.${type}`);
  if (systemMb === undefined || memoryGb === undefined) return undefined;
  return Number(memoryGb) * 1024 > Number(systemMb) ? undefined : fullOfSystem(systemMb);
}

/** What the system takes where the load says nothing of memory; else metering the load finds out. */
function systemMbOf({ load, os }: Usage, rulesOf: RulesOf): string | undefined {
  const isSaid = load?.memory !== undefined || load?.systemMemory !== undefined;
  return isSaid ? undefined : rulesOf('ec2').on(systemMemoryRule(os));
}

function alternative(usage: Usage, type: string, purchase: Usage['purchase'], rules: DatedRules): Alternative<Usage> {
  const how = purchaseWords(purchase);
  const isOld = isOf('previousGeneration', type, rules);
  const ofJa = [...(isOld ? ['旧世代'] : []), ...(how.en === 'onDemand' ? [] : [how.ja])].join('、');
  return {
    usage: { ...usage, ...creditsOf(usage, type), type, purchase, count: 'auto' },
    chosen: ['type', 'count', ...(how.en === purchaseWords(usage.purchase).en ? [] : (['purchase'] as const))],
    words: {
      en: `${type}${isOld ? ' (previous generation)' : ''}${how.en === 'onDemand' ? '' : ` ${how.en}`}`,
      ja: ofJa === '' ? type : `${type}（${ofJa}）`,
    },
    facets: { type, purchase: how.en, ...(isOld ? { generation: 'previous' } : {}) },
    isStated: type === usage.type && how.en === purchaseWords(usage.purchase).en,
    ownWord: { text: type, inGeneral: THE_TYPE },
  };
}

/** What is said of credits holds for types that have them, and surplus credits are counted on the stated one alone. */
function creditsOf(usage: Usage, type: string): Pick<Usage, 'credits' | 'surplusCredits'> {
  return {
    credits: creditFamily(type) === undefined ? undefined : usage.credits,
    surplusCredits: type === usage.type ? usage.surplusCredits : undefined,
  };
}

const THE_TYPE: Words = { en: 'the type', ja: '対象タイプ' };

const NOT_THERE_YET: Words = {
  en: 'not there yet on the day, as far as the books know',
  ja: '記録にある限り、基準日にはまだ提供されていない',
};
const RETIRED: Words = {
  en: 'no longer started by AWS on the day',
  ja: '基準日には AWS での新規起動が終了している',
};
const NO_BASELINE: Words = {
  en: 'bursts on its CPU, and AWS publishes no baseline that it sustains',
  ja: 'CPU がバースト型で、持続できるベースラインが公表されていない',
};

function fullOfSystem(mb: string): Words {
  return {
    en: `no memory left beside the system, which takes ${mb} MB by default (\`systemMemory\`)`,
    ja: `システム（既定 ${mb} MB、\`systemMemory\`）以外に使えるメモリがない`,
  };
}

function ofArchitecture(name: string): Words {
  return {
    en: `only ${name} types are considered, as the stated one is`,
    ja: `検討対象は指定タイプと同じ ${name} のみ`,
  };
}

const NONE_TO_SPARE: Words = {
  en: 'no instances beyond those that carry the load (`atLeast`)',
  ja: '負荷の処理に必要な台数のみで、予備なし（`atLeast`）',
};
const REST_SUFFICES: Words = {
  en: 'the network and the disks of each type suffice for the load',
  ja: '各タイプのネットワークとディスクの性能は負荷に対して十分とする',
};

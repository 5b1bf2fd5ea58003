import { called, difference, inUnit, lessAllowance, one, product, roundUp, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, needsKey } from '../../phrases.js';
import { DIMENSIONLESS, type Dimensionless, GB_SECOND, MB, MINUTE, MS, SECOND } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import type { Bought } from '../compute/bought.js';
import { purchaseOf } from '../compute/purchase.js';
import { planClaims, underPlan } from '../compute/savingsPlan.js';
import type { UsageOf } from '../contract/field.js';
import { type Metering, type MeteringContext, meter, type PricedMeter, service } from '../contract/service.js';
import { DATA_OUT, LOGS } from '../contract/topics.js';
import { alternatives } from './alternatives.js';
import { type Durations, isDistribution, withDuration } from './duration.js';
import { memoryOf } from './memory.js';
import { pollerMeters } from './pollers.js';
import { holdToLimits, quotaUsagesOf, warnOfRuntime } from './quotas.js';
import { requestMeters, sizeAssumed } from './requests.js';
import { skus } from './skus.js';
import { snapStartOf } from './snapStart.js';
import { units } from './units.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const lambda = service({
  name: 'lambda',
  title: { en: 'Lambda', ja: 'Lambda' },
  usage,
  skus,
  units,
  meter(stated, context): Metering {
    const usage = withDuration(stated, context);
    holdToLimits(usage, context);
    warnOfRuntime(usage, context);
    const provisioned = usage.provisionedConcurrency;
    const requests = requestMeters(usage, context);
    const compute = [
      ...(usage.requests === undefined ? [] : durationMeters(usage, usage.requests, context)),
      ...(provisioned === undefined ? [] : provisionedMeters(usage, provisioned, context)),
    ];
    const bought = purchaseMeters(usage, compute, context);
    const snapStart = snapStartOf(usage, context);
    return {
      meters: [...requests, ...bought.meters, ...pollerMeters(usage, context), ...snapStart.meters],
      notPriced: [DATA_OUT, LOGS],
      assumed: [
        ...(usage.coldStarts === undefined ? [NO_COLD_STARTS] : []),
        ...sizeAssumed(usage),
        ...snapStart.assumed,
        ...bought.assumed,
      ],
      payments: bought.payments,
      ...(bought.claims === undefined ? {} : { claims: bought.claims }),
      quotaUsages: quotaUsagesOf(usage, context),
    };
  },
  alternatives,
});

const NO_COLD_STARTS = {
  en: 'cold starts add no billed time',
  ja: 'コールドスタートによる課金時間の増加はないものとする',
};

/** A Compute Savings Plan covers duration and provisioned concurrency: not requests, nor what is stored meanwhile. */
function purchaseMeters(usage: Usage, compute: readonly PricedMeter[], context: MeteringContext): Bought {
  const purchase = purchaseOf(usage.purchase, context);
  if (purchase.kind !== 'savingsPlan' && purchase.kind !== 'sharedPlan') {
    return { meters: compute, payments: [], assumed: [] };
  }
  const isCovered = ({ price }: PricedMeter) => /^lambda\/(duration|provisioned|provisionedDuration)\./.test(price.id);
  const covered = compute.filter(isCovered);
  if (covered.length === 0) return { meters: compute, payments: [], assumed: [] };
  const usages = { ...PLANNED, meters: covered, active: context.span };
  if (purchase.kind === 'sharedPlan') {
    return { meters: compute, payments: [], assumed: [], claims: planClaims(purchase, usages, context) };
  }
  const plan = underPlan(purchase, usages, context);
  return { ...plan, meters: [...plan.meters, ...compute.filter((meter) => !isCovered(meter))] };
}

const PLANNED = {
  service: 'lambda',
  title: { en: 'Lambda duration', ja: 'Lambda の実行時間' },
  ratePrefix: 'lambda.',
  plans: ['compute'],
} as const;

/** Each call is rounded up by itself; the mean over a distribution is taken afterwards. */
function billedSeconds(
  durations: Durations,
  extra: Formula<MS> | undefined,
  context: MeteringContext,
): Formula<SECOND> {
  const granularity = context.rule('lambda/durationGranularity', MS);
  const billed = (duration: Formula<MS>) => {
    const whole = extra === undefined ? duration : sum(MS, duration, extra);
    return inUnit(called(BILLED_DURATION, roundUp(whole, { to: granularity })), 'ms', 's');
  };
  if (!isDistribution(durations)) return billed(durations);
  const parts = durations.map((part) => product(part.share, billed(part.duration)));
  return called({ en: 'mean billed duration', ja: '平均課金時間' }, sum(SECOND, ...parts));
}

const BILLED_DURATION = { en: 'billed duration', ja: '課金時間' };

/** A cold start's INIT phase runs before the call; a rule of the day says whether it is billed with it. */
function meanBilledSeconds(usage: Usage, durations: Durations, context: MeteringContext): Formula<SECOND> {
  const warm = billedSeconds(durations, undefined, context);
  if (usage.coldStarts === undefined || usage.initDuration === undefined) return warm;
  const isBilled = context.rule(`lambda/initBilled.${isCustom(usage) ? 'custom' : usage.codePackage}`, DIMENSIONLESS, [
    'codePackage',
  ]);
  const init = called(
    { en: 'billed INIT phase', ja: '課金される INIT フェーズ' },
    product(isBilled, usage.initDuration),
  );
  const cold = billedSeconds(durations, init, context);
  const warmShare = called(
    { en: 'share of warm starts', ja: 'ウォームスタートの割合' },
    difference(one(DIMENSIONLESS), usage.coldStarts),
  );
  return sum(SECOND, product(warmShare, warm), product(usage.coldStarts, cold));
}

/** A runtime that the function brings itself. */
function isCustom({ runtime }: Usage): boolean {
  return runtime?.startsWith('provided') === true;
}

function durationMeters(usage: Usage, requests: Formula<Dimensionless>, context: MeteringContext): PricedMeter[] {
  if (usage.duration === undefined) {
    const message = needsKey(plainWords('lambda'), 'duration');
    context.refuse([], { code: 'missingKey', message, expected: example('120 ms') });
    return [];
  }
  const seconds = called(
    { en: 'billed seconds', ja: '課金秒数' },
    product(requests, meanBilledSeconds(usage, usage.duration, context)),
  );
  return [
    meter({
      name: { en: 'duration', ja: '実行時間' },
      quantity: called(GB_SECONDS, product(seconds, memoryOf(usage))),
      price: context.price(`lambda/duration.${usage.architecture}`, GB_SECOND, ['architecture']),
      allowance: { pool: 'lambda/gbSeconds', always: context.freeAllowance('lambda/freeGbSeconds', GB_SECOND) },
    }),
    ...ephemeralMeters(usage.ephemeralStorage, seconds, context),
  ];
}

const GB_SECONDS = { en: 'GB-seconds', ja: 'GB 秒' };

/**
 * /tmp is billed for the billed duration, beyond the included part; memory has no part in it. Where the day allows no
 * more than the included part there is nothing to bill, and no price.
 */
function ephemeralMeters(
  size: Formula<MB> | undefined,
  seconds: Formula<SECOND>,
  context: MeteringContext,
): PricedMeter[] {
  if (size === undefined) return [];
  const included = context.rule('lambda/ephemeralStorageIncluded', MB);
  if (!context.exceeds(context.rule('lambda/ephemeralStorageMaximum', MB), included)) return [];
  const beyond = called({ en: 'beyond the included size', ja: '込みの容量を超える分' }, lessAllowance(size, included));
  return [
    meter({
      name: { en: 'ephemeral storage', ja: 'エフェメラルストレージ' },
      quantity: product(seconds, inUnit(beyond, 'MB', 'GB')),
      price: context.price('lambda/ephemeralStorage', GB_SECOND, ['ephemeralStorage']),
    }),
  ];
}

function provisionedMeters(
  usage: Usage,
  provisioned: NonNullable<Usage['provisionedConcurrency']>,
  context: MeteringContext,
): PricedMeter[] {
  const memory = memoryOf(usage);
  const at = ['provisionedConcurrency'];
  const hours = provisioned.hours ?? context.span;
  context.atMost([...at, 'hours'], '`hours`', hours, context.span);
  const granularity = context.rule('lambda/provisionedGranularity', MINUTE, at);
  const enabled = inUnit(roundUp(inUnit(hours, 'h', 'min'), { to: granularity }), 'min', 's');
  const meters = [
    meter({
      name: { en: 'provisioned concurrency', ja: 'プロビジョニングされた同時実行' },
      quantity: product(provisioned.concurrency, called({ en: 'time enabled', ja: '有効時間' }, enabled), memory),
      price: context.price(`lambda/provisioned.${usage.architecture}`, GB_SECOND, at),
    }),
  ];
  if (provisioned.requests === undefined) return meters;
  if (provisioned.duration === undefined) {
    const message = needsKey(
      { en: '`provisionedConcurrency` with requests', ja: 'requests のある `provisionedConcurrency`' },
      'duration',
    );
    context.refuse(at, { code: 'missingKey', message });
    return meters;
  }
  const seconds = product(provisioned.requests, billedSeconds(provisioned.duration, undefined, context));
  const durationMeter = meter({
    name: { en: 'duration on provisioned concurrency', ja: 'プロビジョニングされた同時実行での実行時間' },
    quantity: called(GB_SECONDS, product(seconds, memory)),
    price: context.price(`lambda/provisionedDuration.${usage.architecture}`, GB_SECOND, at),
  });
  return [...meters, durationMeter, ...ephemeralMeters(usage.ephemeralStorage, seconds, context)];
}

import { called, difference, inUnit, lessAllowance, one, product, roundUp, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, needsKey } from '../../phrases.js';
import { GB, GB_SECOND, MB, MINUTE, MS, NO_UNIT, type NoUnit, REQUEST, SECOND } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import { purchaseOf } from '../compute/purchase.js';
import { type UnderPlan, underPlan } from '../compute/savingsPlan.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type Metering, meter, type PricedMeter, service, type Terms } from '../contract/service.js';
import { DATA_OUT, LOGS } from '../contract/topics.js';
import { alternatives } from './alternatives.js';
import { type Durations, isDistribution, withDuration } from './duration.js';
import { claimsOf, holdToLimits, warnOfRuntime } from './limits.js';
import { skus } from './skus.js';
import { POLLER_UNIT_HOUR, units } from './units.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const lambda = service({
  name: 'lambda',
  title: { en: 'Lambda', ja: 'Lambda' },
  usage,
  skus,
  units,
  meter(stated, terms): Metering {
    const said = withDuration(stated, terms);
    holdToLimits(said, terms);
    warnOfRuntime(said, terms);
    const provisioned = said.provisionedConcurrency;
    const requests = requestMeters(said, terms);
    const compute = [
      ...(said.requests === undefined ? [] : durationMeters(said, said.requests, terms)),
      ...(provisioned === undefined ? [] : provisionedMeters(said, provisioned, terms)),
    ];
    const bought = boughtAs(said, compute, terms);
    return {
      meters: [
        ...requests,
        ...bought.meters,
        ...(said.pollerUnitHours === undefined ? [] : [pollerMeter(said.pollerUnitHours, terms)]),
        ...(said.snapStart === undefined ? [] : snapStartMeters(said, said.snapStart, terms)),
      ],
      notPriced: [DATA_OUT, LOGS],
      assumed: [...(said.coldStarts === undefined ? [NO_COLD_STARTS] : []), ...bought.assumed],
      payments: bought.payments,
      claims: claimsOf(said, terms),
    };
  },
  alternatives,
});

const NO_COLD_STARTS = {
  en: 'cold starts add no billed time',
  ja: 'コールドスタートによる課金時間の増加はないものとする',
};

/** A Compute Savings Plan covers duration and provisioned concurrency: not requests, nor what is stored meanwhile. */
function boughtAs(said: Usage, compute: readonly PricedMeter[], terms: Terms): UnderPlan {
  const purchase = purchaseOf(said.purchase, terms);
  if (purchase.kind !== 'savingsPlan') return { meters: compute, payments: [], assumed: [] };
  const isCovered = ({ price }: PricedMeter) => /^lambda\/(duration|provisioned|provisionedDuration)\./.test(price.id);
  const covered = compute.filter(isCovered);
  if (covered.length === 0) return { meters: compute, payments: [], assumed: [] };
  const plan = underPlan(
    purchase,
    { service: 'lambda', ratePrefix: 'lambda.', meters: covered, active: terms.span },
    terms,
  );
  return { ...plan, meters: [...plan.meters, ...compute.filter((meter) => !isCovered(meter))] };
}

function requestMeters(said: Usage, terms: Terms): Meter[] {
  const all = [said.requests, said.provisionedConcurrency?.requests].filter((requests) => requests !== undefined);
  if (all.length === 0) {
    if (said.provisionedConcurrency !== undefined) return [];
    const message = needsKey(plainWords('lambda'), 'requests');
    terms.refuse([], { code: 'missingKey', message, expected: example('300,000 / month') });
    return [];
  }
  return [
    meter({
      name: { en: 'requests', ja: 'リクエスト' },
      quantity: product(sum(NO_UNIT, ...all), one(REQUEST)),
      price: terms.price('lambda/requests', REQUEST),
      allowance: { pool: 'lambda/requests', always: terms.offer('lambda/freeRequests', REQUEST) },
    }),
  ];
}

function memoryOf(said: Usage): Formula<GB> {
  return called({ en: 'memory', ja: 'メモリ' }, inUnit(said.memory, 'MB', 'GB'));
}

/** Each call is rounded up by itself; the mean over a distribution is taken afterwards. */
function billedSeconds(durations: Durations, extra: Formula<MS> | undefined, terms: Terms): Formula<SECOND> {
  const granularity = terms.rule('lambda/durationGranularity', MS);
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
function meanBilledSeconds(said: Usage, durations: Durations, terms: Terms): Formula<SECOND> {
  const warm = billedSeconds(durations, undefined, terms);
  if (said.coldStarts === undefined || said.initDuration === undefined) return warm;
  const isBilled = terms.rule(`lambda/initBilled.${isCustom(said) ? 'custom' : said.codePackage}`, NO_UNIT, [
    'codePackage',
  ]);
  const init = called(
    { en: 'billed INIT phase', ja: '課金される INIT フェーズ' },
    product(isBilled, said.initDuration),
  );
  const cold = billedSeconds(durations, init, terms);
  const warmShare = called(
    { en: 'share of warm starts', ja: 'ウォームスタートの割合' },
    difference(one(NO_UNIT), said.coldStarts),
  );
  return sum(SECOND, product(warmShare, warm), product(said.coldStarts, cold));
}

/** A runtime that the function brings itself. */
function isCustom({ runtime }: Usage): boolean {
  return runtime?.startsWith('provided') === true;
}

function durationMeters(said: Usage, requests: Formula<NoUnit>, terms: Terms): PricedMeter[] {
  if (said.duration === undefined) {
    const message = needsKey(plainWords('lambda'), 'duration');
    terms.refuse([], { code: 'missingKey', message, expected: example('120 ms') });
    return [];
  }
  const seconds = called(
    { en: 'billed seconds', ja: '課金秒数' },
    product(requests, meanBilledSeconds(said, said.duration, terms)),
  );
  return [
    meter({
      name: { en: 'duration', ja: '実行時間' },
      quantity: called(GB_SECONDS, product(seconds, memoryOf(said))),
      price: terms.price(`lambda/duration.${said.architecture}`, GB_SECOND, ['architecture']),
      allowance: { pool: 'lambda/gbSeconds', always: terms.offer('lambda/freeGbSeconds', GB_SECOND) },
    }),
    ...ephemeralMeters(said.ephemeralStorage, seconds, terms),
  ];
}

const GB_SECONDS = { en: 'GB-seconds', ja: 'GB 秒' };

/**
 * /tmp is billed for the billed duration, beyond the included part; memory has no part in it. Where the day allows no
 * more than the included part there is nothing to bill, and no price.
 */
function ephemeralMeters(size: Formula<MB> | undefined, seconds: Formula<SECOND>, terms: Terms): PricedMeter[] {
  if (size === undefined) return [];
  const included = terms.rule('lambda/ephemeralStorageIncluded', MB);
  if (!terms.exceeds(terms.rule('lambda/ephemeralStorageMaximum', MB), included)) return [];
  const beyond = called({ en: 'beyond the included size', ja: '込みの容量を超える分' }, lessAllowance(size, included));
  return [
    meter({
      name: { en: 'ephemeral storage', ja: 'エフェメラルストレージ' },
      quantity: product(seconds, inUnit(beyond, 'MB', 'GB')),
      price: terms.price('lambda/ephemeralStorage', GB_SECOND, ['ephemeralStorage']),
    }),
  ];
}

function provisionedMeters(
  said: Usage,
  provisioned: NonNullable<Usage['provisionedConcurrency']>,
  terms: Terms,
): PricedMeter[] {
  const memory = memoryOf(said);
  const at = ['provisionedConcurrency'];
  const hours = provisioned.hours ?? terms.span;
  terms.atMost([...at, 'hours'], '`hours`', hours, terms.span);
  const granularity = terms.rule('lambda/provisionedGranularity', MINUTE, at);
  const enabled = inUnit(roundUp(inUnit(hours, 'h', 'min'), { to: granularity }), 'min', 's');
  const meters = [
    meter({
      name: { en: 'provisioned concurrency', ja: 'プロビジョニングされた同時実行' },
      quantity: product(provisioned.concurrency, called({ en: 'time enabled', ja: '有効時間' }, enabled), memory),
      price: terms.price(`lambda/provisioned.${said.architecture}`, GB_SECOND, at),
    }),
  ];
  if (provisioned.requests === undefined) return meters;
  if (provisioned.duration === undefined) {
    const message = needsKey(
      { en: '`provisionedConcurrency` with requests', ja: 'requests のある `provisionedConcurrency`' },
      'duration',
    );
    terms.refuse(at, { code: 'missingKey', message });
    return meters;
  }
  const seconds = product(provisioned.requests, billedSeconds(provisioned.duration, undefined, terms));
  const durationMeter = meter({
    name: { en: 'duration on provisioned concurrency', ja: 'プロビジョニングされた同時実行での実行時間' },
    quantity: called(GB_SECONDS, product(seconds, memory)),
    price: terms.price(`lambda/provisionedDuration.${said.architecture}`, GB_SECOND, at),
  });
  return [...meters, durationMeter, ...ephemeralMeters(said.ephemeralStorage, seconds, terms)];
}

function snapStartMeters(said: Usage, snapStart: NonNullable<Usage['snapStart']>, terms: Terms): Meter[] {
  const memory = memoryOf(said);
  return [
    meter({
      name: { en: 'SnapStart cache', ja: 'SnapStart キャッシュ' },
      quantity: product(snapStart.versions, inUnit(terms.span, 'h', 's'), memory),
      price: terms.price('lambda/snapStart.cache', GB_SECOND, ['snapStart']),
    }),
    meter({
      name: { en: 'SnapStart restores', ja: 'SnapStart リストア' },
      quantity: product(snapStart.restores, memory),
      price: terms.price('lambda/snapStart.restore', GB, ['snapStart']),
    }),
  ];
}

function pollerMeter(hours: Formula<typeof POLLER_UNIT_HOUR>, terms: Terms): Meter {
  return meter({
    name: { en: 'event poller units', ja: 'イベントポーラーユニット' },
    quantity: hours,
    price: terms.price('lambda/eventPollerUnits', POLLER_UNIT_HOUR, ['pollerUnitHours']),
  });
}

/** The limits of the day: what is refused, what is warned of, and what the functions of an option claim together. */

import { called, constant, inUnit, maxOf, one, product, quotient, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { needsBeside } from '../../phrases.js';
import { divide, isZero, multiply, rational } from '../../quantity/rational.js';
import { DIMENSIONLESS, KB, MB, MS, type PER_SECOND } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import type { MeteringContext, QuotaUsage } from '../contract/service.js';
import { peakOf, percentText, throttledShare } from '../contract/traffic.js';
import { type Durations, isDistribution, meanDuration } from './duration.js';
import { CALL, INTERFACE } from './units.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export function holdToLimits(usage: Usage, context: MeteringContext): void {
  context.atLeast(['memory'], '`memory`', usage.memory, context.rule('lambda/memoryMinimum', MB));
  context.atMost(['memory'], '`memory`', usage.memory, context.rule('lambda/memoryMaximum', MB));
  context.multipleOf(['memory'], '`memory`', usage.memory, context.rule('lambda/memoryStep', MB));
  const longest = context.rule('lambda/timeoutMaximum', MS);
  if (usage.timeout !== undefined) context.atMost(['timeout'], '`timeout`', usage.timeout, longest);
  const timeout = usage.timeout ?? longest;
  holdDurations(usage.duration, ['duration'], timeout, context);
  holdDurations(usage.provisionedConcurrency?.duration, ['provisionedConcurrency', 'duration'], timeout, context);
  if (usage.ephemeralStorage !== undefined) {
    const at = ['ephemeralStorage'];
    context.atLeast(
      at,
      '`ephemeralStorage`',
      usage.ephemeralStorage,
      context.rule('lambda/ephemeralStorageMinimum', MB),
    );
    context.atMost(
      at,
      '`ephemeralStorage`',
      usage.ephemeralStorage,
      context.rule('lambda/ephemeralStorageMaximum', MB),
    );
  }
  holdPayload(usage, context);
  holdProvisioned(usage, context);
  if ((usage.coldStarts === undefined) !== (usage.initDuration === undefined)) {
    const [given, missing] =
      usage.coldStarts === undefined ? ['initDuration', 'coldStarts'] : ['coldStarts', 'initDuration'];
    context.refuse([given], { code: 'missingKey', message: needsBeside(`\`${given}\``, missing) });
  }
}

/** No call runs longer than its timeout, and no share of calls is lost. */
function holdDurations(
  durations: Durations | undefined,
  at: readonly string[],
  timeout: Formula<MS>,
  context: MeteringContext,
): void {
  if (durations === undefined) return;
  if (!isDistribution(durations)) {
    context.atMost(at, '`duration`', durations, timeout);
    return;
  }
  durations.forEach((part, index) => {
    context.atMost([...at, String(index), 'duration'], '`duration`', part.duration, timeout);
  });
  context.equal(at, SHARES, sum(DIMENSIONLESS, ...durations.map((part) => part.share)), constant(1, DIMENSIONLESS));
}

const SHARES = { en: 'the sum of the shares', ja: '割合の合計' };

/** What a call brings along; AWS takes more of it from callers that wait for the answer. */
function holdPayload(usage: Usage, context: MeteringContext): void {
  if (usage.payload === undefined) return;
  const invocation = usage.invocation ?? 'synchronous';
  context.atMost(
    ['payload'],
    PAYLOADS[invocation],
    usage.payload,
    context.rule(`lambda/payloadMaximum.${invocation}`, KB, ['payload']),
  );
}

const PAYLOADS = {
  synchronous: { en: '`payload` of a synchronous call', ja: '同期呼び出しの `payload`' },
  asynchronous: { en: '`payload` of an asynchronous call', ja: '非同期呼び出しの `payload`' },
};

/** Provisioned concurrency is a part of the account's. */
function holdProvisioned(usage: Usage, context: MeteringContext): void {
  const provisioned = usage.provisionedConcurrency?.concurrency;
  if (provisioned === undefined) return;
  const at = ['provisionedConcurrency', 'concurrency'];
  context.atMost(at, '`concurrency`', product(provisioned, one(CALL)), accountLimit(usage, context));
}

/** How many calls may run at once in the account: the day's default, or what AWS has raised it to. */
function accountLimit(usage: Usage, context: MeteringContext): Formula<typeof CALL> {
  if (usage.accountConcurrency !== undefined) return product(usage.accountConcurrency, one(CALL));
  return context.rule('lambda/concurrencyLimit', CALL);
}

/**
 * Little's law: calls at once are arrivals times duration. In a VPC each took a share of a network interface, as long as
 * a rule of the day says so.
 */
export function quotaUsagesOf(usage: Usage, context: MeteringContext): QuotaUsage[] {
  const atOnce = concurrency(usage, context);
  warnOfThrottling(usage, context);
  if (atOnce === undefined) return [];
  const quotaUsage: QuotaUsage = {
    pool: 'lambda/concurrency',
    what: { en: 'concurrent Lambda executions', ja: 'Lambda の同時実行数' },
    quantity: atOnce,
    limit: accountLimit(usage, context),
    remedy: {
      en: 'shorten the calls, spread the peak, or ask AWS to raise the quota (and set `accountConcurrency`)',
      ja: '実行時間の短縮・ピークの分散、または上限緩和の申請（緩和後は `accountConcurrency` を指定）が必要',
    },
  };
  return [
    quotaUsage,
    ...(usage.vpc === undefined ? [] : interfaceQuotaUsage(usage.vpc, usage.memory, atOnce, context)),
  ];
}

/** Arrivals in the busiest time of the traffic, where the requests have one. */
function peakOfTraffic({ requests }: Usage, context: MeteringContext): Formula<typeof PER_SECOND> | undefined {
  const traffic = requests && context.trafficOf(requests);
  return requests && traffic && peakOf(requests, traffic, context.span);
}

/** The part of the calls that would find no execution environment within the limit, interval by interval of the traffic. */
function warnOfThrottling(usage: Usage, context: MeteringContext): void {
  const traffic = usage.requests && context.trafficOf(usage.requests);
  if (usage.requests === undefined || usage.duration === undefined || traffic === undefined) return;
  const calls = context.valueOf(usage.requests);
  const seconds = divide(context.valueOf(meanDuration(usage.duration)), rational(1000));
  if (isZero(calls) || isZero(seconds)) return;
  const meanPerSecond = divide(calls, multiply(context.valueOf(context.span), rational(3600)));
  const maxPerSecond = divide(context.valueOf(accountLimit(usage, context)), seconds);
  const throttled = throttledShare(traffic, meanPerSecond, maxPerSecond);
  if (isZero(throttled)) return;
  const percent = percentText(throttled);
  context.warn({
    en: `${percent} % of the calls would be throttled: they arrive while the concurrency limit is reached`,
    ja: `${percent} % の呼び出しが同時実行数の上限によりスロットリングされます`,
  });
}

function concurrency(usage: Usage, context: MeteringContext): Formula<typeof CALL> | undefined {
  const provisioned = usage.provisionedConcurrency?.concurrency;
  const ready = provisioned && product(provisioned, one(CALL));
  const peak = usage.peakRequests ?? peakOfTraffic(usage, context);
  if (peak === undefined || usage.duration === undefined) return ready;
  const seconds = inUnit(meanDuration(usage.duration), 'ms', 's');
  const arriving = called(AT_ONCE, product(peak, seconds, one(CALL)));
  return ready === undefined ? arriving : maxOf(arriving, ready);
}

const AT_ONCE = { en: 'calls at once at the peak', ja: 'ピーク時の同時実行数' };

/** Peak concurrency x memory / the memory of one interface: AWS's formula until functions of a VPC shared interfaces. */
function interfaceQuotaUsage(
  vpc: NonNullable<Usage['vpc']>,
  memory: Formula<MB>,
  atOnce: Formula<typeof CALL>,
  context: MeteringContext,
): QuotaUsage[] {
  const perCall = context.rule('lambda/networkInterfacePerConcurrency', DIMENSIONLESS, ['vpc']);
  if (!context.exceeds(perCall, constant(0, DIMENSIONLESS))) return [];
  const memoryOfOne = context.rule('lambda/memoryPerNetworkInterface', { GB: 1, call: 1, interface: -1 } as const, [
    'vpc',
  ]);
  const interfaces = called(INTERFACES, quotient(product(atOnce, inUnit(memory, 'MB', 'GB')), memoryOfOne));
  const quotaUsage = { what: INTERFACES, quantity: interfaces } as const;
  return [
    {
      ...quotaUsage,
      pool: 'lambda/networkInterfaces',
      limit: context.rule('lambda/networkInterfaceLimit', INTERFACE, ['vpc']),
      remedy: {
        en: 'leave the VPC, take less memory, or ask AWS to raise the quota',
        ja: 'VPC を使わない、メモリを減らす、または上限緩和の申請が必要',
      },
    },
    ...(vpc.addresses === undefined
      ? []
      : [
          {
            ...quotaUsage,
            pool: 'lambda/subnetAddresses',
            limit: product(vpc.addresses, one(INTERFACE)),
            remedy: {
              en: 'each takes an address of the subnets: take larger subnets, or more of them',
              ja: 'ENI ごとにサブネットの IP アドレスが必要なため、サブネットの拡張・追加が必要',
            },
          },
        ]),
  ];
}

const INTERFACES = {
  en: 'network interfaces (ENI) of Lambda in a VPC',
  ja: 'VPC 内 Lambda のネットワークインターフェイス（ENI）',
};

/** A runtime that the day doesn't know is refused by the books; one that AWS has deprecated or closed is warned of. */
export function warnOfRuntime({ runtime }: Usage, context: MeteringContext): void {
  if (runtime === undefined) return;
  const state = context.rule(`lambda/runtime.${runtime}`, DIMENSIONLESS, ['runtime']);
  if (state.kind !== 'rule' || context.exceeds(state, constant(1, DIMENSIONLESS))) return;
  const since = state.provenance.from;
  context.warn(
    context.exceeds(state, constant(0, DIMENSIONLESS)) ? deprecated(runtime, since) : closed(runtime, since),
  );
}

function deprecated(runtime: string, since: string): Words {
  return {
    en: `the runtime ${runtime} is deprecated since ${since}: take a later one`,
    ja: `ランタイム ${runtime} は ${since} に非推奨（サポート終了）となりました。後継のランタイムが必要です`,
  };
}

function closed(runtime: string, since: string): Words {
  return {
    en: `functions can't be created with the runtime ${runtime} since ${since}: take a later one`,
    ja: `ランタイム ${runtime} は ${since} 以降、関数の新規作成ができません。後継のランタイムが必要です`,
  };
}

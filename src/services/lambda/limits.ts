/** The limits of the day: what is refused, what is warned of, and what the functions of an option claim together. */

import { called, constant, inUnit, largest, one, product, quotient, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { needsBeside } from '../../phrases.js';
import { divide, isZero, multiply, rational } from '../../quantity/rational.js';
import { KB, MB, MS, NO_UNIT, type PER_SECOND } from '../../quantity/unit.js';
import type { UsageOf } from '../contract/field.js';
import type { Claim, Terms } from '../contract/service.js';
import { peakOf, percentText, throttledShare } from '../contract/traffic.js';
import { type Durations, isDistribution, meanDuration } from './duration.js';
import { CALL, INTERFACE } from './units.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export function holdToLimits(said: Usage, terms: Terms): void {
  terms.atLeast(['memory'], '`memory`', said.memory, terms.rule('lambda/memoryMinimum', MB));
  terms.atMost(['memory'], '`memory`', said.memory, terms.rule('lambda/memoryMaximum', MB));
  terms.multipleOf(['memory'], '`memory`', said.memory, terms.rule('lambda/memoryStep', MB));
  const longest = terms.rule('lambda/timeoutMaximum', MS);
  if (said.timeout !== undefined) terms.atMost(['timeout'], '`timeout`', said.timeout, longest);
  const timeout = said.timeout ?? longest;
  holdDurations(said.duration, ['duration'], timeout, terms);
  holdDurations(said.provisionedConcurrency?.duration, ['provisionedConcurrency', 'duration'], timeout, terms);
  if (said.ephemeralStorage !== undefined) {
    const at = ['ephemeralStorage'];
    terms.atLeast(at, '`ephemeralStorage`', said.ephemeralStorage, terms.rule('lambda/ephemeralStorageMinimum', MB));
    terms.atMost(at, '`ephemeralStorage`', said.ephemeralStorage, terms.rule('lambda/ephemeralStorageMaximum', MB));
  }
  holdPayload(said, terms);
  holdProvisioned(said, terms);
  if ((said.coldStarts === undefined) !== (said.initDuration === undefined)) {
    const [given, missing] =
      said.coldStarts === undefined ? ['initDuration', 'coldStarts'] : ['coldStarts', 'initDuration'];
    terms.refuse([given], { code: 'missingKey', message: needsBeside(`\`${given}\``, missing) });
  }
}

/** No call runs longer than its timeout, and no share of calls is lost. */
function holdDurations(
  durations: Durations | undefined,
  at: readonly string[],
  timeout: Formula<MS>,
  terms: Terms,
): void {
  if (durations === undefined) return;
  if (!isDistribution(durations)) {
    terms.atMost(at, '`duration`', durations, timeout);
    return;
  }
  durations.forEach((part, index) => {
    terms.atMost([...at, String(index), 'duration'], '`duration`', part.duration, timeout);
  });
  terms.equal(at, SHARES, sum(NO_UNIT, ...durations.map((part) => part.share)), constant(1, NO_UNIT));
}

const SHARES = { en: 'the sum of the shares', ja: '割合の合計' };

/** What a call brings along; AWS takes more of it from callers that wait for the answer. */
function holdPayload(said: Usage, terms: Terms): void {
  if (said.payload === undefined) return;
  const invocation = said.invocation ?? 'synchronous';
  terms.atMost(
    ['payload'],
    PAYLOADS[invocation],
    said.payload,
    terms.rule(`lambda/payloadMaximum.${invocation}`, KB, ['payload']),
  );
}

const PAYLOADS = {
  synchronous: { en: '`payload` of a synchronous call', ja: '同期呼び出しの `payload`' },
  asynchronous: { en: '`payload` of an asynchronous call', ja: '非同期呼び出しの `payload`' },
};

/** Provisioned concurrency is a part of the account's. */
function holdProvisioned(said: Usage, terms: Terms): void {
  const provisioned = said.provisionedConcurrency?.concurrency;
  if (provisioned === undefined) return;
  const at = ['provisionedConcurrency', 'concurrency'];
  terms.atMost(at, '`concurrency`', product(provisioned, one(CALL)), accountLimit(said, terms));
}

/** How many calls may run at once in the account: the day's default, or what AWS has raised it to. */
function accountLimit(said: Usage, terms: Terms): Formula<typeof CALL> {
  if (said.accountConcurrency !== undefined) return product(said.accountConcurrency, one(CALL));
  return terms.rule('lambda/concurrencyLimit', CALL);
}

/**
 * Little's law: calls at once are arrivals times duration. In a VPC each took a share of a network interface, as long as
 * a rule of the day says so.
 */
export function claimsOf(said: Usage, terms: Terms): Claim[] {
  const atOnce = concurrency(said, terms);
  warnOfThrottling(said, terms);
  if (atOnce === undefined) return [];
  const claim: Claim = {
    pool: 'lambda/concurrency',
    what: { en: 'concurrent Lambda executions', ja: 'Lambda の同時実行数' },
    quantity: atOnce,
    limit: accountLimit(said, terms),
    remedy: {
      en: 'shorten the calls, spread the peak, or ask AWS to raise the quota (and set `accountConcurrency`)',
      ja: '実行時間の短縮・ピークの分散、または上限緩和の申請（緩和後は `accountConcurrency` を指定）が必要',
    },
  };
  return [claim, ...(said.vpc === undefined ? [] : interfaceClaims(said.vpc, said.memory, atOnce, terms))];
}

/** Arrivals in the busiest time of the traffic, where the requests have one. */
function peakOfTraffic({ requests }: Usage, terms: Terms): Formula<typeof PER_SECOND> | undefined {
  const traffic = requests && terms.trafficOf(requests);
  return requests && traffic && peakOf(requests, traffic, terms.span);
}

/** The part of the calls that would find no execution environment within the limit, interval by interval of the traffic. */
function warnOfThrottling(said: Usage, terms: Terms): void {
  const traffic = said.requests && terms.trafficOf(said.requests);
  if (said.requests === undefined || said.duration === undefined || traffic === undefined) return;
  const calls = terms.valueOf(said.requests);
  const seconds = divide(terms.valueOf(meanDuration(said.duration)), rational(1000));
  if (isZero(calls) || isZero(seconds)) return;
  const meanPerSecond = divide(calls, multiply(terms.valueOf(terms.span), rational(3600)));
  const mostPerSecond = divide(terms.valueOf(accountLimit(said, terms)), seconds);
  const throttled = throttledShare(traffic, meanPerSecond, mostPerSecond);
  if (isZero(throttled)) return;
  const percent = percentText(throttled);
  terms.warn({
    en: `${percent} % of the calls would be throttled: they arrive while the concurrency limit is reached`,
    ja: `${percent} % の呼び出しが同時実行数の上限によりスロットリングされます`,
  });
}

function concurrency(said: Usage, terms: Terms): Formula<typeof CALL> | undefined {
  const provisioned = said.provisionedConcurrency?.concurrency;
  const ready = provisioned && product(provisioned, one(CALL));
  const peak = said.peakRequests ?? peakOfTraffic(said, terms);
  if (peak === undefined || said.duration === undefined) return ready;
  const seconds = inUnit(meanDuration(said.duration), 'ms', 's');
  const arriving = called(AT_ONCE, product(peak, seconds, one(CALL)));
  return ready === undefined ? arriving : largest(arriving, ready);
}

const AT_ONCE = { en: 'calls at once at the peak', ja: 'ピーク時の同時実行数' };

/** Peak concurrency x memory / the memory of one interface: AWS's formula until functions of a VPC shared interfaces. */
function interfaceClaims(
  vpc: NonNullable<Usage['vpc']>,
  memory: Formula<MB>,
  atOnce: Formula<typeof CALL>,
  terms: Terms,
): Claim[] {
  const perCall = terms.rule('lambda/networkInterfacePerConcurrency', NO_UNIT, ['vpc']);
  if (!terms.exceeds(perCall, constant(0, NO_UNIT))) return [];
  const memoryOfOne = terms.rule('lambda/memoryPerNetworkInterface', { GB: 1, call: 1, interface: -1 } as const, [
    'vpc',
  ]);
  const interfaces = called(INTERFACES, quotient(product(atOnce, inUnit(memory, 'MB', 'GB')), memoryOfOne));
  const claim = { what: INTERFACES, quantity: interfaces } as const;
  return [
    {
      ...claim,
      pool: 'lambda/networkInterfaces',
      limit: terms.rule('lambda/networkInterfaceLimit', INTERFACE, ['vpc']),
      remedy: {
        en: 'leave the VPC, take less memory, or ask AWS to raise the quota',
        ja: 'VPC を使わない、メモリを減らす、または上限緩和の申請が必要',
      },
    },
    ...(vpc.addresses === undefined
      ? []
      : [
          {
            ...claim,
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

/** A runtime that the day doesn't know is refused by the books; one that AWS has closed is warned of. */
export function warnOfRuntime(said: Usage, terms: Terms): void {
  if (said.runtime === undefined) return;
  const open = terms.rule(`lambda/runtime.${said.runtime}`, NO_UNIT, ['runtime']);
  if (open.kind !== 'rule' || terms.exceeds(open, constant(0, NO_UNIT))) return;
  const since = open.provenance.from;
  terms.warn({
    en: `functions can't be created with the runtime ${said.runtime} since ${since}: take a later one`,
    ja: `ランタイム ${said.runtime} は ${since} 以降、関数の新規作成ができません。後継のランタイムが必要です`,
  });
}

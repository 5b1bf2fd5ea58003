/** What load instances carry, so that two small ones are not compared with a load that they can't: how many would do. */

import { called, difference, inUnit, maxOf, one, product, quotient, roundUp } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { needsBeside, needsKey } from '../../phrases.js';
import { DIMENSIONLESS, type Dimensionless, GB, type PER_SECOND, VCPU } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { count, duration, group, memorySize, optional, perSecond, type UsageOf } from '../contract/field.js';
import type { MeteringContext } from '../contract/service.js';
import { peakOf } from '../contract/traffic.js';
import type { Machine } from './machine.js';
import { type Running, runningHours } from './running.js';
import { refuseFull, systemMemoryOf } from './systemMemory.js';

const load = {
  peakRequests: optional(
    perSecond(
      {
        en: 'Requests that arrive at the peak; the busiest time of the traffic, where `requests` have one.',
        ja: 'ピーク時に到着するリクエスト。`requests` にトラフィックがあるときは、その最も混む時間。',
      },
      '50 / s',
    ),
  ),
  cpu: duration(
    { en: 'Processor time of a request, on one vCPU.', ja: '1 リクエストのプロセッサ時間（1 vCPU あたり）。' },
    '40 ms',
  ),
  requests: optional(
    count(
      {
        en: 'Requests in a month; without it, the peak is taken to last.',
        ja: '月間リクエスト数。書かないときは、ピークが続くものとします。',
      },
      '3M',
    ),
  ),
  duration: optional(
    duration({ en: 'How long a request is in flight.', ja: '1 リクエストが処理中である時間。' }, '200 ms'),
  ),
  memory: optional(
    memorySize({ en: 'Memory of a request in flight.', ja: '処理中の 1 リクエストのメモリ。' }, '30 MB'),
  ),
  systemMemory: optional(
    memorySize(
      {
        en: 'Memory that the system and the application take of each instance; default: what the operating system asks for at least, where `memory` is given.',
        ja: 'システムとアプリケーション自体が各インスタンスで使うメモリ。既定: `memory` があるとき、OS の最小要件。',
      },
      '400 MB',
    ),
  ),
};

export const loadField = optional(
  group(
    load,
    { en: 'The load that the instances share.', ja: 'インスタンス全体で受け持つ負荷。' },
    '{ peakRequests: 50 / s, cpu: 40 ms, requests: 3M }',
  ),
);

type LoadUsage = UsageOf<typeof load>;
export type Load = LoadUsage & { readonly peakRequests: Formula<typeof PER_SECOND> };

/** The load with its peak: as stated, else the busiest time of the traffic. */
export function withPeak(loadUsage: LoadUsage, context: MeteringContext): Load | undefined {
  const { requests, peakRequests } = loadUsage;
  if (peakRequests !== undefined) return { ...loadUsage, peakRequests };
  const traffic = requests && context.trafficOf(requests);
  if (requests !== undefined && traffic !== undefined)
    return { ...loadUsage, peakRequests: peakOf(requests, traffic, context.span) };
  const message = needsKey('`load`', 'peakRequests');
  const expected = {
    en: 'e.g. 50 / s; or `requests` of a quantity with `traffic`',
    ja: '50 / s など、または `traffic` のある数量の `requests`',
  };
  context.refuse(['load'], { code: 'missingKey', message, expected });
  return undefined;
}

/** One reason for a number of instances. */
export interface Need {
  readonly instances: Formula<Dimensionless>;
  readonly because: Words;
}

/** Virtual CPUs that are busy at the peak. */
function busyAtPeak({ peakRequests, cpu }: Load): Formula<typeof VCPU> {
  return called(BUSY, product(peakRequests, inUnit(cpu, 'ms', 's'), one(VCPU)));
}

const BUSY = { en: 'vCPUs busy at the peak', ja: 'ピーク時に使用する vCPU' };

/** Virtual CPUs that are busy on average while the instances run. */
export function busyOnAverage(loadUsage: Load, usage: Running, context: MeteringContext): Formula<typeof VCPU> {
  if (loadUsage.requests === undefined) return busyAtPeak(loadUsage);
  const mean = quotient(loadUsage.requests, inUnit(runningHours(usage, context), 'h', 's'));
  context.atMost(['load', 'requests'], MEAN_REQUESTS, mean, loadUsage.peakRequests);
  return called(MEAN_BUSY, product(mean, inUnit(loadUsage.cpu, 'ms', 's'), one(VCPU)));
}

const MEAN_BUSY = { en: 'vCPUs busy on average', ja: '平均で使用する vCPU' };

/** How many instances the processors and the memory ask for. */
export function needsOf(loadUsage: Load, machine: Machine, context: MeteringContext): Need[] {
  const { types, type } = machine;
  const vcpu = context.rule(`${types}/vcpu.${type}`, VCPU, ['type']);
  return [{ instances: instancesAtPeak(loadUsage, vcpu), because: BY_CPU }, ...memoryNeed(loadUsage, machine, context)];
}

/** @param vcpu of one of them */
export function instancesAtPeak(load: Load, vcpu: Formula<typeof VCPU>): Formula<Dimensionless> {
  return wholeInstances(quotient(busyAtPeak(load), vcpu));
}

const MEAN_REQUESTS = {
  en: '`requests`, spread over the time it runs,',
  ja: '`requests` の稼働時間あたりの平均',
};
const BY_CPU = { en: 'processor time at the peak', ja: 'ピーク時の CPU 時間' };
const BY_MEMORY = { en: 'memory of the requests in flight', ja: '処理中リクエストのメモリ' };

function memoryNeed(loadUsage: Load, machine: Machine, context: MeteringContext): Need[] {
  const { memory, duration, systemMemory } = loadUsage;
  if ((memory === undefined) !== (duration === undefined)) {
    const [given, missing] = memory === undefined ? ['duration', 'memory'] : ['memory', 'duration'];
    const what = { en: `\`${given}\` of a load`, ja: `負荷の \`${given}\`` };
    context.refuse(['load', given], { code: 'missingKey', message: needsBeside(what, missing) });
    return [];
  }
  if (memory === undefined && systemMemory === undefined) return [];
  const whole = context.rule(`${machine.types}/memory.${machine.type}`, GB, ['type']);
  const system = inUnit(systemMemoryOf(loadUsage, machine, context), 'MB', 'GB');
  if (!context.exceeds(whole, system)) {
    refuseFull(loadUsage, machine, context);
    return [];
  }
  if (memory === undefined || duration === undefined) return [];
  const inFlight = called(IN_FLIGHT, product(loadUsage.peakRequests, inUnit(duration, 'ms', 's')));
  const needed = product(inFlight, inUnit(memory, 'MB', 'GB'));
  const left = called(LEFT, difference(whole, system));
  return [{ instances: wholeInstances(quotient(needed, left)), because: BY_MEMORY }];
}

const IN_FLIGHT = { en: 'requests in flight', ja: '処理中のリクエスト' };
const LEFT = { en: 'memory left for requests', ja: 'リクエストに使えるメモリ' };

/** At least one, as something has to answer. */
export function wholeInstances(exact: Formula<Dimensionless>): Formula<Dimensionless> {
  return maxOf(one(DIMENSIONLESS), roundUp(exact, { to: one(DIMENSIONLESS) }));
}

/** The need that asks for the most. */
export function sufficientInstances(needs: readonly [Need, ...Need[]]): Formula<Dimensionless> {
  const [first, ...others] = needs;
  if (others.length === 0) return first.instances;
  return called(SUFFICIENT, maxOf(first.instances, ...others.map(({ instances }) => instances)));
}

const SUFFICIENT = { en: 'instances that carry the load', ja: '負荷を処理できる台数' };

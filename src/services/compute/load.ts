/** What load instances carry, so that two small ones are not compared with a load that they can't: how many would do. */

import { called, constant, difference, inUnit, largest, one, product, quotient, roundUp } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { needsBeside, needsKey } from '../../phrases.js';
import { GB, NO_UNIT, type NoUnit, type PER_SECOND, VCPU } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { count, duration, group, memorySize, optional, perSecond, type UsageOf } from '../contract/field.js';
import type { Terms } from '../contract/service.js';
import { peakOf } from '../contract/traffic.js';
import type { Machine } from './machine.js';
import { type Running, runningHours } from './running.js';

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
        en: 'Memory that the system and the application take by themselves.',
        ja: 'システムとアプリケーション自体が使うメモリ。',
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

type Said = UsageOf<typeof load>;
export type Load = Said & { readonly peakRequests: Formula<typeof PER_SECOND> };

/** The load with its peak: as stated, else the busiest time of the traffic. */
export function withPeak(said: Said, terms: Terms): Load | undefined {
  const { requests, peakRequests } = said;
  if (peakRequests !== undefined) return { ...said, peakRequests };
  const traffic = requests && terms.trafficOf(requests);
  if (requests !== undefined && traffic !== undefined)
    return { ...said, peakRequests: peakOf(requests, traffic, terms.span) };
  const message = needsKey('`load`', 'peakRequests');
  const expected = {
    en: 'e.g. 50 / s; or `requests` of a quantity with `traffic`',
    ja: '50 / s など、または `traffic` のある数量の `requests`',
  };
  terms.refuse(['load'], { code: 'missingKey', message, expected });
  return undefined;
}

/** One reason for a number of instances. */
export interface Need {
  readonly instances: Formula<NoUnit>;
  readonly because: Words;
}

/** Virtual CPUs that are busy at the peak. */
function busyAtPeak({ peakRequests, cpu }: Load): Formula<typeof VCPU> {
  return called(BUSY, product(peakRequests, inUnit(cpu, 'ms', 's'), one(VCPU)));
}

const BUSY = { en: 'vCPUs busy at the peak', ja: 'ピーク時に使用する vCPU' };

/** Virtual CPUs that are busy on average while the instances run. */
export function busyOnAverage(said: Load, usage: Running, terms: Terms): Formula<typeof VCPU> {
  if (said.requests === undefined) return busyAtPeak(said);
  const mean = quotient(said.requests, inUnit(runningHours(usage, terms), 'h', 's'));
  terms.atMost(['load', 'requests'], MEAN_REQUESTS, mean, said.peakRequests);
  return called(MEAN_BUSY, product(mean, inUnit(said.cpu, 'ms', 's'), one(VCPU)));
}

const MEAN_BUSY = { en: 'vCPUs busy on average', ja: '平均で使用する vCPU' };

/** How many instances the processors and the memory ask for. */
export function needsOf(said: Load, machine: Machine, terms: Terms): Need[] {
  const { types, type } = machine;
  const vcpu = terms.rule(`${types}/vcpu.${type}`, VCPU, ['type']);
  return [
    { instances: wholeInstances(quotient(busyAtPeak(said), vcpu)), because: BY_CPU },
    ...memoryNeed(said, machine, terms),
  ];
}

const MEAN_REQUESTS = {
  en: '`requests`, spread over the time it runs,',
  ja: '`requests` の稼働時間あたりの平均',
};
const BY_CPU = { en: 'processor time at the peak', ja: 'ピーク時の CPU 時間' };
const BY_MEMORY = { en: 'memory of the requests in flight', ja: '処理中リクエストのメモリ' };

function memoryNeed(said: Load, { types, type }: Machine, terms: Terms): Need[] {
  if (said.memory === undefined && said.duration === undefined) return [];
  if (said.memory === undefined || said.duration === undefined) {
    const [given, missing] = said.memory === undefined ? ['duration', 'memory'] : ['memory', 'duration'];
    const what = { en: `\`${given}\` of a load`, ja: `負荷の \`${given}\`` };
    terms.refuse(['load', given], { code: 'missingKey', message: needsBeside(what, missing) });
    return [];
  }
  const whole = terms.rule(`${types}/memory.${type}`, GB, ['type']);
  const system = said.systemMemory === undefined ? constant(0, GB) : inUnit(said.systemMemory, 'MB', 'GB');
  if (!terms.exceeds(whole, system)) {
    const message = {
      en: `\`systemMemory\` leaves nothing of the memory of ${type}`,
      ja: `\`systemMemory\` が ${type} のメモリをすべて使ってしまいます`,
    };
    const remedy = { en: 'take a larger type', ja: 'より大きいインスタンスタイプを使ってください' };
    terms.refuse(['load', 'systemMemory'], { code: 'contradiction', message, remedy });
    return [];
  }
  const inFlight = called(IN_FLIGHT, product(said.peakRequests, inUnit(said.duration, 'ms', 's')));
  const needed = product(inFlight, inUnit(said.memory, 'MB', 'GB'));
  const left = called(LEFT, difference(whole, system));
  return [{ instances: wholeInstances(quotient(needed, left)), because: BY_MEMORY }];
}

const IN_FLIGHT = { en: 'requests in flight', ja: '処理中のリクエスト' };
const LEFT = { en: 'memory left for requests', ja: 'リクエストに使えるメモリ' };

/** At least one, as something has to answer. */
export function wholeInstances(exact: Formula<NoUnit>): Formula<NoUnit> {
  return largest(one(NO_UNIT), roundUp(exact, { to: one(NO_UNIT) }));
}

/** The need that asks for the most. */
export function enough(needs: readonly [Need, ...Need[]]): Formula<NoUnit> {
  const [first, ...others] = needs;
  if (others.length === 0) return first.instances;
  return called(ENOUGH, largest(first.instances, ...others.map(({ instances }) => instances)));
}

const ENOUGH = { en: 'instances that carry the load', ja: '負荷を処理できる台数' };

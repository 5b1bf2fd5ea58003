/** How many requests calls are: a large asynchronous event is several. */
import { called, lessAllowance, one, product, quotient, roundUp, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, needsKey } from '../../phrases.js';
import { DIMENSIONLESS, type Dimensionless, KB, REQUEST } from '../../quantity/unit.js';
import { plainWords, type Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type MeteringContext, meter } from '../contract/service.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export function requestMeters(usage: Usage, context: MeteringContext): Meter[] {
  const all = [usage.requests, usage.provisionedConcurrency?.requests].filter((requests) => requests !== undefined);
  if (all.length === 0) {
    if (usage.provisionedConcurrency !== undefined) return [];
    const message = needsKey(plainWords('lambda'), 'requests');
    context.refuse([], { code: 'missingKey', message, expected: example('300,000 / month') });
    return [];
  }
  const calls = sum(DIMENSIONLESS, ...all);
  const perCall = requestsPerCall(usage, context);
  return [
    meter({
      name: { en: 'requests', ja: 'リクエスト' },
      quantity: perCall === undefined ? product(calls, one(REQUEST)) : product(calls, perCall, one(REQUEST)),
      price: context.price('lambda/requests', REQUEST),
      allowance: { pool: 'lambda/requests', always: context.freeAllowance('lambda/freeRequests', REQUEST) },
    }),
  ];
}

/** Of an asynchronous event: one for the included size, one more for each step begun beyond it. undefined where it is one. */
function requestsPerCall({ invocation, payload }: Usage, context: MeteringContext): Formula<Dimensionless> | undefined {
  if (invocation !== 'asynchronous' || payload === undefined) return undefined;
  const at = ['payload'];
  const beyond = lessAllowance(payload, context.rule('lambda/eventSizeIncluded', KB, at));
  const step = context.rule('lambda/eventSizeStep', KB, at);
  const further = quotient(roundUp(beyond, { to: step }), step);
  return called(
    { en: 'requests for each event', ja: 'イベントごとのリクエスト数' },
    sum(DIMENSIONLESS, one(DIMENSIONLESS), further),
  );
}

export function sizeAssumed({ invocation, payload }: Usage): Words[] {
  if (invocation === 'asynchronous' && payload === undefined) return [ONE_REQUEST];
  return invocation === undefined && payload !== undefined ? [SYNCHRONOUS] : [];
}

const SYNCHRONOUS: Words = {
  en: 'callers wait for the answer, so that a call of any size is one request (no `invocation` is stated)',
  ja: '呼び出し元は応答を待つ同期呼び出しとし、サイズによらず 1 回で 1 リクエスト（`invocation` の指定なし）',
};

const ONE_REQUEST: Words = {
  en: 'each asynchronous event is one request, as no `payload` is stated',
  ja: '非同期イベントは 1 件につき 1 リクエストとする（`payload` の指定なし）',
};

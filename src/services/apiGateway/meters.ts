import { called, one, pieces, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { type Dimensionless, HOUR, KB, MINUTE, REQUEST } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type Metering, type MeteringContext, meter, service } from '../contract/service.js';
import { DATA_OUT, LOGS } from '../contract/topics.js';
import { skus } from './skus.js';
import { MESSAGE, units } from './units.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

/** What each kind of API is metered by. Saying anything else of it is a slip. */
const KEYS = {
  rest: ['requests', 'cache'],
  http: ['requests', 'requestSize'],
  websocket: ['messages', 'requestSize', 'connectionMinutes'],
} as const;
const ALL_KEYS = ['requests', 'requestSize', 'messages', 'connectionMinutes', 'cache'] as const;

export const apiGateway = service({
  name: 'apiGateway',
  title: { en: 'API Gateway', ja: 'API Gateway' },
  usage,
  skus,
  units,
  meter(usage, context): Metering {
    refuseForeignKeys(usage, context);
    const { needs, meters } = usage.api === 'websocket' ? webSocket(usage, context) : calls(usage, context);
    if (needs !== undefined) {
      const message = {
        en: `apiGateway needs the key \`${needs}\` for ${usage.api}`,
        ja: `apiGateway の ${usage.api} にはキー \`${needs}\` が必要です`,
      };
      context.refuse([], { code: 'missingKey', message });
    }
    const assumed = [
      ...(usage.api !== 'rest' && usage.requestSize === undefined ? [ONE_CHUNK] : []),
      ...(usage.cache === undefined ? [] : [CACHED_ALWAYS]),
    ];
    return {
      meters: [...meters, ...(usage.cache === undefined ? [] : [cacheMeter(usage.cache, context)])],
      notPriced: [DATA_OUT, LOGS],
      ...(assumed.length === 0 ? {} : { assumed }),
    };
  },
});

const ONE_CHUNK = {
  en: 'each call or message to the API is within one metered chunk',
  ja: 'API の呼び出し・メッセージは 1 課金単位のサイズに収まるものとする',
};

const CACHED_ALWAYS = { en: 'the cache of the API exists always', ja: 'API のキャッシュは常時存在するものとする' };

function refuseForeignKeys(usage: Usage, context: MeteringContext): void {
  const known: readonly string[] = KEYS[usage.api];
  for (const key of ALL_KEYS) {
    // A REST call's size does not matter to its price, so saying it does no harm.
    if (usage[key] === undefined || known.includes(key) || (key === 'requestSize' && usage.api === 'rest')) continue;
    const expected = plainWords(known.map((word) => `\`${word}\``).join(', '));
    const message = {
      en: `a ${usage.api} API is not metered by \`${key}\``,
      ja: `${usage.api} API は \`${key}\` では課金されません`,
    };
    context.refuse([key], { code: 'contradiction', message, expected });
  }
}

function calls(usage: Usage, context: MeteringContext): { needs?: string; meters: Meter[] } {
  if (usage.requests === undefined) return { needs: 'requests', meters: [] };
  const calls = product(usage.requests, one(REQUEST));
  const counted =
    usage.api === 'http' && usage.requestSize !== undefined
      ? product(calls, chunks(usage.requestSize, 'apiGateway/http.chunk', context))
      : calls;
  const requests = meter({
    name: { en: 'API calls', ja: 'API 呼び出し' },
    quantity: counted,
    price: context.price(`apiGateway/${usage.api}.requests`, REQUEST, ['api']),
    allowance: {
      pool: `apiGateway/${usage.api}`,
      newAccount: context.newAccountAllowance(`apiGateway/freeRequests.${usage.api}`, REQUEST),
    },
  });
  return { meters: [requests] };
}

function webSocket(usage: Usage, context: MeteringContext): { needs?: string; meters: Meter[] } {
  if (usage.messages === undefined) return { needs: 'messages', meters: [] };
  if (usage.connectionMinutes === undefined) return { needs: 'connectionMinutes', meters: [] };
  const messages = product(usage.messages, one(MESSAGE));
  const counted =
    usage.requestSize === undefined
      ? messages
      : product(messages, chunks(usage.requestSize, 'apiGateway/websocket.chunk', context));
  return {
    meters: [
      meter({
        name: { en: 'messages', ja: 'メッセージ' },
        quantity: counted,
        price: context.price('apiGateway/websocket.messages', MESSAGE, ['api']),
        allowance: {
          pool: 'apiGateway/messages',
          newAccount: context.newAccountAllowance('apiGateway/freeMessages', MESSAGE),
        },
      }),
      meter({
        name: { en: 'connection minutes', ja: '接続時間（分）' },
        quantity: product(usage.connectionMinutes, one(MINUTE)),
        price: context.price('apiGateway/websocket.connectionMinutes', MINUTE, ['api']),
        allowance: {
          pool: 'apiGateway/connectionMinutes',
          newAccount: context.newAccountAllowance('apiGateway/freeConnectionMinutes', MINUTE),
        },
      }),
    ],
  };
}

function chunks(size: Formula<typeof KB>, rule: string, context: MeteringContext): Formula<Dimensionless> {
  return called({ en: 'metered chunks', ja: '課金単位数' }, pieces(size, context.rule(rule, KB)));
}

/** A cache is billed by the hour as long as it exists. */
function cacheMeter(size: string, context: MeteringContext): Meter {
  return meter({
    name: { en: 'cache hours', ja: 'キャッシュ時間' },
    quantity: context.span,
    price: context.price(`apiGateway/cache.${size.replace(' ', '')}`, HOUR, ['cache']),
  });
}

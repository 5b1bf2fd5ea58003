import { called, one, pieces, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { HOUR, KB, MINUTE, type NoUnit, REQUEST } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type Metering, meter, service, type Terms } from '../contract/service.js';
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
  meter(said, terms): Metering {
    refuseForeignKeys(said, terms);
    const { needs, meters } = said.api === 'websocket' ? webSocket(said, terms) : calls(said, terms);
    if (needs !== undefined) {
      const message = {
        en: `apiGateway needs the key \`${needs}\` for ${said.api}`,
        ja: `apiGateway の ${said.api} にはキー \`${needs}\` が必要です`,
      };
      terms.refuse([], { code: 'missingKey', message });
    }
    const withoutSize = said.api !== 'rest' && said.requestSize === undefined;
    return {
      meters: [...meters, ...(said.cache === undefined ? [] : [cacheMeter(said.cache, terms)])],
      notPriced: [DATA_OUT, LOGS],
      ...(withoutSize ? { assumed: [ONE_CHUNK] } : {}),
    };
  },
});

const ONE_CHUNK = {
  en: 'each call or message to the API is within one metered chunk',
  ja: 'API の呼び出し・メッセージは 1 課金単位のサイズに収まるものとする',
};

function refuseForeignKeys(said: Usage, terms: Terms): void {
  const known: readonly string[] = KEYS[said.api];
  for (const key of ALL_KEYS) {
    // A REST call's size does not matter to its price, so saying it does no harm.
    if (said[key] === undefined || known.includes(key) || (key === 'requestSize' && said.api === 'rest')) continue;
    const expected = plainWords(known.map((word) => `\`${word}\``).join(', '));
    const message = {
      en: `a ${said.api} API is not metered by \`${key}\``,
      ja: `${said.api} API は \`${key}\` では課金されません`,
    };
    terms.refuse([key], { code: 'contradiction', message, expected });
  }
}

function calls(said: Usage, terms: Terms): { needs?: string; meters: Meter[] } {
  if (said.requests === undefined) return { needs: 'requests', meters: [] };
  const calls = product(said.requests, one(REQUEST));
  const counted =
    said.api === 'http' && said.requestSize !== undefined
      ? product(calls, chunks(said.requestSize, 'apiGateway/http.chunk', terms))
      : calls;
  const requests = meter({
    name: { en: 'API calls', ja: 'API 呼び出し' },
    quantity: counted,
    price: terms.price(`apiGateway/${said.api}.requests`, REQUEST, ['api']),
    allowance: {
      pool: `apiGateway/${said.api}`,
      newAccount: terms.offer(`apiGateway/freeRequests.${said.api}`, REQUEST),
    },
  });
  return { meters: [requests] };
}

function webSocket(said: Usage, terms: Terms): { needs?: string; meters: Meter[] } {
  if (said.messages === undefined) return { needs: 'messages', meters: [] };
  if (said.connectionMinutes === undefined) return { needs: 'connectionMinutes', meters: [] };
  const messages = product(said.messages, one(MESSAGE));
  const counted =
    said.requestSize === undefined
      ? messages
      : product(messages, chunks(said.requestSize, 'apiGateway/websocket.chunk', terms));
  return {
    meters: [
      meter({
        name: { en: 'messages', ja: 'メッセージ' },
        quantity: counted,
        price: terms.price('apiGateway/websocket.messages', MESSAGE, ['api']),
        allowance: { pool: 'apiGateway/messages', newAccount: terms.offer('apiGateway/freeMessages', MESSAGE) },
      }),
      meter({
        name: { en: 'connection minutes', ja: '接続時間（分）' },
        quantity: product(said.connectionMinutes, one(MINUTE)),
        price: terms.price('apiGateway/websocket.connectionMinutes', MINUTE, ['api']),
        allowance: {
          pool: 'apiGateway/connectionMinutes',
          newAccount: terms.offer('apiGateway/freeConnectionMinutes', MINUTE),
        },
      }),
    ],
  };
}

function chunks(size: Formula<typeof KB>, rule: string, terms: Terms): Formula<NoUnit> {
  return called({ en: 'metered chunks', ja: '課金単位数' }, pieces(size, terms.rule(rule, KB)));
}

/** A cache is billed by the hour as long as it exists, and is taken to exist all month. */
function cacheMeter(size: string, terms: Terms): Meter {
  return meter({
    name: { en: 'cache hours', ja: 'キャッシュ時間' },
    quantity: terms.span,
    price: terms.price(`apiGateway/cache.${size.replace(' ', '')}`, HOUR, ['cache']),
  });
}

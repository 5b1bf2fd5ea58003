import { called, one, pieces, product } from '../../formula/build.js';
import { KB, REQUEST } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { holdPayload } from '../contract/payload.js';
import { type Meter, meter, service, type Topic } from '../contract/service.js';
import { skus } from './skus.js';
import { NOTIFICATION, units } from './units.js';
import { usage } from './usage.js';

export const sns = service({
  name: 'sns',
  title: { en: 'SNS', ja: 'SNS' },
  usage,
  skus,
  units,
  meter(usage, context) {
    const publishes = product(usage.publishes, one(REQUEST));
    const chunks = usage.payload && called(CHUNKS, pieces(usage.payload, context.rule('sns/chunk', KB)));
    holdPayload(usage.payload, 'sns/publishMaximum', context);
    const deliveries = Object.entries(usage.deliveries ?? {}) as [Delivery, typeof usage.publishes | undefined][];
    return {
      meters: [
        meter({
          name: { en: 'publishes', ja: 'パブリッシュ' },
          quantity: chunks === undefined ? publishes : product(publishes, chunks),
          price: context.price('sns/publishes', REQUEST),
          allowance: { pool: 'sns/publishes', always: context.freeAllowance('sns/freePublishes', REQUEST) },
        }),
        ...deliveries.flatMap(([kind, number]): Meter[] =>
          number === undefined
            ? []
            : [
                meter({
                  name: DELIVERY_NAMES[kind],
                  quantity: product(number, one(NOTIFICATION)),
                  price: context.price(`sns/deliveries.${kind}`, NOTIFICATION, ['deliveries', kind]),
                  allowance: {
                    pool: `sns/${kind}`,
                    always: context.freeAllowance(`sns/freeDeliveries.${kind}`, NOTIFICATION),
                  },
                }),
              ],
        ),
      ],
      notPriced: usage.deliveries === undefined ? [DELIVERIES] : [],
      ...(usage.payload === undefined ? { assumed: [ONE_CHUNK] } : {}),
    };
  },
});

type Delivery = keyof typeof DELIVERY_NAMES;
const DELIVERY_NAMES = {
  mobilePush: { en: 'mobile push notifications', ja: 'モバイルプッシュ通知' },
  http: { en: 'HTTP notifications', ja: 'HTTP 通知' },
  email: { en: 'e-mail notifications', ja: 'メール通知' },
  sqs: { en: 'notifications to SQS', ja: 'SQS への通知' },
  lambda: { en: 'notifications to Lambda', ja: 'Lambda への通知' },
} satisfies Record<string, Words>;

const CHUNKS = { en: 'metered chunks', ja: '課金単位数' };
const ONE_CHUNK = {
  en: 'each SNS message is within one chunk of 64 KB',
  ja: 'SNS のメッセージは 1 チャンク（64 KB）に収まるものとする',
};
const DELIVERIES: Topic = {
  key: 'snsDeliveries',
  words: { en: 'deliveries of SNS messages', ja: 'SNS メッセージの配信' },
};

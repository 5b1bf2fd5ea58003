import { called, one, pieces, product } from '../../formula/build.js';
import { KB, REQUEST } from '../../quantity/unit.js';
import { holdPayload } from '../contract/payload.js';
import { meter, service } from '../contract/service.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

export const sqs = service({
  name: 'sqs',
  title: { en: 'SQS', ja: 'SQS' },
  usage,
  skus,
  meter(usage, context) {
    const requests = product(usage.requests, one(REQUEST));
    const chunks = usage.payload && called(CHUNKS, pieces(usage.payload, context.rule('sqs/chunk', KB)));
    holdPayload(usage.payload, 'sqs/requestMaximum', context);
    return {
      meters: [
        meter({
          name: { en: 'queue requests', ja: 'キューリクエスト' },
          quantity: chunks === undefined ? requests : product(requests, chunks),
          price: context.price(`sqs/${usage.queue}.requests`, REQUEST, ['queue']),
          allowance: { pool: 'sqs/requests', always: context.freeAllowance('sqs/freeRequests', REQUEST) },
        }),
      ],
      notPriced: [],
      ...(usage.payload === undefined ? { assumed: [ONE_CHUNK] } : {}),
    };
  },
});

const CHUNKS = { en: 'metered chunks', ja: '課金単位数' };
const ONE_CHUNK = {
  en: 'each SQS request is within one chunk of 64 KB',
  ja: 'SQS のリクエストは 1 チャンク（64 KB）に収まるものとする',
};

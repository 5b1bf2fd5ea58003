import { called, one, pieces, product } from '../../formula/build.js';
import { KB, REQUEST } from '../../quantity/unit.js';
import { meter, service } from '../contract/service.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

export const sqs = service({
  name: 'sqs',
  title: { en: 'SQS', ja: 'SQS' },
  usage,
  skus,
  meter(said, terms) {
    const requests = product(said.requests, one(REQUEST));
    const chunks = said.payload && called(CHUNKS, pieces(said.payload, terms.rule('sqs/chunk', KB)));
    return {
      meters: [
        meter({
          name: { en: 'queue requests', ja: 'キューリクエスト' },
          quantity: chunks === undefined ? requests : product(requests, chunks),
          price: terms.price(`sqs/${said.queue}.requests`, REQUEST, ['queue']),
          allowance: { pool: 'sqs/requests', always: terms.offer('sqs/freeRequests', REQUEST) },
        }),
      ],
      notPriced: [],
      ...(said.payload === undefined ? { assumed: [ONE_CHUNK] } : {}),
    };
  },
});

const CHUNKS = { en: 'metered chunks', ja: '課金単位数' };
const ONE_CHUNK = {
  en: 'each SQS request is within one chunk of 64 KB',
  ja: 'SQS のリクエストは 1 チャンク（64 KB）に収まるものとする',
};

import { one, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, needsOneOf } from '../../phrases.js';
import { type Dimensionless, REQUEST } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import { type Meter, meter, service, type Topic } from '../contract/service.js';
import { DATA_OUT } from '../contract/topics.js';
import { skus } from './skus.js';
import { refuseWithoutStorage, storedAtLeast } from './stored.js';
import { usage } from './usage.js';

export const s3 = service({
  name: 's3',
  title: { en: 'S3', ja: 'S3' },
  usage,
  skus,
  meter(usage, context) {
    const storageClass = usage.class;
    const requests = (
      number: Formula<Dimensionless> | undefined,
      kind: 'puts' | 'gets',
      name: Meter['name'],
    ): Meter[] => {
      if (number === undefined) return [];
      const allowance = {
        pool: `s3/${kind}`,
        newAccount: context.newAccountAllowance(`s3/freeRequests.${storageClass}.${kind}`, REQUEST),
      };
      const price = context.price(`s3/${storageClass}.${kind}`, REQUEST, ['class']);
      return [meter({ name, quantity: product(number, one(REQUEST)), price, allowance })];
    };
    if (usage.storage === undefined && usage.puts === undefined && usage.gets === undefined) {
      const message = needsOneOf(plainWords('s3'), ['storage', 'puts', 'gets']);
      context.refuse([], { code: 'missingKey', message, expected: example('storage: 100 GB') });
    }
    const stored = usage.storage && storedAtLeast(usage, usage.storage, context);
    if (stored === undefined) refuseWithoutStorage(usage, context);
    return {
      meters: [
        ...(stored?.meters ?? []),
        ...requests(usage.puts, 'puts', { en: 'PUT requests', ja: 'PUT リクエスト' }),
        ...requests(usage.gets, 'gets', { en: 'GET requests', ja: 'GET リクエスト' }),
      ],
      notPriced: [
        ...(usage.storage === undefined ? [STORAGE] : []),
        ...(usage.puts === undefined && usage.gets === undefined ? [REQUESTS] : []),
        ...(storageClass === 'standard' || storageClass === 'reducedRedundancy' ? [] : [RETRIEVAL]),
        ...(stored?.notPriced ?? []),
        DATA_OUT,
      ],
      assumed: stored?.assumed ?? [],
    };
  },
});

const STORAGE: Topic = { key: 's3Storage', words: { en: 'S3 storage', ja: 'S3 のストレージ' } };
const REQUESTS: Topic = { key: 's3Requests', words: { en: 'S3 requests', ja: 'S3 のリクエスト' } };
const RETRIEVAL: Topic = {
  key: 's3Retrieval',
  words: { en: 'retrieval from the S3 storage class', ja: 'S3 ストレージクラスからの取り出し' },
};

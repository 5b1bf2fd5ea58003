import { one, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, needsOneOf } from '../../phrases.js';
import { GB_MONTH, type NoUnit, REQUEST } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, meter, service, type Terms, type Topic } from '../contract/service.js';
import { skus } from './skus.js';
import { RCU, RCU_HOUR, units, WCU, WCU_HOUR } from './units.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const dynamodb = service({
  name: 'dynamodb',
  title: { en: 'DynamoDB', ja: 'DynamoDB' },
  usage,
  skus,
  units,
  meter(said, terms) {
    if (said.onDemand === undefined && said.provisioned === undefined && said.storage === undefined) {
      const message = needsOneOf(plainWords('dynamodb'), ['onDemand', 'provisioned', 'storage']);
      terms.refuse([], { code: 'missingKey', message, expected: example('onDemand: { writes: 3M, reads: 8M }') });
    }
    needsOne('onDemand', said.onDemand, ['writes', 'reads'], terms);
    needsOne('provisioned', said.provisioned, ['wcu', 'rcu'], terms);
    return {
      meters: [
        ...requestMeters(said.onDemand, terms),
        ...capacityMeters(said.provisioned, terms),
        ...(said.storage === undefined ? [] : [storageMeter(said.storage, terms)]),
        ...(said.streamsReads === undefined ? [] : [streamsMeter(said.streamsReads, terms)]),
      ],
      notPriced: said.storage === undefined ? [STORAGE, BACKUPS] : [BACKUPS],
    };
  },
});

/** A group that says nothing would cost nothing, and nobody means that. */
function needsOne(group: string, said: object | undefined, keys: readonly string[], terms: Terms): void {
  if (said === undefined || Object.values(said).some((value) => value !== undefined)) return;
  terms.refuse([group], { code: 'missingKey', message: needsOneOf(`\`${group}\``, keys) });
}

const STORAGE: Topic = { key: 'dynamodbStorage', words: { en: 'DynamoDB storage', ja: 'DynamoDB のストレージ' } };
const BACKUPS: Topic = { key: 'dynamodbBackups', words: { en: 'DynamoDB backups', ja: 'DynamoDB のバックアップ' } };

function requestMeters(onDemand: Usage['onDemand'], terms: Terms): Meter[] {
  const requests = (number: Formula<NoUnit> | undefined, kind: 'writes' | 'reads', name: Meter['name']) => {
    if (number === undefined) return [];
    const price = terms.price(`dynamodb/onDemand.${kind}`, REQUEST, ['onDemand']);
    return [meter({ name, quantity: product(number, one(REQUEST)), price })];
  };
  return [
    ...requests(onDemand?.writes, 'writes', { en: 'write requests', ja: '書き込みリクエスト' }),
    ...requests(onDemand?.reads, 'reads', { en: 'read requests', ja: '読み込みリクエスト' }),
  ];
}

/** The free units are capacity: so many units in every hour of the month. */
function capacityMeters(provisioned: Usage['provisioned'], terms: Terms): Meter[] {
  const freeWcu = terms.offer('dynamodb/freeWcu', WCU);
  const freeRcu = terms.offer('dynamodb/freeRcu', RCU);
  const writes = provisioned?.wcu && [
    meter({
      name: { en: 'write capacity', ja: '書き込みキャパシティー' },
      quantity: product(provisioned.wcu, terms.span),
      price: terms.price('dynamodb/provisioned.wcu', WCU_HOUR),
      allowance: { pool: 'dynamodb/wcu', always: freeWcu && product(freeWcu, terms.span) },
    }),
  ];
  const reads = provisioned?.rcu && [
    meter({
      name: { en: 'read capacity', ja: '読み込みキャパシティー' },
      quantity: product(provisioned.rcu, terms.span),
      price: terms.price('dynamodb/provisioned.rcu', RCU_HOUR),
      allowance: { pool: 'dynamodb/rcu', always: freeRcu && product(freeRcu, terms.span) },
    }),
  ];
  return [...(writes ?? []), ...(reads ?? [])];
}

function storageMeter(storage: NonNullable<Usage['storage']>, terms: Terms): Meter {
  return meter({
    name: { en: 'table storage', ja: 'テーブルストレージ' },
    quantity: product(storage, terms.months),
    price: terms.price('dynamodb/storage', GB_MONTH),
    allowance: { pool: 'dynamodb/storage', always: terms.offer('dynamodb/freeStorage', GB_MONTH) },
  });
}

function streamsMeter(reads: Formula<NoUnit>, terms: Terms): Meter {
  return meter({
    name: { en: 'streams reads', ja: 'ストリーム読み込み' },
    quantity: product(reads, one(REQUEST)),
    price: terms.price('dynamodb/streamsReads', REQUEST, ['streamsReads']),
    allowance: { pool: 'dynamodb/streamsReads', always: terms.offer('dynamodb/freeStreamsReads', REQUEST) },
  });
}

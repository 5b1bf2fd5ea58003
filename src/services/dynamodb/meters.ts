import { one, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, needsOneOf } from '../../phrases.js';
import { type Dimensionless, GB_MONTH, REQUEST } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
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
  meter(usage, context) {
    if (usage.onDemand === undefined && usage.provisioned === undefined && usage.storage === undefined) {
      const message = needsOneOf(plainWords('dynamodb'), ['onDemand', 'provisioned', 'storage']);
      context.refuse([], { code: 'missingKey', message, expected: example('onDemand: { writes: 3M, reads: 8M }') });
    }
    needsOne('onDemand', usage.onDemand, ['writes', 'reads'], context);
    needsOne('provisioned', usage.provisioned, ['wcu', 'rcu'], context);
    return {
      meters: [
        ...requestMeters(usage.onDemand, context),
        ...capacityMeters(usage.provisioned, context),
        ...(usage.storage === undefined ? [] : [storageMeter(usage.storage, context)]),
        ...(usage.streamsReads === undefined ? [] : [streamsMeter(usage.streamsReads, context)]),
      ],
      notPriced: usage.storage === undefined ? [STORAGE, BACKUPS] : [BACKUPS],
    };
  },
});

/** A group that says nothing would cost nothing, and nobody means that. */
function needsOne(group: string, usage: object | undefined, keys: readonly string[], context: MeteringContext): void {
  if (usage === undefined || Object.values(usage).some((value) => value !== undefined)) return;
  context.refuse([group], { code: 'missingKey', message: needsOneOf(`\`${group}\``, keys) });
}

const STORAGE: Topic = { key: 'dynamodbStorage', words: { en: 'DynamoDB storage', ja: 'DynamoDB のストレージ' } };
const BACKUPS: Topic = { key: 'dynamodbBackups', words: { en: 'DynamoDB backups', ja: 'DynamoDB のバックアップ' } };

function requestMeters(onDemand: Usage['onDemand'], context: MeteringContext): Meter[] {
  const requests = (number: Formula<Dimensionless> | undefined, kind: 'writes' | 'reads', name: Meter['name']) => {
    if (number === undefined) return [];
    const price = context.price(`dynamodb/onDemand.${kind}`, REQUEST, ['onDemand']);
    return [meter({ name, quantity: product(number, one(REQUEST)), price })];
  };
  return [
    ...requests(onDemand?.writes, 'writes', { en: 'write requests', ja: '書き込みリクエスト' }),
    ...requests(onDemand?.reads, 'reads', { en: 'read requests', ja: '読み込みリクエスト' }),
  ];
}

/** The free units are capacity: so many units in every hour of the month. */
function capacityMeters(provisioned: Usage['provisioned'], context: MeteringContext): Meter[] {
  const freeWcu = context.freeAllowance('dynamodb/freeWcu', WCU);
  const freeRcu = context.freeAllowance('dynamodb/freeRcu', RCU);
  const writes = provisioned?.wcu && [
    meter({
      name: { en: 'write capacity', ja: '書き込みキャパシティー' },
      quantity: product(provisioned.wcu, context.span),
      price: context.price('dynamodb/provisioned.wcu', WCU_HOUR),
      allowance: { pool: 'dynamodb/wcu', always: freeWcu && product(freeWcu, context.span) },
    }),
  ];
  const reads = provisioned?.rcu && [
    meter({
      name: { en: 'read capacity', ja: '読み込みキャパシティー' },
      quantity: product(provisioned.rcu, context.span),
      price: context.price('dynamodb/provisioned.rcu', RCU_HOUR),
      allowance: { pool: 'dynamodb/rcu', always: freeRcu && product(freeRcu, context.span) },
    }),
  ];
  return [...(writes ?? []), ...(reads ?? [])];
}

function storageMeter(storage: NonNullable<Usage['storage']>, context: MeteringContext): Meter {
  return meter({
    name: { en: 'table storage', ja: 'テーブルストレージ' },
    quantity: product(storage, context.months),
    price: context.price('dynamodb/storage', GB_MONTH),
    allowance: { pool: 'dynamodb/storage', always: context.freeAllowance('dynamodb/freeStorage', GB_MONTH) },
  });
}

function streamsMeter(reads: Formula<Dimensionless>, context: MeteringContext): Meter {
  return meter({
    name: { en: 'streams reads', ja: 'ストリーム読み込み' },
    quantity: product(reads, one(REQUEST)),
    price: context.price('dynamodb/streamsReads', REQUEST, ['streamsReads']),
    allowance: { pool: 'dynamodb/streamsReads', always: context.freeAllowance('dynamodb/freeStreamsReads', REQUEST) },
  });
}

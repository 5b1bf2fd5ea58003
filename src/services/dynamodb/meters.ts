import { called, difference, one, pieces, product, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, needsOneOf } from '../../phrases.js';
import { toDecimal } from '../../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, GB_MONTH, KB, REQUEST } from '../../quantity/unit.js';
import { japanese, plainWords, type Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { skus } from './skus.js';
import { RCU, RCU_HOUR, READ_REQUEST_UNIT, units, WCU, WCU_HOUR, WRITE_REQUEST_UNIT } from './units.js';
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
    const itemSize = usage.onDemand?.itemSize;
    if (itemSize !== undefined) {
      const at = ['onDemand', 'itemSize'];
      context.atMost(at, '`itemSize`', itemSize, context.rule('dynamodb/itemMaximum', KB, at));
    }
    return {
      meters: [
        ...requestMeters(usage.onDemand, context),
        ...capacityMeters(usage.provisioned, context),
        ...(usage.storage === undefined ? [] : [storageMeter(usage.storage, context)]),
        ...(usage.streamsReads === undefined ? [] : [streamsMeter(usage.streamsReads, context)]),
      ],
      notPriced: usage.storage === undefined ? [STORAGE, BACKUPS] : [BACKUPS],
      assumed: usage.onDemand === undefined ? [] : unitsAssumed(usage.onDemand, context),
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
  const writes = onDemand?.writes && [
    meter({
      name: { en: 'write request units', ja: '書き込みリクエストユニット' },
      formerly: 'write requests',
      quantity: product(onDemand.writes, unitsOf('write', onDemand, context), one(WRITE_REQUEST_UNIT)),
      price: context.price('dynamodb/onDemand.writes', WRITE_REQUEST_UNIT, ['onDemand']),
    }),
  ];
  const reads = onDemand?.reads && [
    meter({
      name: { en: 'read request units', ja: '読み込みリクエストユニット' },
      formerly: 'read requests',
      quantity: product(onDemand.reads, unitsOf('read', onDemand, context), one(READ_REQUEST_UNIT)),
      price: context.price('dynamodb/onDemand.reads', READ_REQUEST_UNIT, ['onDemand']),
    }),
  ];
  return [...(writes ?? []), ...(reads ?? [])];
}

/** How much of an item one unit writes or reads. */
function unitSize(kind: 'write' | 'read', context: MeteringContext): Formula<typeof KB> {
  return context.rule(`dynamodb/${kind}UnitSize`, KB, ['onDemand']);
}

/** How many units one request takes: by the size of its item, its consistency, and whether it is in a transaction. */
function unitsOf(
  kind: 'write' | 'read',
  { itemSize, consistency = 'strong', transactions }: NonNullable<Usage['onDemand']>,
  context: MeteringContext,
): Formula<Dimensionless> {
  const rule = (id: string) => context.rule(`dynamodb/${id}`, DIMENSIONLESS, ['onDemand']);
  const chunks = itemSize && pieces(itemSize, unitSize(kind, context));
  const plain = kind === 'read' && consistency === 'eventual' ? rule('eventualReadUnits') : one(DIMENSIONLESS);
  const each =
    transactions === undefined
      ? plain
      : sum(
          DIMENSIONLESS,
          product(difference(one(DIMENSIONLESS), transactions), plain),
          product(transactions, rule('transactionUnits')),
        );
  return called(UNITS_OF_REQUEST, chunks === undefined ? each : product(chunks, each));
}

/** What isn't said of requests, taken so that each is a unit. */
function unitsAssumed(
  { writes, reads, itemSize, consistency, transactions }: NonNullable<Usage['onDemand']>,
  context: MeteringContext,
): Words[] {
  return [
    ...(itemSize === undefined && writes !== undefined
      ? [smallItems(WRITTEN, unitSize('write', context), context)]
      : []),
    ...(itemSize === undefined && reads !== undefined ? [smallItems(READ, unitSize('read', context), context)] : []),
    ...(consistency === undefined && reads !== undefined ? [STRONG_READS] : []),
    ...(transactions === undefined ? [NO_TRANSACTIONS] : []),
  ];
}

const UNITS_OF_REQUEST = { en: 'units of a request', ja: '1 リクエストのユニット数' };
const WRITTEN: Words = { en: 'items written to DynamoDB', ja: 'DynamoDB に書き込むアイテム' };
const READ: Words = { en: 'items read from DynamoDB', ja: 'DynamoDB から読み込むアイテム' };

function smallItems({ en, ja }: Words, size: Formula<typeof KB>, context: MeteringContext): Words {
  const { text } = toDecimal(context.valueOf(size));
  return {
    en: `${en} have ${text} KB or less, one unit each`,
    ja: japanese`${ja}は ${text} KB 以下（1 ユニット）とする`,
  };
}

const STRONG_READS = {
  en: 'reads from DynamoDB are strongly consistent',
  ja: 'DynamoDB の読み込みは強い整合性とする',
};

const NO_TRANSACTIONS = {
  en: 'no reads or writes of DynamoDB are in transactions',
  ja: 'DynamoDB の読み書きはトランザクションを使わないものとする',
};

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

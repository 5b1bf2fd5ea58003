/** What is stored, as it is billed: a class may bill small objects as larger ones, and early deletion as days not kept. */
import { called, inUnit, maxOf, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { needsBeside } from '../../phrases.js';
import { isZero, toDecimal } from '../../quantity/rational.js';
import { type GB, GB_MONTH, KB } from '../../quantity/unit.js';
import type { Code, Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type MeteringContext, meter, type Topic } from '../contract/service.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;
type DAY = typeof DAY;
const DAY = { day: 1 } as const;

interface Stored {
  readonly meters: readonly Meter[];
  readonly assumed: readonly Words[];
  readonly notPriced: readonly Topic[];
}

export function storedAtLeast(usage: Usage, storage: Formula<typeof GB>, context: MeteringContext): Stored {
  const { class: storageClass, objectSize, keptFor } = usage;
  const least = context.rule(`s3/minimumObjectSize.${storageClass}`, KB, ['class']);
  const days = context.rule(`s3/minimumDays.${storageClass}`, DAY, ['class']);
  const asLarge = objectSize && quotient(maxOf(objectSize, least), objectSize);
  const asLong = keptFor && quotient(maxOf(keptFor, inUnit(days, 'day', 'ms')), keptFor);
  const sized = asLarge === undefined ? storage : product(storage, called(AS_LARGE, asLarge));
  const billed = asLong === undefined ? sized : product(sized, called(AS_LONG, asLong));
  const storedMeter = meter({
    name: { en: 'object storage', ja: 'オブジェクトストレージ' },
    quantity: product(billed, context.months),
    price: context.price(`s3/${storageClass}.storage`, GB_MONTH, ['class']),
    allowance: {
      pool: 's3/storage',
      newAccount: context.newAccountAllowance(`s3/freeStorage.${storageClass}`, GB_MONTH),
    },
  });
  const index = indexMeters(usage, storage, context);
  return {
    meters: [storedMeter, ...(index ?? [])],
    assumed: [
      ...(objectSize === undefined ? largeEnough(storageClass, least, context) : []),
      ...(keptFor === undefined ? longEnough(storageClass, days, context) : []),
    ],
    notPriced: index === undefined ? [INDEX] : [],
  };
}

/** What archived objects are billed besides themselves. @returns undefined where there is some and nobody knows of how many objects */
function indexMeters(
  { class: storageClass, objectSize }: Usage,
  storage: Formula<typeof GB>,
  context: MeteringContext,
): Meter[] | undefined {
  const own = context.rule(`s3/indexOfObject.${storageClass}`, KB, ['class']);
  const standard = context.rule(`s3/nameOfObject.${storageClass}`, KB, ['class']);
  if (isZero(context.valueOf(own)) && isZero(context.valueOf(standard))) return [];
  if (objectSize === undefined) return undefined;
  const beside = (each: Formula<typeof KB>, pricedAs: string, name: Words) =>
    meter({
      name,
      quantity: product(storage, called(PER_OBJECT, quotient(each, objectSize)), context.months),
      price: context.price(`s3/${pricedAs}.storage`, GB_MONTH, ['class']),
    });
  return [
    beside(own, storageClass, { en: 'index of archived objects', ja: 'アーカイブオブジェクトのインデックス' }),
    beside(standard, 'standard', { en: 'names of archived objects', ja: 'アーカイブオブジェクトの名前' }),
  ];
}

/** What is said of objects where none are stored would decide nothing. */
export function refuseWithoutStorage(usage: Usage, context: MeteringContext): void {
  for (const key of ['objectSize', 'keptFor'] as const) {
    if (usage[key] === undefined) continue;
    const message = needsBeside(`\`${key}\`` satisfies Code, 'storage');
    context.refuse([key], { code: 'missingKey', message });
  }
}

function largeEnough(storageClass: string, least: Formula<typeof KB>, context: MeteringContext): Words[] {
  const size = context.valueOf(least);
  if (isZero(size)) return [];
  const { text } = toDecimal(size);
  return [
    {
      en: `S3 objects in ${storageClass} have ${text} KB or more; smaller ones are billed as that`,
      ja: `S3 の ${storageClass} のオブジェクトは ${text} KB 以上とする（小さいものも ${text} KB として課金）`,
    },
  ];
}

function longEnough(storageClass: string, days: Formula<DAY>, context: MeteringContext): Words[] {
  const least = context.valueOf(days);
  if (isZero(least)) return [];
  const { text } = toDecimal(least);
  return [
    {
      en: `S3 objects in ${storageClass} are kept for ${text} days or more; those deleted sooner are billed as that`,
      ja: `S3 の ${storageClass} のオブジェクトは ${text} 日以上保存するものとする（早く削除しても ${text} 日分を課金）`,
    },
  ];
}

const AS_LARGE = { en: 'billed size of an object by its own', ja: '実サイズに対する課金サイズの倍率' };
const AS_LONG = { en: 'billed days by the days kept', ja: '保存日数に対する課金日数の倍率' };
const PER_OBJECT = { en: 'by the size of an object', ja: 'オブジェクトのサイズに対する割合' };
const INDEX: Topic = {
  key: 's3Index',
  words: { en: 'index and names of archived S3 objects', ja: 'アーカイブした S3 オブジェクトのインデックスと名前' },
};

import { called, constant, lessAllowance, one, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { leaveOut, needsKey } from '../../phrases.js';
import { GB, GB_MONTH, HOUR, REQUEST } from '../../quantity/unit.js';
import { type Bought, bought } from '../compute/bought.js';
import { purchaseOf } from '../compute/purchase.js';
import { billedHours, monthsKept, runningHours } from '../compute/running.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { LOGS } from '../contract/topics.js';
import { RESERVED, skus } from './skus.js';
import { ACU_HOUR, units } from './units.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const aurora = service({
  name: 'aurora',
  title: { en: 'Aurora', ja: 'Aurora' },
  usage,
  skus,
  units,
  typePrefix: 'db.',
  meter(usage, context) {
    const mode = usage.ioOptimized ? 'ioOptimized' : 'standard';
    const { storage, ioRequests, backup } = usage;
    const purchased = instances(usage, mode, context);
    return {
      meters: [
        ...purchased.meters,
        ...(storage === undefined ? [] : [storageMeter(usage, storage, mode, context)]),
        // I/O-Optimized clusters aren't billed their I/O (Aurora user guide, storage configurations).
        ...(ioRequests === undefined || usage.ioOptimized ? [] : [ioMeter(ioRequests, context)]),
        ...(backup === undefined ? [] : [backupMeter(usage, backup, context)]),
      ],
      notPriced: [
        ...(storage === undefined ? [STORAGE] : []),
        ...(ioRequests === undefined && !usage.ioOptimized ? [IO_REQUESTS] : []),
        ...(backup === undefined ? [BACKUP] : []),
        LOGS,
      ],
      assumed: purchased.assumed,
      payments: purchased.payments,
      ...(purchased.claims === undefined ? {} : { claims: purchased.claims }),
    };
  },
});

const STORAGE: Topic = { key: 'auroraStorage', words: { en: 'Aurora storage', ja: 'Aurora のストレージ' } };
const IO_REQUESTS: Topic = { key: 'auroraIo', words: { en: 'Aurora I/O requests', ja: 'Aurora の I/O リクエスト' } };
const BACKUP: Topic = {
  key: 'auroraBackup',
  words: {
    en: 'Aurora backups beyond the size of the cluster',
    ja: 'クラスター容量を超える Aurora のバックアップ',
  },
};

const SERVERLESS = 'db.serverless';
const SERVERLESS_INSTANCE = { en: `an instance of ${SERVERLESS}`, ja: `${SERVERLESS} のインスタンス` };

function instances(usage: Usage, mode: string, context: MeteringContext): Bought {
  const { engine, capacity } = usage;
  if (usage.class === SERVERLESS) return serverless(usage, mode, context);
  if (capacity !== undefined) {
    const message = {
      en: `${usage.class} has a size of its own, and no capacity to be said`,
      ja: `${usage.class} はサイズが決まっているため、容量を指定できません`,
    };
    context.refuse(['capacity'], { code: 'contradiction', message, remedy: leaveOut('capacity') });
  }
  const of = `${engine}.${mode}.${usage.class}`;
  const onDemand = () =>
    meter({
      name: { en: 'instance hours', ja: 'インスタンス時間' },
      quantity: product(usage.count, billedHours(usage, context, 'aurora/run')),
      price: context.price(`aurora/${of}`, HOUR, ['class']),
    });
  const thing = {
    onDemand,
    count: usage.count,
    reserved: { book: RESERVED, of },
    planned: PLANNED,
    active: runningHours(usage, context),
  };
  return bought(purchaseOf(usage.purchase, context), thing, context);
}

/** How plans write of it. */
const PLANNED = {
  service: 'aurora',
  title: { en: 'Aurora', ja: 'Aurora' },
  ratePrefix: 'aurora.',
  plans: ['database'],
} as const;
const NOTHING: Bought = { meters: [], payments: [], assumed: [] };

function serverless(usage: Usage, mode: string, context: MeteringContext): Bought {
  const { engine, capacity } = usage;
  if (capacity === undefined) {
    const message = needsKey(SERVERLESS_INSTANCE, 'capacity');
    const expected = { en: 'the mean of its ACUs, e.g. 2.5', ja: 'ACU の平均値（例: 2.5）' };
    context.refuse(['class'], { code: 'missingKey', message, expected });
    return NOTHING;
  }
  const purchase = purchaseOf(usage.purchase, context);
  if (purchase.kind === 'reserved') {
    const message = {
      en: 'AWS reserves no capacity of Aurora Serverless',
      ja: 'Aurora Serverless の容量はリザーブドとして購入できません',
    };
    const remedy = {
      en: 'take a Savings Plan, or leave out `purchase`',
      ja: 'Savings Plans を使うか、`purchase` を外してください',
    };
    context.refuse(['purchase'], { code: 'contradiction', message, remedy });
    return NOTHING;
  }
  const onDemand = () =>
    meter({
      name: { en: 'capacity', ja: '容量' },
      quantity: product(usage.count, capacity, billedHours(usage, context, 'aurora/serverlessRun')),
      price: context.price(`aurora/serverlessV2.${engine}.${mode}`, ACU_HOUR, ['class']),
    });
  const thing = {
    onDemand,
    count: usage.count,
    reserved: { book: RESERVED, of: `serverlessV2.${engine}.${mode}` },
    planned: PLANNED,
    active: runningHours(usage, context),
  };
  return bought(purchase, thing, context);
}

function storageMeter(usage: Usage, storage: Formula<GB>, mode: string, context: MeteringContext): Meter {
  return meter({
    name: { en: 'storage', ja: 'ストレージ' },
    quantity: product(storage, monthsKept(usage, context)),
    price: context.price(`aurora/storage.${mode}`, GB_MONTH, ['storage']),
  });
}

function ioMeter(ioRequests: NonNullable<Usage['ioRequests']>, context: MeteringContext): Meter {
  return meter({
    name: { en: 'I/O requests', ja: 'I/O リクエスト' },
    quantity: product(ioRequests, one(REQUEST)),
    price: context.price('aurora/ioRequests', REQUEST, ['ioRequests']),
  });
}

/** Backups up to the size of the cluster cost nothing (Aurora pricing page). */
function backupMeter(usage: Usage, backup: Formula<GB>, context: MeteringContext): Meter {
  const beyond = lessAllowance(backup, usage.storage ?? constant(0, GB));
  return meter({
    name: { en: 'backup storage', ja: 'バックアップストレージ' },
    quantity: product(
      called({ en: 'beyond the storage', ja: 'ストレージを超える分' }, beyond),
      monthsKept(usage, context),
    ),
    price: context.price('aurora/backup', GB_MONTH, ['backup']),
  });
}

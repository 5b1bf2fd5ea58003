import { called, constant, lessAllowance, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { leaveOut, needsKey } from '../../phrases.js';
import { isZero } from '../../quantity/rational.js';
import { DIMENSIONLESS, GB, GB_MONTH, HOUR } from '../../quantity/unit.js';
import { bought } from '../compute/bought.js';
import { creditFamily, surplusMeter } from '../compute/credits.js';
import { purchaseOf } from '../compute/purchase.js';
import { billedHours, monthsKept, runningHours } from '../compute/running.js';
import { CREDIT } from '../compute/units.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { LOGS } from '../contract/topics.js';
import { IOPS, IOPS_MONTH } from '../ebs/units.js';
import { RESERVED, skus } from './skus.js';
import { usage } from './usage.js';

const IO1_STORAGE = { en: 'io1 storage', ja: 'io1 ストレージ' };

type Usage = UsageOf<typeof usage>;

export const rds = service({
  name: 'rds',
  title: { en: 'RDS', ja: 'RDS' },
  usage,
  skus,
  typePrefix: 'db.',
  meter(usage, context) {
    const deployment = usage.multiAz ? 'multiAz' : 'singleAz';
    const credits = surplusOf(usage, context);
    const isAlone = usage.storage === undefined && usage.backup === undefined;
    const of = `${usage.engine}.${deployment}.${usage.class}`;
    const onDemand = () =>
      meter({
        name: { en: 'database hours', ja: 'データベース時間' },
        quantity: product(usage.count, billedHours(usage, context, 'rds/run', isAlone ? usage : {})),
        price: context.price(`rds/${of}`, HOUR, ['class']),
        allowance: {
          pool: 'rds/hours',
          newAccount: context.newAccountAllowance(`rds/freeHours.${deployment}.${usage.class}`, HOUR),
        },
      });
    const thing = {
      onDemand,
      count: usage.count,
      reserved: { book: RESERVED, of },
      planned: PLANNED,
      active: runningHours(usage, context),
    };
    const purchased = bought(purchaseOf(usage.purchase, context), thing, context);
    return {
      meters: [
        ...purchased.meters,
        ...(usage.storage === undefined ? [] : storageMeters(usage, usage.storage, deployment, context)),
        ...(usage.backup === undefined ? [] : [backupMeter(usage, usage.backup, context)]),
        ...credits.meters,
      ],
      notPriced: [
        ...(usage.storage === undefined ? [STORAGE] : []),
        ...(usage.backup === undefined ? [BACKUP] : []),
        ...(usage.storageType === 'magnetic' ? [IO_REQUESTS] : []),
        ...credits.notPriced,
        LOGS,
      ],
      assumed: purchased.assumed,
      payments: purchased.payments,
      ...(purchased.claims === undefined ? {} : { claims: purchased.claims }),
    };
  },
});

const PLANNED = { service: 'rds', title: { en: 'RDS', ja: 'RDS' }, ratePrefix: 'rds.', plans: ['database'] } as const;

const STORAGE: Topic = { key: 'rdsStorage', words: { en: 'database storage', ja: 'データベースのストレージ' } };
const BACKUP: Topic = {
  key: 'rdsBackup',
  words: { en: 'database backups beyond the size of the database', ja: 'データベース容量を超えるバックアップ' },
};
const IO_REQUESTS: Topic = {
  key: 'rdsIo',
  words: { en: 'I/O requests of magnetic storage', ja: 'マグネティックの I/O リクエスト' },
};

/** T3 and T4g spend credits without limit, and what is spent beyond the earned ones is billed; T2 is held to what it earns. */
function surplusOf(
  { class: instanceClass, surplusCredits }: Usage,
  context: MeteringContext,
): { readonly meters: readonly Meter[]; readonly notPriced: readonly Topic[] } {
  const family = creditFamily(instanceClass.replace(/^db\./, ''));
  const unlimited =
    family === undefined ? undefined : context.rule(`rds/unlimited.${family}`, DIMENSIONLESS, ['class']);
  if (unlimited === undefined || isZero(context.valueOf(unlimited))) {
    if (surplusCredits !== undefined) {
      const message = {
        en: `${instanceClass} spends no CPU credits beyond the earned ones`,
        ja: `${instanceClass} は獲得分を超える CPU クレジットを消費しません`,
      };
      const remedy = leaveOut('surplusCredits');
      context.refuse(['surplusCredits'], { code: 'contradiction', message, remedy });
    }
    return { meters: [], notPriced: [] };
  }
  if (surplusCredits === undefined) return { meters: [], notPriced: [CREDITS] };
  const credits = product(surplusCredits, constant(1, CREDIT));
  const price = { surplusCredits: `rds/surplusCredits.${family}` };
  return { meters: [surplusMeter(credits, price, context, 'class')], notPriced: [] };
}

const CREDITS: Topic = {
  key: 'rdsCredits',
  words: {
    en: 'CPU credits of the database beyond the earned ones',
    ja: 'データベースの獲得分を超える CPU クレジット',
  },
};

function storageMeters(usage: Usage, storage: Formula<GB>, deployment: string, context: MeteringContext): Meter[] {
  const type = usage.storageType;
  const meters = [
    meter({
      name: { en: 'database storage', ja: 'データベースストレージ' },
      quantity: product(usage.count, storage, monthsKept(usage, context)),
      price: context.price(`rds/storage.${deployment}.${type}`, GB_MONTH, ['storageType']),
      allowance: {
        pool: 'rds/storage',
        newAccount: context.newAccountAllowance(`rds/freeStorage.${deployment}.${type}`, GB_MONTH),
      },
    }),
  ];
  if (usage.iops === undefined) {
    if (type === 'io1') context.refuse(['storageType'], { code: 'missingKey', message: needsKey(IO1_STORAGE, 'iops') });
    return meters;
  }
  if (type !== 'io1' && type !== 'gp3') {
    const message = {
      en: `${type} storage has no provisioned iops`,
      ja: `${type} ストレージでは iops をプロビジョニングできません`,
    };
    const remedy = {
      en: 'leave out `iops`, or take gp3 or io1',
      ja: '`iops` を外すか、gp3 または io1 を使ってください',
    };
    context.refuse(['iops'], { code: 'contradiction', message, remedy });
    return meters;
  }
  const paid = type === 'gp3' ? beyondIncluded(usage.iops, storage, context) : usage.iops;
  const quantity = product(usage.count, paid, monthsKept(usage, context));
  const name = { en: 'provisioned IOPS', ja: 'プロビジョンド IOPS' };
  return [
    ...meters,
    meter({ name, quantity, price: context.price(`rds/iops.${deployment}.${type}`, IOPS_MONTH, ['iops']) }),
  ];
}

/** gp3 storage includes some IOPS, and several times as many from a size on, from which it is striped over volumes. */
function beyondIncluded(
  iops: Formula<typeof IOPS>,
  storage: Formula<GB>,
  context: MeteringContext,
): Formula<typeof IOPS> {
  const isStriped = !context.exceeds(context.rule('rds/gp3.stripedFrom', GB), storage);
  const included = context.rule(isStriped ? 'rds/gp3.includedIopsStriped' : 'rds/gp3.includedIops', IOPS);
  return called({ en: 'beyond what is included', ja: '込みの分を超える分' }, lessAllowance(iops, included));
}

/** Backups up to the size of the database cost nothing (RDS pricing page). */
function backupMeter(usage: Usage, backup: Formula<GB>, context: MeteringContext): Meter {
  const beyond = lessAllowance(backup, usage.storage ?? constant(0, GB));
  return meter({
    name: { en: 'backup storage', ja: 'バックアップストレージ' },
    quantity: product(
      usage.count,
      called({ en: 'beyond the storage', ja: 'ストレージを超える分' }, beyond),
      monthsKept(usage, context),
    ),
    price: context.price('rds/backup', GB_MONTH, ['backup']),
  });
}

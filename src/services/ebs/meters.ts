import { called, lessAllowance, minOf, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { needsKey } from '../../phrases.js';
import { type Dimensionless, type GB, GB_MONTH, type MONTH, type Unit } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { type Meter, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { skus } from './skus.js';
import { IOPS, IOPS_MONTH, MIBPS, MIBPS_MONTH, units } from './units.js';
import { usage } from './usage.js';

export const ebs = service({
  name: 'ebs',
  title: { en: 'EBS', ja: 'EBS' },
  usage,
  skus,
  units,
  covers: ['volumes'],
  meter: (usage, context) => ({
    meters: [
      ...volumeMeters(usage, context.months, context, ['type']),
      ...(usage.snapshots === undefined ? [] : [snapshotMeter(usage.snapshots, usage, context)]),
    ],
    notPriced: [
      ...(usage.snapshots === undefined ? [SNAPSHOTS] : []),
      ...(usage.type === 'magnetic' ? [IO_REQUESTS] : []),
    ],
  }),
});

const SNAPSHOTS: Topic = { key: 'snapshots', words: { en: 'snapshots', ja: 'スナップショット' } };
const IO_REQUESTS: Topic = {
  key: 'ioRequests',
  words: { en: 'I/O requests of magnetic volumes', ja: 'マグネティックボリュームの I/O リクエスト' },
};

function snapshotMeter(snapshots: Formula<GB>, { count }: Volumes, context: MeteringContext): Meter {
  return meter({
    name: { en: 'snapshots', ja: 'スナップショット' },
    quantity: product(count, snapshots, context.months),
    price: context.price('ebs/snapshot.storage', GB_MONTH, ['snapshots']),
  });
}

interface Volumes {
  readonly type: string;
  readonly size: Formula<GB>;
  readonly count: Formula<Dimensionless>;
  readonly iops?: Formula<typeof IOPS> | undefined;
  readonly throughput?: Formula<typeof MIBPS> | undefined;
}

/**
 * Volumes are kept whether the instance they belong to runs or not.
 * @param months how long
 */
export function volumeMeters(
  volumes: Volumes,
  months: Formula<MONTH>,
  context: MeteringContext,
  at: readonly string[],
): Meter[] {
  const { type } = volumes;
  const meters: Meter[] = [
    meter({
      name: { en: `${type} storage`, ja: `${type} ストレージ` },
      quantity: product(volumes.count, volumes.size, months),
      price: context.price(`ebs/${type}.storage`, GB_MONTH, at),
      allowance: { pool: 'ebs/storage', newAccount: context.newAccountAllowance(`ebs/freeStorage.${type}`, GB_MONTH) },
    }),
  ];
  if (volumes.iops !== undefined) {
    if (type === 'io2') meters.push(...tieredIops(volumes.iops, volumes, months, context));
    else if (type !== 'gp3' && type !== 'io1') refusePerformance('iops', type, context);
    else {
      const paid = type === 'gp3' ? beyond(volumes.iops, context.rule('ebs/gp3.includedIops', IOPS)) : volumes.iops;
      const quantity = product(volumes.count, paid, months);
      const name = { en: 'provisioned IOPS', ja: 'プロビジョンド IOPS' };
      meters.push(meter({ name, quantity, price: context.price(`ebs/${type}.iops`, IOPS_MONTH, ['iops']) }));
    }
  } else if (type === 'io1' || type === 'io2') {
    context.refuse(['type'], {
      code: 'missingKey',
      message: needsKey({ en: `an ${type} volume`, ja: `${type} ボリューム` }, 'iops'),
      expected: { en: 'its IOPS, e.g. 1000', ja: 'IOPS（例: 1000）' },
    });
  }
  if (volumes.throughput !== undefined) {
    if (type !== 'gp3') refusePerformance('throughput', type, context);
    else {
      const paid = beyond(volumes.throughput, context.rule('ebs/gp3.includedThroughput', MIBPS));
      const quantity = product(volumes.count, paid, months);
      const name = { en: 'provisioned throughput', ja: 'プロビジョンドスループット' };
      meters.push(meter({ name, quantity, price: context.price('ebs/gp3.throughput', MIBPS_MONTH, ['throughput']) }));
    }
  }
  return meters;
}

/** The tiers are of each volume, and not of what an account uses; each is a product of its own (EBS pricing page). */
function tieredIops(
  iops: Formula<typeof IOPS>,
  { count }: Volumes,
  months: Formula<MONTH>,
  context: MeteringContext,
): Meter[] {
  const second = context.rule('ebs/io2.secondTierFrom', IOPS, ['type']);
  const third = context.rule('ebs/io2.thirdTierFrom', IOPS, ['type']);
  const tier = (name: Words, price: string, quantity: Formula<typeof IOPS>) =>
    meter({
      name,
      quantity: product(count, quantity, months),
      price: context.price(`ebs/io2.${price}`, IOPS_MONTH, ['iops']),
    });
  const meters = [tier({ en: 'provisioned IOPS', ja: 'プロビジョンド IOPS' }, 'iops', minOf(iops, second))];
  if (context.exceeds(iops, second)) {
    const name = { en: 'provisioned IOPS, second tier', ja: 'プロビジョンド IOPS（第 2 段階）' };
    meters.push(tier(name, 'iopsTier2', lessAllowance(minOf(iops, third), second)));
  }
  if (context.exceeds(iops, third)) {
    const name = { en: 'provisioned IOPS, third tier', ja: 'プロビジョンド IOPS（第 3 段階）' };
    meters.push(tier(name, 'iopsTier3', lessAllowance(iops, third)));
  }
  return meters;
}

function beyond<U extends Unit>(total: Formula<U>, included: Formula<U>): Formula<U> {
  return called({ en: 'beyond what is included', ja: '込みの分を超える分' }, lessAllowance(total, included));
}

function refusePerformance(key: string, type: string, context: MeteringContext): void {
  const message = {
    en: `${type} volumes have no provisioned ${key}`,
    ja: `${type} ボリュームでは ${key} をプロビジョニングできません`,
  };
  const remedy = {
    en: `leave out \`${key}\`, or take gp3`,
    ja: `\`${key}\` を外すか、gp3 を使ってください`,
  };
  context.refuse([key], { code: 'contradiction', message, remedy });
}

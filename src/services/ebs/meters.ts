import { called, lessAllowance, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { needsKey } from '../../phrases.js';
import { type Dimensionless, type GB, GB_MONTH, type MONTH, type Unit } from '../../quantity/unit.js';
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
    meters: volumeMeters(usage, context.months, context, ['type']),
    notPriced: [SNAPSHOTS, ...(usage.type === 'magnetic' ? [IO_REQUESTS] : [])],
  }),
});

const SNAPSHOTS: Topic = { key: 'snapshots', words: { en: 'snapshots', ja: 'スナップショット' } };
const IO_REQUESTS: Topic = {
  key: 'ioRequests',
  words: { en: 'I/O requests of magnetic volumes', ja: 'マグネティックボリュームの I/O リクエスト' },
};

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
  const meters = [
    meter({
      name: { en: `${type} storage`, ja: `${type} ストレージ` },
      quantity: product(volumes.count, volumes.size, months),
      price: context.price(`ebs/${type}.storage`, GB_MONTH, at),
      allowance: { pool: 'ebs/storage', newAccount: context.newAccountAllowance(`ebs/freeStorage.${type}`, GB_MONTH) },
    }),
  ];
  if (volumes.iops !== undefined) {
    if (type !== 'gp3' && type !== 'io1') refusePerformance('iops', type, context);
    else {
      const paid = type === 'gp3' ? beyond(volumes.iops, context.rule('ebs/gp3.includedIops', IOPS)) : volumes.iops;
      const quantity = product(volumes.count, paid, months);
      const name = { en: 'provisioned IOPS', ja: 'プロビジョンド IOPS' };
      meters.push(meter({ name, quantity, price: context.price(`ebs/${type}.iops`, IOPS_MONTH, ['iops']) }));
    }
  } else if (type === 'io1') {
    context.refuse(['type'], {
      code: 'missingKey',
      message: needsKey({ en: 'an io1 volume', ja: 'io1 ボリューム' }, 'iops'),
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

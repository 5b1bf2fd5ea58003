import { called, constant, product, quotient } from '../../formula/build.js';
import type { Formula, Node } from '../../formula/node.js';
import { DIMENSIONLESS, type Dimensionless, HOUR, MONTH, type USD_PER_HOUR } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { metricMeter } from '../cloudwatch/meters.js';
import { METRIC } from '../cloudwatch/units.js';
import { type Bought, bought } from '../compute/bought.js';
import { capacityOf } from '../compute/capacity.js';
import { surplusTopics } from '../compute/credits.js';
import { type Purchase, purchaseOf, type SpotPurchase } from '../compute/purchase.js';
import { billedHours, monthsKept, runningHours } from '../compute/running.js';
import { oneLess } from '../compute/savingsPlan.js';
import { units } from '../compute/units.js';
import type { UsageOf } from '../contract/field.js';
import {
  type Meter,
  type Metering,
  type MeteringContext,
  meter,
  type PricedMeter,
  service,
  type Topic,
} from '../contract/service.js';
import { DATA_OUT, LOGS } from '../contract/topics.js';
import { volumeMeters } from '../ebs/meters.js';
import { addressMeter, addressTopics } from '../publicIpv4/meters.js';
import { alternatives } from './alternatives.js';
import { factsOf, machineOf, RESERVED } from './machine.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const ec2 = service({
  name: 'ec2',
  title: { en: 'EC2', ja: 'EC2' },
  usage,
  skus,
  typePrefix: '',
  units,
  meter(usage, context): Metering {
    const machine = machineOf(usage);
    const capacity = capacityOf({ ...usage, machine }, context);
    const { instances } = capacity;
    const hours = capacity.hours ?? product(instances, billedHours(usage, context, machine.run));
    const purchased = purchaseMeters(purchaseOf(usage.purchase, context), usage, { instances, hours }, context);
    return {
      meters: [
        ...purchased.meters,
        ...Object.entries(usage.storage ?? {}).flatMap(([type, size]) =>
          size === undefined
            ? []
            : volumeMeters({ type, size, count: instances }, monthsKept(usage, context), context, ['storage', type]),
        ),
        ...(usage.publicIpv4 === undefined ? [] : [addressMeter(product(usage.publicIpv4, hours), context)]),
        ...(usage.detailedMonitoring === true ? [monitoring(hours, context)] : []),
        ...capacity.meters,
      ],
      notPriced: [
        ...(usage.storage === undefined ? [VOLUMES] : [SNAPSHOTS]),
        ...(usage.publicIpv4 === undefined ? addressTopics(context) : []),
        ...surplusTopics({ ...usage, machine }, context),
        DATA_OUT,
        LOGS,
      ],
      assumed: [...capacity.assumed, ...purchased.assumed],
      payments: purchased.payments,
      ...(purchased.claims === undefined ? {} : { claims: purchased.claims }),
      instances,
    };
  },
  alternatives,
  factsOf,
});

interface Running {
  readonly instances: Formula<Dimensionless>;
  /** Billed, of all instances. */
  readonly hours: Formula<HOUR>;
}

/** What the instances themselves cost: the hours that they run, or what was bought for a term. */
function purchaseMeters(
  purchase: Purchase,
  usage: Usage,
  { instances, hours }: Running,
  context: MeteringContext,
): Bought {
  if (purchase.kind === 'spot') {
    return { meters: [spotHours(purchase, usage, hours, context)], payments: [], assumed: [SPOT] };
  }
  const thing = {
    onDemand: () => instanceHours(usage, hours, context),
    count: instances,
    reserved: { book: RESERVED, of: `${usage.os}.${usage.type}` },
    planned: { ...PLANNED, family: usage.type.split('.')[0] ?? '' },
    active: runningHours(usage, context),
  };
  return bought(purchase, thing, context);
}

const PLANNED = {
  service: 'ec2',
  title: { en: 'EC2 instances', ja: 'EC2 インスタンス' },
  ratePrefix: '',
  plans: ['compute', 'ec2Instance'],
} as const;

function instanceHours(usage: Usage, hours: Formula<HOUR>, context: MeteringContext): PricedMeter {
  return meter({
    name: { en: 'instance hours', ja: 'インスタンス時間' },
    quantity: hours,
    price: context.price(`ec2/${usage.os}.${usage.type}`, HOUR, ['type']),
    allowance: {
      pool: `ec2/hours.${usage.os}`,
      newAccount: freeHours(usage, context),
    },
  });
}

/** Of t2.micro, or of the type that takes its place where T2 isn't offered. */
function freeHours({ os, type }: Usage, context: MeteringContext): Formula<HOUR> | undefined {
  const offer = context.newAccountAllowance(`ec2/freeHours.${os}.${type}`, HOUR);
  if (offer !== undefined) return offer;
  const instead = context.newAccountAllowance(`ec2/freeHoursWithoutT2.${os}.${type}`, HOUR);
  return instead === undefined || context.hasPrice('ec2/linux.t2.micro') ? undefined : instead;
}

/** At the price that the scenario states: spot prices change by the hour, and no book has them. */
function spotHours(
  { discount, rate }: SpotPurchase,
  usage: Usage,
  hours: Formula<HOUR>,
  context: MeteringContext,
): Meter {
  const onDemand = () =>
    context.price(`ec2/${usage.os}.${usage.type}`, HOUR, ['type']) as Node as Formula<typeof USD_PER_HOUR>;
  const each = rate ?? product(onDemand(), oneLess(discount ?? constant(0, DIMENSIONLESS)));
  return {
    name: { en: 'spot instance hours', ja: 'スポットインスタンス時間' },
    quantity: hours,
    usd: product(hours, called({ en: 'price of spot', ja: 'スポット単価' }, each)),
  };
}

const SPOT: Words = {
  en: 'Spot at the price that the scenario states; AWS may interrupt the instances at any time, which is not priced',
  ja: 'スポットはシナリオで指定した単価を使用。AWS による中断とその影響は含まない',
};

const VOLUMES: Topic = {
  key: 'volumes',
  words: { en: 'EBS volumes of instances', ja: 'インスタンスの EBS ボリューム' },
};
const SNAPSHOTS: Topic = {
  key: 'snapshots',
  words: { en: 'snapshots and machine images (AMI)', ja: 'スナップショットとマシンイメージ（AMI）' },
};

/** So many metrics of CloudWatch for each instance, for the part of the month in which it runs. */
function monitoring(hours: Formula<HOUR>, context: MeteringContext): Meter {
  const at = ['detailedMonitoring'];
  const months = product(quotient(hours, context.month), constant(1, MONTH, { en: 'one month', ja: '1 か月' }));
  const metrics = product(months, context.rule('ec2/detailedMonitoringMetrics', METRIC, at));
  return metricMeter({ en: 'detailed monitoring', ja: '詳細モニタリング' }, metrics, at, context);
}

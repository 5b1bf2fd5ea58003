import { called, constant, product, quotient } from '../../formula/build.js';
import type { Formula, Node } from '../../formula/node.js';
import { HOUR, MONTH, NO_UNIT, type NoUnit, type USD_PER_HOUR } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { capacityOf } from '../compute/capacity.js';
import { type Purchase, purchaseOf, type Spot } from '../compute/purchase.js';
import { reservedInstances } from '../compute/reserved.js';
import { billedHours, monthsKept, runningHours } from '../compute/running.js';
import { oneLess, underPlan } from '../compute/savingsPlan.js';
import { units } from '../compute/units.js';
import type { UsageOf } from '../contract/field.js';
import {
  type Meter,
  type Metering,
  meter,
  type PricedMeter,
  service,
  type TermPayment,
  type Terms,
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
  meter(said, terms): Metering {
    const machine = machineOf(said);
    const capacity = capacityOf({ ...said, machine }, terms);
    const { instances } = capacity;
    const hours = capacity.hours ?? product(instances, billedHours(said, terms, machine.run));
    const bought = boughtAs(purchaseOf(said.purchase, terms), said, { instances, hours }, terms);
    return {
      meters: [
        ...bought.meters,
        ...Object.entries(said.storage ?? {}).flatMap(([type, size]) =>
          size === undefined
            ? []
            : volumeMeters({ type, size, count: instances }, monthsKept(said, terms), terms, ['storage', type]),
        ),
        ...(said.publicIpv4 === undefined ? [] : [addressMeter(product(said.publicIpv4, hours), terms)]),
        ...(said.detailedMonitoring === true ? [monitoring(hours, terms)] : []),
        ...capacity.meters,
      ],
      notPriced: [
        ...(said.storage === undefined ? [VOLUMES] : [SNAPSHOTS]),
        ...(said.publicIpv4 === undefined ? addressTopics(terms) : []),
        DATA_OUT,
        LOGS,
      ],
      assumed: [...capacity.assumed, ...bought.assumed],
      payments: bought.payments,
      instances,
    };
  },
  alternatives,
  factsOf,
});

interface Running {
  readonly instances: Formula<NoUnit>;
  /** Billed, of all instances. */
  readonly hours: Formula<HOUR>;
}

interface Bought {
  readonly meters: readonly Meter[];
  readonly payments: readonly TermPayment[];
  readonly assumed: readonly Words[];
}

/** What the instances themselves cost: the hours that they run, or what was bought for a term. */
function boughtAs(purchase: Purchase, said: Usage, { instances, hours }: Running, terms: Terms): Bought {
  switch (purchase.kind) {
    case 'reserved':
      return reservedInstances(purchase, { book: RESERVED, of: `${said.os}.${said.type}` }, instances, terms);
    case 'savingsPlan':
      return underPlan(
        purchase,
        {
          service: 'ec2',
          ratePrefix: '',
          meters: [instanceHours(said, hours, terms)],
          active: runningHours(said, terms),
        },
        terms,
      );
    case 'spot':
      return { meters: [spotHours(purchase, said, hours, terms)], payments: [], assumed: [SPOT] };
    case 'onDemand':
      return { meters: [instanceHours(said, hours, terms)], payments: [], assumed: [] };
  }
}

function instanceHours(said: Usage, hours: Formula<HOUR>, terms: Terms): PricedMeter {
  return meter({
    name: { en: 'instance hours', ja: 'インスタンス時間' },
    quantity: hours,
    price: terms.price(`ec2/${said.os}.${said.type}`, HOUR, ['type']),
    allowance: {
      pool: `ec2/hours.${said.os}`,
      newAccount: terms.offer(`ec2/freeHours.${said.os}.${said.type}`, HOUR),
    },
  });
}

/** At the price that the scenario states: spot prices change by the hour, and no book has them. */
function spotHours({ discount, rate }: Spot, said: Usage, hours: Formula<HOUR>, terms: Terms): Meter {
  const onDemand = () =>
    terms.price(`ec2/${said.os}.${said.type}`, HOUR, ['type']) as Node as Formula<typeof USD_PER_HOUR>;
  const each = rate ?? product(onDemand(), oneLess(discount ?? constant(0, NO_UNIT)));
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

function monitoring(hours: Formula<HOUR>, terms: Terms): Meter {
  const months = product(quotient(hours, terms.month), constant(1, MONTH, { en: 'one month', ja: '1 か月' }));
  return meter({
    name: { en: 'detailed monitoring', ja: '詳細モニタリング' },
    quantity: months,
    price: terms.price('ec2/detailedMonitoring', MONTH, ['detailedMonitoring']),
  });
}

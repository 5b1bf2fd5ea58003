import { constant, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { HOUR, MONTH, type NoUnit } from '../../quantity/unit.js';
import { volumeMeters } from '../ebs/meters.js';
import type { UsageOf } from '../field.js';
import { addressMeter, addressTopics } from '../publicIpv4/meters.js';
import { billedHours, monthsKept } from '../running.js';
import { type Meter, type Metering, meter, service, type Terms, type Topic } from '../service.js';
import { DATA_OUT, LOGS } from '../topics.js';
import { capacityOf } from './capacity.js';
import { PAID_ANYWAY, reservedMeters } from './reserved.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const ec2 = service({
  name: 'ec2',
  title: { en: 'EC2', ja: 'EC2' },
  usage,
  meter(said, terms): Metering {
    const capacity = capacityOf(said, terms);
    const { instances } = capacity;
    const hours = product(instances, billedHours(said, terms, `ec2/run.${said.os}`));
    return {
      meters: [
        ...instanceMeters(said, instances, hours, terms),
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
      assumed: [...capacity.assumed, ...(said.purchase === 'onDemand' ? [] : [PAID_ANYWAY])],
    };
  },
});

/** What the instances themselves cost: on demand the hours that they run, reserved all of them. */
function instanceMeters(said: Usage, instances: Formula<NoUnit>, hours: Formula<HOUR>, terms: Terms): Meter[] {
  if (said.purchase !== 'onDemand') return reservedMeters(said.purchase, said, instances, terms);
  return [
    meter({
      name: { en: 'instance hours', ja: 'インスタンス時間' },
      quantity: hours,
      price: terms.price(`ec2/${said.os}.${said.type}`, HOUR, ['type']),
      allowance: {
        pool: `ec2/hours.${said.os}`,
        newAccount: terms.offer(`ec2/freeHours.${said.os}.${said.type}`, HOUR),
      },
    }),
  ];
}

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

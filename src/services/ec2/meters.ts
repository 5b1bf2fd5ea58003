import { constant, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { divide, ONE, rational } from '../../quantity/rational.js';
import { HOUR, MONTH, type NoUnit, VCPU_HOUR } from '../../quantity/unit.js';
import { volumeMeters } from '../ebs/meters.js';
import type { UsageOf } from '../field.js';
import { addressMeter, addressTopics } from '../publicIpv4/meters.js';
import { billedHours, monthsKept } from '../running.js';
import { type Meter, meter, service, type Terms, type Topic } from '../service.js';
import { DATA_OUT, LOGS } from '../topics.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const ec2 = service({
  name: 'ec2',
  title: { en: 'EC2', ja: 'EC2' },
  usage,
  meter(said, terms) {
    const hours = product(said.count, billedHours(said, terms, `ec2/run.${said.os}`));
    return {
      meters: [
        meter({
          name: { en: 'instance hours', ja: 'インスタンス時間' },
          quantity: hours,
          price: terms.price(`ec2/${said.os}.${said.type}`, HOUR, ['type']),
          allowance: {
            pool: `ec2/hours.${said.os}`,
            newAccount: terms.offer(`ec2/freeHours.${said.os}.${said.type}`, HOUR),
          },
        }),
        ...Object.entries(said.storage ?? {}).flatMap(([type, size]) =>
          size === undefined
            ? []
            : volumeMeters({ type, size, count: said.count }, monthsKept(said, terms), terms, ['storage', type]),
        ),
        ...(said.publicIpv4 === undefined ? [] : [addressMeter(product(said.publicIpv4, hours), terms)]),
        ...(said.detailedMonitoring === true ? [monitoring(hours, terms)] : []),
        ...(said.surplusCredits === undefined ? [] : surplus(said, said.surplusCredits, terms)),
      ],
      notPriced: [
        ...(said.storage === undefined ? [VOLUMES] : [SNAPSHOTS]),
        ...(said.publicIpv4 === undefined ? addressTopics(terms) : []),
        DATA_OUT,
        LOGS,
      ],
    };
  },
});

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

/** A CPU credit is one vCPU for one minute; surplus ones are billed by the vCPU-hour (EC2 user guide, unlimited mode). */
function surplus(said: Usage, credits: Formula<NoUnit>, terms: Terms): Meter[] {
  const [family = ''] = said.type.split('.');
  if (!/^t\d/.test(family) || family === 't1') {
    const message = `${said.type} has no CPU credits`;
    terms.refuse(['surplusCredits'], { code: 'contradiction', message, remedy: 'leave out `surplusCredits`' });
    return [];
  }
  const perCredit = constant(divide(ONE, rational(60)), VCPU_HOUR, {
    en: 'vCPU-hours of a credit',
    ja: '1 クレジットの vCPU 時間',
  });
  const price = family === 't4g' ? 'ec2/surplusCredits.t4g' : `ec2/surplusCredits.${said.os}`;
  return [
    meter({
      name: { en: 'surplus CPU credits', ja: '余剰 CPU クレジット' },
      quantity: product(credits, perCredit),
      price: terms.price(price, VCPU_HOUR, ['surplusCredits']),
    }),
  ];
}

import { called, inUnit, lessAllowance, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { GB, GB_HOUR, VCPU, VCPU_HOUR } from '../../quantity/unit.js';
import { purchaseOf } from '../compute/purchase.js';
import { billedHours, runningHours } from '../compute/running.js';
import { underPlan } from '../compute/savingsPlan.js';
import type { UsageOf } from '../contract/field.js';
import { type Metering, meter, service, type Terms } from '../contract/service.js';
import { DATA_OUT, LOGS } from '../contract/topics.js';
import { addressTopics } from '../publicIpv4/meters.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const fargate = service({
  name: 'fargate',
  title: { en: 'Fargate', ja: 'Fargate' },
  usage,
  skus,
  meter(said, terms): Metering {
    const memory = inUnit(said.memory, 'MB', 'GB');
    holdToSizes(said.vcpu, memory, terms);
    const hours = called(TASK_HOURS, product(said.tasks, billedHours(said, terms, 'fargate/run')));
    const purchase = purchaseOf(said.purchase, terms);
    const usage = [
      meter({
        name: { en: 'vCPU hours', ja: 'vCPU 時間' },
        quantity: product(said.vcpu, hours),
        price: terms.price(`fargate/vcpu.${said.architecture}`, VCPU_HOUR, ['architecture']),
      }),
      meter({
        name: { en: 'memory hours', ja: 'メモリ時間' },
        quantity: product(memory, hours),
        price: terms.price(`fargate/memory.${said.architecture}`, GB_HOUR, ['architecture']),
      }),
    ];
    const covered = { service: 'fargate', ratePrefix: 'fargate.', meters: usage, active: runningHours(said, terms) };
    const bought = purchase.kind === 'savingsPlan' ? underPlan(purchase, covered, terms) : { meters: usage };
    return {
      ...bought,
      meters: [
        ...bought.meters,
        ...(said.ephemeralStorage === undefined
          ? []
          : [
              meter({
                name: { en: 'ephemeral storage', ja: 'エフェメラルストレージ' },
                quantity: product(
                  called(
                    BEYOND,
                    lessAllowance(said.ephemeralStorage, terms.rule('fargate/ephemeralStorageIncluded', GB)),
                  ),
                  hours,
                ),
                price: terms.price('fargate/ephemeralStorage', GB_HOUR, ['ephemeralStorage']),
              }),
            ]),
      ],
      notPriced: [...addressTopics(terms), DATA_OUT, LOGS],
    };
  },
});

const GB_PER_VCPU = { GB: 1, vCPU: -1 } as const;
const TASK_HOURS = { en: 'task hours', ja: 'タスク時間' };
const BEYOND = { en: 'beyond the included size', ja: '込みの容量を超える分' };

/** The day's smallest and largest tasks. The steps between them are AWS's to check. */
function holdToSizes(vcpu: Usage['vcpu'], memory: Formula<GB>, terms: Terms): void {
  const of = (bound: string) => product(vcpu, terms.rule(`fargate/memoryPerVcpu.${bound}`, GB_PER_VCPU, ['memory']));
  terms.atLeast(['vcpu'], '`vcpu`', vcpu, terms.rule('fargate/vcpu.minimum', VCPU, ['vcpu']));
  terms.atMost(['vcpu'], '`vcpu`', vcpu, terms.rule('fargate/vcpu.maximum', VCPU, ['vcpu']));
  terms.atLeast(['memory'], '`memory`', memory, of('minimum'));
  terms.atMost(['memory'], '`memory`', memory, of('maximum'));
}

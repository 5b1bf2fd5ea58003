import { called, inUnit, lessAllowance, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { GB, GB_HOUR, VCPU, VCPU_HOUR } from '../../quantity/unit.js';
import { purchaseOf } from '../compute/purchase.js';
import { billedHours, runningHours } from '../compute/running.js';
import { planClaims, underPlan } from '../compute/savingsPlan.js';
import type { UsageOf } from '../contract/field.js';
import { type Metering, type MeteringContext, meter, service } from '../contract/service.js';
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
  meter(taskUsage, context): Metering {
    const memory = inUnit(taskUsage.memory, 'MB', 'GB');
    holdToSizes(taskUsage.vcpu, memory, context);
    const purchase = purchaseOf(taskUsage.purchase, context);
    const alone = purchase.kind === 'savingsPlan' ? {} : { count: taskUsage.tasks };
    const hours = called(TASK_HOURS, product(taskUsage.tasks, billedHours(taskUsage, context, 'fargate/run', alone)));
    const usage = [
      meter({
        name: { en: 'vCPU hours', ja: 'vCPU 時間' },
        quantity: product(taskUsage.vcpu, hours),
        price: context.price(`fargate/vcpu.${taskUsage.architecture}`, VCPU_HOUR, ['architecture']),
      }),
      meter({
        name: { en: 'memory hours', ja: 'メモリ時間' },
        quantity: product(memory, hours),
        price: context.price(`fargate/memory.${taskUsage.architecture}`, GB_HOUR, ['architecture']),
      }),
    ];
    const covered = {
      service: 'fargate',
      title: { en: 'Fargate tasks', ja: 'Fargate タスク' },
      ratePrefix: 'fargate.',
      plans: ['compute'] as const,
      meters: usage,
      active: runningHours(taskUsage, context),
    };
    const bought =
      purchase.kind === 'savingsPlan'
        ? underPlan(purchase, covered, context)
        : {
            meters: usage,
            ...(purchase.kind === 'sharedPlan' ? { claims: planClaims(purchase, covered, context) } : {}),
          };
    return {
      ...bought,
      meters: [
        ...bought.meters,
        ...(taskUsage.ephemeralStorage === undefined
          ? []
          : [
              meter({
                name: { en: 'ephemeral storage', ja: 'エフェメラルストレージ' },
                quantity: product(
                  called(
                    BEYOND,
                    lessAllowance(taskUsage.ephemeralStorage, context.rule('fargate/ephemeralStorageIncluded', GB)),
                  ),
                  hours,
                ),
                price: context.price('fargate/ephemeralStorage', GB_HOUR, ['ephemeralStorage']),
              }),
            ]),
      ],
      notPriced: [...addressTopics(context), DATA_OUT, LOGS],
    };
  },
});

const GB_PER_VCPU = { GB: 1, vCPU: -1 } as const;
const TASK_HOURS = { en: 'task hours', ja: 'タスク時間' };
const BEYOND = { en: 'beyond the included size', ja: '込みの容量を超える分' };

/** The day's smallest and largest tasks. The steps between them are AWS's to check. */
function holdToSizes(vcpu: Usage['vcpu'], memory: Formula<GB>, context: MeteringContext): void {
  const of = (bound: string) => product(vcpu, context.rule(`fargate/memoryPerVcpu.${bound}`, GB_PER_VCPU, ['memory']));
  context.atLeast(['vcpu'], '`vcpu`', vcpu, context.rule('fargate/vcpu.minimum', VCPU, ['vcpu']));
  context.atMost(['vcpu'], '`vcpu`', vcpu, context.rule('fargate/vcpu.maximum', VCPU, ['vcpu']));
  context.atLeast(['memory'], '`memory`', memory, of('minimum'));
  context.atMost(['memory'], '`memory`', memory, of('maximum'));
}

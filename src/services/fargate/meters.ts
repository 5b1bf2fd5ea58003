import { called, inUnit, lessAllowance, product } from '../../formula/build.js';
import { GB, GB_HOUR, VCPU_HOUR } from '../../quantity/unit.js';
import { addressTopics } from '../publicIpv4/meters.js';
import { billedHours } from '../running.js';
import { type Metering, meter, service } from '../service.js';
import { DATA_OUT, LOGS } from '../topics.js';
import { usage } from './usage.js';

export const fargate = service({
  name: 'fargate',
  title: { en: 'Fargate', ja: 'Fargate' },
  usage,
  meter(said, terms): Metering {
    const hours = called(TASK_HOURS, product(said.tasks, billedHours(said, terms, 'fargate/run')));
    return {
      meters: [
        meter({
          name: { en: 'vCPU hours', ja: 'vCPU 時間' },
          quantity: product(said.vcpu, hours),
          price: terms.price(`fargate/vcpu.${said.architecture}`, VCPU_HOUR, ['architecture']),
        }),
        meter({
          name: { en: 'memory hours', ja: 'メモリ時間' },
          quantity: product(inUnit(said.memory, 'MB', 'GB'), hours),
          price: terms.price(`fargate/memory.${said.architecture}`, GB_HOUR, ['architecture']),
        }),
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

const TASK_HOURS = { en: 'task hours', ja: 'タスク時間' };
const BEYOND = { en: 'beyond the included size', ja: '込みの容量を超える分' };

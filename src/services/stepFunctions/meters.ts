import { one, product } from '../../formula/build.js';
import { meter, service } from '../contract/service.js';
import { skus } from './skus.js';
import { TRANSITION, units } from './units.js';
import { usage } from './usage.js';

export const stepFunctions = service({
  name: 'stepFunctions',
  title: { en: 'Step Functions', ja: 'Step Functions' },
  usage,
  skus,
  units,
  meter: (usage, context) => ({
    meters: [
      meter({
        name: { en: 'state transitions', ja: '状態遷移' },
        quantity: product(usage.transitions, one(TRANSITION)),
        price: context.price('stepFunctions/transitions', TRANSITION),
        allowance: {
          pool: 'stepFunctions/transitions',
          always: context.freeAllowance('stepFunctions/freeTransitions', TRANSITION),
        },
      }),
    ],
    notPriced: [],
  }),
});

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
  meter: (said, terms) => ({
    meters: [
      meter({
        name: { en: 'state transitions', ja: '状態遷移' },
        quantity: product(said.transitions, one(TRANSITION)),
        price: terms.price('stepFunctions/transitions', TRANSITION),
        allowance: {
          pool: 'stepFunctions/transitions',
          always: terms.offer('stepFunctions/freeTransitions', TRANSITION),
        },
      }),
    ],
    notPriced: [],
  }),
});

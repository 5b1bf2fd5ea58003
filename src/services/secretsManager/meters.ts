import { one, product } from '../../formula/build.js';
import { meter, service } from '../contract/service.js';
import { skus } from './skus.js';
import { SECRET, units } from './units.js';
import { usage } from './usage.js';

export const secretsManager = service({
  name: 'secretsManager',
  title: { en: 'Secrets Manager', ja: 'Secrets Manager' },
  usage,
  skus,
  units,
  meter: (said, terms) => ({
    meters: [
      meter({
        name: { en: 'secrets', ja: 'シークレット' },
        quantity: product(said.secrets, one(SECRET)),
        price: terms.price('secretsManager/secrets', SECRET),
      }),
    ],
    notPriced: [],
  }),
});

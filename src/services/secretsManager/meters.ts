import { one, product } from '../../formula/build.js';
import { REQUEST } from '../../quantity/unit.js';
import { meter, service } from '../contract/service.js';
import { skus } from './skus.js';
import { SECRET, SECRET_MONTH, units } from './units.js';
import { usage } from './usage.js';

export const secretsManager = service({
  name: 'secretsManager',
  title: { en: 'Secrets Manager', ja: 'Secrets Manager' },
  usage,
  skus,
  units,
  meter: (usage, context) => ({
    meters: [
      meter({
        name: { en: 'secrets', ja: 'シークレット' },
        quantity: product(usage.secrets, one(SECRET), context.months),
        price: context.price('secretsManager/secrets', SECRET_MONTH),
      }),
      meter({
        name: { en: 'API requests', ja: 'API リクエスト' },
        quantity: product(usage.requests, one(REQUEST)),
        price: context.price('secretsManager/requests', REQUEST),
      }),
    ],
    notPriced: [],
  }),
});

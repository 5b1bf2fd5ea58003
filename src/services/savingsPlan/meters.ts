/** One commitment over several components. What they use of it is worked out where all of an option's components are known. */
import { called, product } from '../../formula/build.js';
import { COMMITMENT, COMMITMENT_LINE, isSold, planPayment } from '../compute/savingsPlan.js';
import { type Metering, service } from '../contract/service.js';
import { usage } from './usage.js';

export const savingsPlan = service({
  name: 'savingsPlan',
  title: { en: 'Savings Plan', ja: 'Savings Plans 契約' },
  usage,
  skus: { none: { en: 'a commitment is whatever is chosen', ja: 'コミットメントの額は自由に選べます' } },
  meter(terms, context): Metering {
    if (!isSold(terms, [], context)) return { meters: [], notPriced: [] };
    const commitment = called(COMMITMENT, terms.commitment);
    return {
      meters: [{ name: COMMITMENT_LINE, quantity: context.span, usd: product(commitment, context.span) }],
      payments: [planPayment(terms, commitment, context)],
      notPriced: [],
      sharedPlan: { ...terms, commitment, context },
    };
  },
});

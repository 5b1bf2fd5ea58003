import type { SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
  {
    price: 'transitions',
    serviceCode: 'AmazonStates',
    usageType: /^StateTransition$/,
    unit: 'transition',
    awsUnits: ['StateTransitions', 'StateTransition', 'Transitions'],
  },
];

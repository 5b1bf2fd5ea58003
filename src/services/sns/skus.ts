import { REQUESTS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

function deliveries(to: string, usageType: RegExp): SkuPattern {
  return {
    price: `deliveries.${to}`,
    serviceCode: 'AmazonSNS',
    usageType,
    unit: 'notification',
    per: '1000000',
    awsUnits: ['Notifications', 'Notification', ...REQUESTS],
  };
}

export const skus: SkuPatterns = [
  {
    price: 'publishes',
    serviceCode: 'AmazonSNS',
    usageType: /^Requests-Tier1$/,
    unit: 'request',
    per: '1000000',
    awsUnits: REQUESTS,
  },
  // Apple's and Google's services cost the same; Google's stands for both.
  deliveries('mobilePush', /^DeliveryAttempts-GCM$/),
  deliveries('http', /^DeliveryAttempts-HTTP$/),
  deliveries('email', /^DeliveryAttempts-SMTP$/),
  deliveries('sqs', /^DeliveryAttempts-SQS$/),
  deliveries('lambda', /^DeliveryAttempts-LAMBDA$/i),
];

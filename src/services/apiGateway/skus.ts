import { HOURS, REQUESTS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

function perMillion(price: string, usageType: RegExp, unit: string, awsUnits: readonly string[]): SkuPattern {
  return { price, serviceCode: 'AmazonApiGateway', usageType, unit, per: '1000000', awsUnits };
}

export const skus: SkuPatterns = [
  perMillion('rest.requests', /^ApiGatewayRequest$/, 'request', REQUESTS),
  perMillion('http.requests', /^ApiGatewayHttpRequest$/, 'request', REQUESTS),
  perMillion('websocket.messages', /^ApiGatewayMessage$/, 'message', ['Messages', 'Message']),
  perMillion('websocket.connectionMinutes', /^ApiGatewayMinute$/, 'min', ['Minutes', 'minutes', 'Minute']),
  {
    price: 'cache.{cacheMemorySizeGb}GB',
    serviceCode: 'AmazonApiGateway',
    usageType: /^ApiGatewayCacheUsage:/,
    unit: 'h',
    awsUnits: HOURS,
  },
];

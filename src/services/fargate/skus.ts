import type { SkuPattern, SkuPatterns } from '../contract/sku.js';

function usage(price: string, usageType: RegExp, unit: string, awsUnits: readonly string[]): SkuPattern {
  return { price, serviceCode: 'AmazonECS', usageType, unit, awsUnits };
}

const VCPU_HOURS = ['hours', 'vCPU-Hours', 'Hrs'];
const GB_HOURS = ['hours', 'GB-Hours', 'Hrs'];

export const skus: SkuPatterns = [
  usage('vcpu.x86_64', /^Fargate-vCPU-Hours:perCPU$/, 'vCPU-h', VCPU_HOURS),
  usage('vcpu.arm64', /^Fargate-ARM-vCPU-Hours:perCPU$/, 'vCPU-h', VCPU_HOURS),
  usage('memory.x86_64', /^Fargate-GB-Hours$/, 'GB-h', GB_HOURS),
  usage('memory.arm64', /^Fargate-ARM-GB-Hours$/, 'GB-h', GB_HOURS),
  usage('ephemeralStorage', /^Fargate-EphemeralStorage-GB-Hours$/, 'GB-h', GB_HOURS),
];

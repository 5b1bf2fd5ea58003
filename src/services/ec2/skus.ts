import { HOURS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';
import { RESERVED } from './machine.js';

/** On shared hardware, used (and not reserved capacity left unused), and without SQL Server or a licence of one's own. */
function instances(os: string, operatingSystem: string): SkuPattern {
  return {
    price: `${os}.{instanceType}`,
    serviceCode: 'AmazonEC2',
    usageType: /^BoxUsage(:|$)/,
    where: {
      operatingSystem,
      tenancy: 'Shared',
      capacitystatus: 'Used',
      preInstalledSw: 'NA',
      licenseModel: 'No License required',
    },
    // Beside a type on demand lie its Capacity Blocks, which are paid at the beginning and listed at 0.00 an hour.
    whereListed: { marketoption: 'OnDemand' },
    unit: 'h',
    awsUnits: HOURS,
    reserved: { book: RESERVED, of: `${os}.{instanceType}` },
  };
}

export const skus: SkuPatterns = [
  instances('linux', 'Linux'),
  instances('windows', 'Windows'),
  instances('rhel', 'RHEL'),
  instances('suse', 'SUSE'),
  // The same for all sizes, and for T2, T3 and T3a: T3's stands for them.
  surplusCredits('linux', 't3', 'Linux'),
  surplusCredits('windows', 't3', 'Windows'),
  surplusCredits('rhel', 't3', 'RHEL'),
  surplusCredits('suse', 't3', 'SUSE'),
  surplusCredits('t4g', 't4g', 'Linux'),
];

function surplusCredits(name: string, family: string, operatingSystem: string): SkuPattern {
  return {
    price: `surplusCredits.${name}`,
    serviceCode: 'AmazonEC2',
    usageType: new RegExp(`^CPUCredits:${family}$`),
    where: { operatingSystem },
    isAskedByUsageType: true,
    unit: 'vCPU-h',
    awsUnits: ['vCPU-Hours', 'vCPU-Hour'],
  };
}

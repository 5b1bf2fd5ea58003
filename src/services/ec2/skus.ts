import { HOURS, type SkuPattern, type SkuPatterns } from '../sku.js';

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
    unit: 'h',
    awsUnits: HOURS,
    reserved: `${os}.{instanceType}`,
  };
}

export const skus: SkuPatterns = [
  instances('linux', 'Linux'),
  instances('windows', 'Windows'),
  instances('rhel', 'RHEL'),
  ...(['t2', 't3', 't3a', 't4g'] as const).map(
    (family): SkuPattern => ({
      price: `surplusCredits.${family}`,
      serviceCode: 'AmazonEC2',
      usageType: new RegExp(`^CPUCredits:${family}$`),
      where: { operatingSystem: 'Linux' },
      unit: 'vCPU-h',
      awsUnits: ['vCPU-Hours', 'vCPU-Hour'],
    }),
  ),
];

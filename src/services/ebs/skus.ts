import { GIGABYTE_MONTHS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

const OFFER = { serviceCode: 'AmazonEC2', isAskedByUsageType: true } as const;

function storage(volume: string, usageType: RegExp): SkuPattern {
  return {
    price: `${volume}.storage`,
    ...OFFER,
    usageType,
    unit: 'GB-month',
    awsUnits: GIGABYTE_MONTHS,
  };
}

function iops(volume: string, usageType: RegExp): SkuPattern {
  return { price: `${volume}.iops`, ...OFFER, usageType, unit: 'IOPS-month', awsUnits: ['IOPS-Mo'] };
}

export const skus: SkuPatterns = [
  storage('gp2', /^EBS:VolumeUsage\.gp2$/),
  storage('gp3', /^EBS:VolumeUsage\.gp3$/),
  storage('io1', /^EBS:VolumeUsage\.piops$/),
  storage('io2', /^EBS:VolumeUsage\.io2$/),
  storage('st1', /^EBS:VolumeUsage\.st1$/),
  storage('sc1', /^EBS:VolumeUsage\.sc1$/),
  storage('magnetic', /^EBS:VolumeUsage$/),
  storage('snapshot', /^EBS:SnapshotUsage$/),
  iops('io1', /^EBS:VolumeP-IOPS\.piops$/),
  iops('io2', /^EBS:VolumeP-IOPS\.io2$/),
  { ...iops('io2', /^EBS:VolumeP-IOPS\.io2\.tier2$/), price: 'io2.iopsTier2' },
  { ...iops('io2', /^EBS:VolumeP-IOPS\.io2\.tier3$/), price: 'io2.iopsTier3' },
  iops('gp3', /^EBS:VolumeP-IOPS\.gp3$/),
  // Listed by GiBps or by MiBps, as the region has it; a GiBps is 1,024 of ours.
  {
    price: 'gp3.throughput',
    ...OFFER,
    usageType: /^EBS:VolumeP-Throughput\.gp3$/,
    unit: 'MiBps-month',
    awsUnits: ['GiBps-mo'],
    unitsEach: '1024',
  },
];

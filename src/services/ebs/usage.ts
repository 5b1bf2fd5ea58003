import { choice, count, optional, otherwise, storageSize } from '../contract/field.js';
import { IOPS, MIBPS } from './units.js';

export const usage = {
  type: choice(['gp2', 'gp3', 'io1', 'st1', 'sc1', 'magnetic'], 'The volume type.'),
  size: storageSize('The size of the volume.', '8 GB'),
  count: otherwise('1', count('How many such volumes.', '2', { whole: true }), 'ボリュームは 1 個'),
  iops: optional(count('Provisioned I/O operations per second, in all; gp3 includes some.', '4000', { of: IOPS })),
  throughput: optional(count('Provisioned MiB per second, in all; gp3 includes some.', '250', { of: MIBPS })),
};

import { carrying, instances } from '../compute/usage.js';
import { count, flag, optional, storageSize, table } from '../contract/field.js';

export const usage = {
  ...instances,
  storage: optional(
    table(
      ['gp2', 'gp3', 'st1', 'sc1', 'magnetic'],
      storageSize('The size of the volume of each instance.', '8 GB'),
      'EBS volumes of each instance, by type. Volumes with provisioned performance are components of their own (`ebs`).',
    ),
  ),
  publicIpv4: optional(
    count('Public IPv4 addresses of each instance; `true` is one.', 'true', { whole: true, flag: true }),
  ),
  detailedMonitoring: optional(flag('Metrics by the minute (CloudWatch detailed monitoring).')),
  ...carrying,
};

import { choice, count, flag, optional, otherwise, storageSize, table, word } from '../field.js';
import { running } from '../running.js';

export const usage = {
  type: word('The instance type.', 't2.micro'),
  os: otherwise('linux', choice(['linux', 'windows', 'rhel'], 'The operating system whose price applies.')),
  count: otherwise('1', count('How many such instances.', '2', { whole: true })),
  ...running,
  purchase: otherwise('onDemand', choice(['onDemand'], 'How the instances are bought.')),
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
  surplusCredits: optional(
    count('CPU credits spent beyond the earned ones, of all instances, under unlimited mode (T types).', '72'),
  ),
};

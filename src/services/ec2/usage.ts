import { choice, count, flag, optional, otherwise, quantityOrWord, storageSize, table, word } from '../field.js';
import { instancePurchase } from '../purchase.js';
import { running } from '../running.js';
import { autoscalingField } from './autoscaling.js';
import { loadField } from './load.js';

export const usage = {
  type: word('The instance type.', 't2.micro'),
  os: otherwise('linux', choice(['linux', 'windows', 'rhel'], 'The operating system whose price applies.')),
  count: otherwise(
    '1',
    quantityOrWord(
      count('How many such instances; `enough` takes as many as carry the `load`.', '2', { whole: true }),
      ['enough'],
    ),
  ),
  atLeast: optional(count('With `count: enough`: never fewer, e.g. one in each of two zones.', '2', { whole: true })),
  ...running,
  purchase: instancePurchase,
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
  load: loadField,
  autoscaling: autoscalingField,
  credits: optional(choice(['standard', 'unlimited'], 'How CPU credits are spent (T types).')),
  surplusCredits: optional(
    count('CPU credits spent beyond the earned ones, of all instances, under unlimited mode (T types).', '72'),
  ),
};

/** What is said of instances, whichever service runs them. */
import { choice, count, optional, otherwise, quantityOrWord, type UsageOf, word } from '../contract/field.js';
import { autoscalingField } from './autoscaling.js';
import { loadField } from './load.js';
import { instancePurchase } from './purchase.js';
import { running } from './running.js';

export const instances = {
  type: word('The instance type.', 't2.micro'),
  os: otherwise(
    'linux',
    choice(['linux', 'windows', 'rhel'], 'The operating system whose price applies.'),
    'OS は Linux',
  ),
  count: otherwise(
    '1',
    quantityOrWord(
      count('How many such instances; `auto` takes as many as carry the `load`.', '2', { whole: true }),
      ['auto'],
      { enough: 'auto' },
    ),
    '1 台',
  ),
  atLeast: optional(count('With `count: auto`: never fewer, e.g. one in each of two zones.', '2', { whole: true })),
  ...running,
  purchase: instancePurchase,
};

/** What they carry, and how they follow it. */
export const carrying = {
  load: loadField,
  autoscaling: autoscalingField,
  credits: optional(choice(['standard', 'unlimited'], 'How CPU credits are spent (T types).')),
  surplusCredits: optional(
    count('CPU credits spent beyond the earned ones, of all instances, under unlimited mode (T types).', '72'),
  ),
};

export type InstanceUsage = UsageOf<typeof instances & typeof carrying>;

import { running } from '../compute/running.js';
import { count, otherwise } from '../contract/field.js';

export const usage = {
  addresses: otherwise(
    '1',
    count('How many public IPv4 addresses are in use.', '2', { whole: true }),
    'アドレスは 1 個',
  ),
  ...running,
};

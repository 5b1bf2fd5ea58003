import { count, otherwise } from '../field.js';
import { running } from '../running.js';

export const usage = {
  addresses: otherwise('1', count('How many public IPv4 addresses are in use.', '2', { whole: true })),
  ...running,
};

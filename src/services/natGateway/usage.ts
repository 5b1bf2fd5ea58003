import { running } from '../compute/running.js';
import { count, optional, otherwise, transferSize } from '../contract/field.js';

export const usage = {
  count: otherwise('1', count('How many such gateways.', '2', { whole: true }), '1 台'),
  processed: optional(transferSize('Data that passes through in a month, in both directions.', '100 GB')),
  ...running,
};

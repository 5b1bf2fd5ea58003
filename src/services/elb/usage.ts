import { running } from '../compute/running.js';
import { choice, count, optional, otherwise, transferSize } from '../contract/field.js';

export const usage = {
  kind: choice(['classic', 'application', 'network'], 'The kind of load balancer.'),
  count: otherwise('1', count('How many such load balancers.', '2', { whole: true }), '1 台'),
  processed: optional(transferSize('Data that passes through in a month.', '100 GB')),
  ...running,
};

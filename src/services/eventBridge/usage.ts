import { count, optional, payloadSize } from '../contract/field.js';

export const usage = {
  events: optional(count('Custom events published in a month.', '1M')),
  payload: optional(payloadSize('The size of an event; EventBridge counts in chunks.', '2 KB')),
  schedules: optional(count('Scheduled starts in a month.', '1 / min')),
};

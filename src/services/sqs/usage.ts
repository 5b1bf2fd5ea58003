import { choice, count, optional, otherwise, payloadSize } from '../contract/field.js';

export const usage = {
  queue: otherwise('standard', choice(['standard', 'fifo'], 'The kind of queue.'), '標準キュー'),
  requests: count('API requests in a month: each send, receive and delete is one.', '3M'),
  payload: optional(payloadSize('The size of a request; SQS counts in chunks.', '10 KB')),
};

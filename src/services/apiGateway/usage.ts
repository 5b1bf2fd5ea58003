import { choice, count, optional, payloadSize } from '../contract/field.js';

export const usage = {
  api: choice(['rest', 'http', 'websocket'], 'The kind of API.'),
  requests: optional(count('Calls in a month (rest, http).', '5M')),
  requestSize: optional(payloadSize('The size of a call or message; HTTP and WebSocket APIs count in chunks.', '3 KB')),
  messages: optional(count('Messages in a month (websocket).', '10M')),
  connectionMinutes: optional(count('Minutes of connection in a month, over all clients (websocket).', '1M')),
  cache: optional(
    choice(
      ['0.5 GB', '1.6 GB', '6.1 GB', '13.5 GB', '28.4 GB', '58.2 GB', '118 GB', '237 GB'],
      'The size of the cache (rest).',
    ),
  ),
};

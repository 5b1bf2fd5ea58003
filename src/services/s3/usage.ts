import { choice, count, optional, otherwise, storageSize } from '../contract/field.js';

export const usage = {
  class: otherwise(
    'standard',
    choice(['standard', 'standardIa', 'oneZoneIa', 'reducedRedundancy', 'glacier'], 'The storage class.'),
    '標準ストレージクラス',
  ),
  storage: optional(storageSize('Data stored, on average over the month.', '100 GB')),
  puts: optional(count('PUT, COPY, POST and LIST requests in a month.', '300,000')),
  gets: optional(count('GET and all other requests in a month.', '3M')),
};

/** What the command line calls the settings and questions that the library's messages name. */
import type { Names } from '../../mention.js';

export const FLAGS: Required<Names> = {
  currency: '--currency',
  doubts: '--doubts',
  durations: '--power-tuning',
  durationsOf: (component) => `${component}=file`,
  from: '--from',
  isWanted: '--type',
  listPrices: (service, region) => `\`prices list ${service} --region ${region}\``,
  points: '--points',
  price: '--price',
  rate: '--rate',
  regions: '--region',
  samples: '--samples',
  scale: '--scale',
  service: '--service',
  set: '--set',
  shards: '--prices',
  showPrice: (id, region) => `\`prices show ${id} --region ${region}\``,
  step: '--step',
  type: '--type',
};

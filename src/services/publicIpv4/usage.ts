import { running } from '../compute/running.js';
import { count, withDefault } from '../contract/field.js';

export const usage = {
  addresses: withDefault(
    '1',
    count({ en: 'How many public IPv4 addresses are in use.', ja: '使用中のパブリック IPv4 アドレス数。' }, '2', {
      whole: true,
    }),
    'アドレスは 1 個',
  ),
  ...running,
};

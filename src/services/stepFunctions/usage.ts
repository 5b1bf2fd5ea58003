import { count } from '../contract/field.js';

export const usage = {
  transitions: count(
    {
      en: 'State transitions of standard workflows in a month, retries among them.',
      ja: '標準ワークフローの月間の状態遷移数（再試行を含む）。',
    },
    '100,000',
  ),
};

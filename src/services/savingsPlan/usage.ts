import { choice, moneyPerHour } from '../contract/field.js';

export const usage = {
  plan: choice(['compute', 'ec2Instance', 'database'], {
    en: 'Which Savings Plan it is; components that it covers say `purchase: { plan: NAME }`.',
    ja: 'Savings Plans の種類。対象の構成要素に `purchase: { plan: NAME }` と書きます。',
  }),
  term: choice(['1 year', '3 years'], { en: 'For how long it is bought.', ja: '期間。' }),
  upfront: choice(['none', 'partial', 'all'], { en: 'What is paid at the beginning.', ja: '前払いの額。' }),
  commitment: moneyPerHour(
    { en: 'What is paid in each hour, used or not.', ja: '使っても使わなくても 1 時間ごとに支払う額。' },
    '19.60 USD / h',
  ),
};

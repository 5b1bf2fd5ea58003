/** What an answer says of the free tier: what an account gets for being new goes by the day on which it was opened. */
import { describe, expect, it } from 'vitest';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { freeTierWords } from '../../src/report/document/freeTier.js';
import { priced, type ScenarioFrame, scenarioText } from '../support/price.js';

const comparisonOf = (around: ScenarioFrame) =>
  priced(scenarioText(['ec2: { type: t3.micro }'], { region: 'us-east-1', ...around }));
const newAccount = (asOf: string, accountOpened?: string) =>
  comparisonOf({ asOf, freeTier: 'newAccount', ...(accountOpened === undefined ? {} : { accountOpened }) });

describe('the free tier in words', () => {
  it.each([
    [comparisonOf({ asOf: '2025-07-14' }), 'none', '適用しない'],
    [comparisonOf({ asOf: '2025-07-14', freeTier: 'always' }), 'always free', '無期限の無料枠を適用'],
    [
      newAccount('2025-07-14'),
      'always free, and 12 months free for new accounts (opened on 2025-07-14, until 2026-07-14)',
      '無期限の無料枠を適用。新規アカウントの 12 か月無料枠も適用（2025-07-14 に作成、2026-07-14 まで）',
    ],
    [
      newAccount('2026-07-15', '2025-07-14'),
      'always free, but no longer 12 months free: those of an account opened on 2025-07-14 ended on 2026-07-14',
      '無期限の無料枠を適用。2025-07-14 に作成したアカウントの 12 か月無料枠は 2026-07-14 で終了',
    ],
    [
      newAccount('2025-07-15'),
      'always free, and for an account opened on 2025-07-15 credits of 100 USD once, up to 200 USD with 100 USD for first ' +
        'steps, instead of 12 months free; they end on 2026-07-15 at the latest, and the free plan, without charges, on ' +
        '2026-01-15; no figure here has them taken off',
      '無期限の無料枠を適用。2025-07-15 に作成したアカウントには 12 か月無料枠の代わりに一度限りのクレジット 100 USD（初回利用の特典 100 USD を含めて最大 200 USD。遅くとも 2026-07-15 に失効。請求のない無料プランは 2026-01-15 まで）。金額からは差し引いていない',
    ],
    [
      newAccount('2026-07-16', '2025-07-15'),
      'always free, but no longer credits: those of an account opened on 2025-07-15 ended on 2026-07-15 at the latest',
      '無期限の無料枠を適用。2025-07-15 に作成したアカウントのクレジットは遅くとも 2026-07-15 に失効',
    ],
  ])('%#: says what the account gets', (comparison, en, ja) => {
    expect(freeTierWords(comparison)).toEqual({ en, ja });
  });
});

describe('the account for programs', () => {
  it('is told where it matters, and the day that was taken for it stands under assumed', () => {
    expect(comparisonJson(comparisonOf({ asOf: '2025-07-14' }))).not.toHaveProperty('account');
    const before = newAccount('2025-07-14');
    expect(comparisonJson(before)).toMatchObject({ account: { opened: '2025-07-14', offersUntil: '2026-07-14' } });
    expect(before.assumed.map(({ en }) => en)).toContain('accountOpened 2025-07-14');
    const after = newAccount('2026-11-01', '2025-07-15');
    expect(comparisonJson(after)).toMatchObject({
      account: {
        opened: '2025-07-15',
        credits: { usd: '100', usdByActivities: '100', until: '2026-07-15', freePlanUntil: '2026-01-15' },
      },
    });
    expect(after.assumed.map(({ en }) => en).join()).not.toContain('accountOpened');
  });
});

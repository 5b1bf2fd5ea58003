import { planPurchase } from '../compute/purchase.js';
import {
  choice,
  count,
  curve,
  duration,
  group,
  hoursAMonth,
  memorySize,
  optional,
  payloadSize,
  perSecond,
  quantityOrList,
  share,
  withDefault,
  word,
} from '../contract/field.js';
import { POLLER_UNIT_HOUR } from './units.js';

const howLong = (example: string) =>
  quantityOrList(
    duration({ en: 'How long a call runs.', ja: '1 回の呼び出しの実行時間。' }, example),
    {
      share: share({ en: 'The part of the calls.', ja: '呼び出し全体に占める割合。' }, '90 %'),
      duration: duration({ en: 'How long these run.', ja: 'その呼び出しの実行時間。' }, '80 ms'),
    },
    {
      en: 'How long a call runs; or a distribution, as each call is rounded up by itself and a mean hides that.',
      ja: '1 回の呼び出しの実行時間、またはその分布。呼び出しごとに切り上げられるため、平均ではわかりません。',
    },
  );

export const usage = {
  requests: optional(
    count(
      {
        en: 'Calls in a month, outside provisioned concurrency.',
        ja: '月間の呼び出し回数（プロビジョニングされた同時実行を除く）。',
      },
      '300,000 / month',
    ),
  ),
  duration: optional(howLong('120 ms')),
  durationByMemory: optional(
    curve(
      memorySize({ en: 'The memory.', ja: 'メモリ。' }, '512 MB'),
      duration({ en: 'How long a call runs with it.', ja: 'そのメモリでの 1 回の実行時間。' }, '2900 ms'),
      ['x86_64', 'arm64'],
      {
        en: 'Instead of `duration`: how long a call runs with each memory, as measured; for each architecture where both are known.',
        ja: '`duration` の代わりに、メモリごとに測定した実行時間。両方わかるときはアーキテクチャごとに書きます。',
      },
    ),
  ),
  memory: memorySize({ en: 'The memory that the function is given.', ja: '関数に割り当てるメモリ。' }, '512 MB'),
  architecture: withDefault(
    'x86_64',
    choice(['x86_64', 'arm64'], { en: 'The processor architecture.', ja: 'プロセッサのアーキテクチャ。' }),
    'アーキテクチャは x86_64',
  ),
  ephemeralStorage: optional(
    memorySize(
      {
        en: 'The size of /tmp; what is beyond the included part is billed.',
        ja: '/tmp のサイズ。無料で含まれる分を超えると課金されます。',
      },
      '1024 MB',
    ),
  ),
  coldStarts: optional(
    share(
      {
        en: 'The part of the calls that start a new execution environment.',
        ja: '新しい実行環境を起動する呼び出しの割合。',
      },
      '1 %',
    ),
  ),
  initDuration: optional(
    duration(
      { en: 'How long the INIT phase of a cold start takes.', ja: 'コールドスタートの INIT フェーズの時間。' },
      '400 ms',
    ),
  ),
  provisionedConcurrency: optional(
    group(
      {
        concurrency: count({ en: 'Execution environments kept ready.', ja: '待機させておく実行環境の数。' }, '100', {
          whole: true,
        }),
        hours: optional(
          hoursAMonth(
            {
              en: 'Hours of the month that they are enabled; default: always.',
              ja: '待機させておく月間の時間。既定: 常時。',
            },
            '8',
          ),
        ),
        requests: optional(
          count({ en: 'Calls in a month that they serve.', ja: 'これらが処理する月間の呼び出し回数。' }, '500,000'),
        ),
        duration: optional(howLong('100 ms')),
      },
      {
        en: 'Execution environments that are kept ready. The free tier does not apply to their duration.',
        ja: '待機させておく実行環境。その実行時間に無料利用枠は適用されません。',
      },
      '{ concurrency: 100, hours: 8, requests: 500,000, duration: 100 ms }',
    ),
  ),
  snapStart: optional(
    group(
      {
        versions: count(
          { en: 'Published versions whose snapshots are kept.', ja: 'スナップショットを保持する公開バージョンの数。' },
          '1',
          { whole: true },
        ),
        restores: count(
          { en: 'Restores from a snapshot in a month.', ja: 'スナップショットからの月間の復元回数。' },
          '74,400',
        ),
      },
      {
        en: 'SnapStart with charges (Python, .NET; Java has none).',
        ja: '有料の SnapStart（Python、.NET。Java は無料）。',
      },
      '{ versions: 1, restores: 74,400 }',
    ),
  ),
  peakRequests: optional(
    perSecond(
      {
        en: 'Calls that arrive at the peak, for the limit of concurrent calls.',
        ja: 'ピーク時に到着する呼び出し（同時実行数の上限の確認に使います）。',
      },
      '20 / s',
    ),
  ),
  accountConcurrency: optional(
    count(
      {
        en: 'Concurrent calls that the account may have, where AWS has raised its limit.',
        ja: 'AWS が上限を引き上げた場合の、アカウントの同時実行数の上限。',
      },
      '5,000',
      { whole: true },
    ),
  ),
  payload: optional(
    payloadSize({ en: 'The size of what a call is given.', ja: '1 回の呼び出しに渡すデータのサイズ。' }, '200 KB'),
  ),
  invocation: optional(
    choice(['synchronous', 'asynchronous'], {
      en: 'Whether callers wait for the answer.',
      ja: '呼び出し元が応答を待つかどうか。',
    }),
  ),
  vpc: optional(
    group(
      {
        addresses: optional(
          count({ en: 'Free addresses in its subnets.', ja: 'サブネットの空きアドレス数。' }, '251', { whole: true }),
        ),
      },
      {
        en: 'The function runs in a VPC; until 2019 it took network interfaces there.',
        ja: '関数を VPC 内で実行します。2019 年まではネットワークインターフェイスを使いました。',
      },
      '{ addresses: 251 }',
    ),
  ),
  runtime: optional(word({ en: 'The runtime.', ja: 'ランタイム。' }, 'nodejs4.3')),
  pollerUnitHours: optional(
    count(
      {
        en: 'Hours of event poller units in a month (Kafka in provisioned mode).',
        ja: 'イベントポーラーユニットの月間の時間（プロビジョニングモードの Kafka）。',
      },
      '800',
      { of: POLLER_UNIT_HOUR },
    ),
  ),
  timeout: optional(duration({ en: 'The configured timeout.', ja: '設定したタイムアウト。' }, '30 s')),
  purchase: planPurchase,
  codePackage: withDefault(
    'zip',
    choice(['zip', 'image'], {
      en: 'A ZIP archive on a managed runtime, or a container image.',
      ja: 'マネージドランタイムで動かす ZIP アーカイブ、またはコンテナイメージ。',
    }),
    'ZIP パッケージ',
  ),
};

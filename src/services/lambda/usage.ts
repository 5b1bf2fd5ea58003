import { planPurchase } from '../compute/purchaseUsage.js';
import {
  ALWAYS,
  choice,
  count,
  curve,
  duration,
  group,
  hoursAMonth,
  implying,
  memorySize,
  optional,
  payloadSize,
  perSecond,
  quantityOrList,
  share,
  withDefault,
  word,
} from '../contract/field.js';
import { POLLER_UNIT, POLLER_UNIT_HOUR } from './units.js';

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
        hours: implying(
          ALWAYS,
          hoursAMonth({ en: 'Hours of the month that they are enabled.', ja: '待機させておく月間の時間。' }, '8'),
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
        hours: implying(
          ALWAYS,
          hoursAMonth(
            {
              en: 'Hours of the month that each version is kept, billed as three at least.',
              ja: '各バージョンを保持する月間の時間（3 時間未満は 3 時間として課金）。',
            },
            '24',
          ),
        ),
      },
      {
        en: 'SnapStart: with charges on Python and .NET, free where `runtime` is a Java runtime.',
        ja: 'SnapStart。Python と .NET では有料、`runtime` が Java の場合は無料です。',
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
    payloadSize(
      {
        en: 'The size of what a call is given; an asynchronous event beyond 256 KB counts as more than one request.',
        ja: '1 回の呼び出しに渡すデータのサイズ。256 KB を超える非同期イベントは複数のリクエストとして数えられます。',
      },
      '200 KB',
    ),
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
        en: 'Hours of event poller units in a month of Kafka in provisioned mode; `eventPollers` says it of SQS too.',
        ja: 'プロビジョニングモードの Kafka のイベントポーラーユニットの月間の時間。SQS は `eventPollers` で指定します。',
      },
      '800',
      { of: POLLER_UNIT_HOUR },
    ),
  ),
  eventPollers: optional(
    group(
      {
        source: choice(['kafka', 'sqs'], {
          en: 'What is polled; the price differs.',
          ja: 'ポーリングの対象。単価が異なります。',
        }),
        units: optional(
          count(
            {
              en: 'Event poller units that run at once; a queue of SQS has at least two.',
              ja: '同時に動くイベントポーラーユニットの数。SQS のキューでは 2 以上です。',
            },
            '2',
            { of: POLLER_UNIT },
          ),
        ),
        hours: implying(
          { ...ALWAYS, beside: 'units' },
          hoursAMonth({ en: 'Hours of the month that they run.', ja: '動かす月間の時間。' }, '8'),
        ),
        unitHours: optional(
          count(
            {
              en: 'Instead of `units` and `hours`: hours of units in a month, as measured.',
              ja: '`units` と `hours` の代わりに、実測したユニットの月間の時間。',
            },
            '8,000',
            { of: POLLER_UNIT_HOUR },
          ),
        ),
      },
      {
        en: 'Event pollers of an event source mapping in provisioned mode.',
        ja: 'プロビジョニングモードのイベントソースマッピングのイベントポーラー。',
      },
      '{ source: sqs, units: 2 }',
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

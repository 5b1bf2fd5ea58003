import type { Template } from './template.js';

export const batchJob: Template = {
  name: 'batch-job',
  title: { en: 'Batch job', ja: 'バッチ処理' },
  about: {
    en: 'A batch job: many files are processed every night, on a server that is started for it, in containers, or by functions.',
    ja: 'バッチ処理: 毎晩多数のファイルを処理する仕組みを、都度起動するサーバー、コンテナ、Lambda で比較します。',
  },
  workload: [
    { name: 'nights', value: '1 / day', about: { en: 'how often the job runs', ja: 'ジョブの実行回数' } },
    { name: 'files', value: '20,000', about: { en: 'files each night', ja: '1 晩あたりのファイル数' } },
    { name: 'duration', value: '1,500 ms', about: { en: 'how long a file takes', ja: '1 ファイルの処理時間' } },
    {
      name: 'workers',
      value: '8',
      about: { en: 'files processed at the same time', ja: 'サーバー・コンテナの同時処理数' },
    },
  ],
  options: [
    {
      name: 'EC2',
      components: [
        {
          text: 'ec2: { name: worker, type: c6i.xlarge, storage: { gp3: 50 GB }, runs: { times: nights, each: files * duration / workers } }',
          about: {
            en: 'each run is a start, billed by the second with its minimum',
            ja: '実行ごとに起動（秒課金・最低課金時間あり）',
          },
        },
      ],
    },
    {
      name: 'Fargate',
      components: [
        {
          text: 'fargate: { name: worker, vcpu: 4, memory: 8 GB, runs: { times: nights, each: files * duration / workers } }',
        },
      ],
    },
    {
      name: 'Lambda',
      components: [
        {
          text: 'lambda: { name: process, requests: nights * files, duration: duration, memory: 1769 MB }',
          about: { en: '1769 MB come with one whole virtual CPU', ja: '1769 MB で 1 vCPU 相当' },
        },
        {
          text: 'sqs: { name: work list, requests: nights * files * 3 }',
          about: { en: 'each file is sent, received and deleted', ja: '送信・受信・削除で 1 ファイル 3 リクエスト' },
        },
      ],
    },
  ],
};

import type { Template } from './template.js';

export const scheduledJob: Template = {
  name: 'scheduled-job',
  title: { en: 'Scheduled job', ja: '定期実行ジョブ' },
  about: {
    en: 'A scheduled job: a short task on a schedule, on a server that is always on, on one that is started for each run, or in a function.',
    ja: '定期実行ジョブ: 決まった時刻に動く短い処理を、常時起動のサーバー、都度起動のサーバー、Lambda で比較します。',
  },
  workload: [
    { name: 'runs', value: '1 / h', about: { en: 'how often it runs', ja: '実行頻度' } },
    { name: 'duration', value: '90 s', about: { en: 'how long it takes', ja: '1 回の処理時間' } },
  ],
  options: [
    {
      name: 'EC2',
      title: { en: 'EC2, always on', ja: 'EC2（常時起動）' },
      components: [{ text: 'ec2: { name: job server, type: t3.micro, storage: { gp3: 8 GB } }' }],
    },
    {
      name: 'EC2 on demand',
      title: { en: 'EC2, started for each run', ja: 'EC2（都度起動）' },
      components: [
        {
          text: 'ec2: { name: job server, type: t3.micro, storage: { gp3: 8 GB }, runs: { times: runs, each: duration + 60 s } }',
          about: { en: 'with a minute to start', ja: '起動時間として 1 分を加算' },
        },
      ],
    },
    {
      name: 'Lambda',
      components: [
        { text: 'lambda: { name: job, requests: runs, duration: duration, memory: 512 MB }' },
        { text: 'eventBridge: { name: clock, schedules: runs }' },
      ],
    },
  ],
};

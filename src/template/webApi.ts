import type { Template } from './template.js';

export const webApi: Template = {
  name: 'web-api',
  title: { en: 'Web API', ja: 'Web API' },
  about: {
    en: 'A web API: requests that are answered at once, on servers behind a load balancer or by functions behind API Gateway.',
    ja: 'Web API: リクエストに即時に応答する仕組みを、ロードバランサー配下のサーバーと、API Gateway 配下の Lambda で比較します。',
  },
  workload: [
    { name: 'requests', value: '5M / month', about: { en: 'API calls', ja: 'API の呼び出し回数' } },
    { name: 'duration', value: '120 ms', about: { en: 'the processing time of a call', ja: '1 回の処理時間' } },
    { name: 'answer', value: '10 KB', about: { en: 'the size of a response', ja: '1 回の応答サイズ' } },
    { name: 'logs', value: '1 KB', about: { en: 'the log volume of a call', ja: '1 回あたりのログ量' } },
  ],
  options: [
    {
      name: 'EC2',
      components: [
        {
          text: 'elb: { kind: application, processed: requests * answer }',
          about: {
            en: 'one load balancer; its capacity units follow from the data',
            ja: 'ロードバランサー 1 台（LCU は処理量から計算）',
          },
        },
        {
          text: 'ec2: { name: web server, type: t3.small, count: 2, storage: { gp3: 20 GB }, publicIpv4: true }',
          about: { en: 'two, for redundancy', ja: '冗長化のため 2 台' },
        },
        { text: 'cloudwatch: { name: logs, logsIngested: requests * logs, alarms: 4 }' },
        { text: 'dataTransfer: { name: answers, out: requests * answer }' },
      ],
    },
    {
      name: 'Lambda',
      components: [
        {
          text: 'apiGateway: { api: http, requests: requests, requestSize: answer }',
          about: { en: 'rest costs more and offers more', ja: 'rest は高機能だが高価' },
        },
        { text: 'lambda: { name: api, requests: requests, duration: duration, memory: 512 MB, architecture: arm64 }' },
        { text: 'cloudwatch: { name: logs, lambdaLogsIngested: requests * logs, alarms: 4 }' },
        { text: 'dataTransfer: { name: answers, out: requests * answer }' },
      ],
    },
  ],
};

import type { Template } from './template.js';

export const webSocket: Template = {
  name: 'websocket',
  title: { en: 'WebSocket service', ja: 'WebSocket サービス' },
  about: {
    en: 'A WebSocket service: many clients stay connected and get messages, through servers behind a load balancer or through API Gateway.',
    ja: 'WebSocket サービス: 多数のクライアントへの常時接続と配信を、ロードバランサー配下のサーバーと、API Gateway・Lambda で比較します。',
  },
  workload: [
    { name: 'clients', value: '2,000', about: { en: 'clients connected at once, on average', ja: '平均同時接続数' } },
    {
      name: 'connected',
      value: '730 h',
      about: { en: 'hours a month that they are connected', ja: '接続している時間（月あたり）' },
    },
    { name: 'messages', value: '20M / month', about: { en: 'messages to and from clients', ja: '送受信メッセージ数' } },
    { name: 'message', value: '1 KB', about: { en: 'the size of a message', ja: '1 メッセージのサイズ' } },
    {
      name: 'duration',
      value: '40 ms',
      about: { en: 'the processing time of a message', ja: '1 メッセージの処理時間' },
    },
  ],
  options: [
    {
      name: 'EC2',
      components: [
        { text: 'elb: { kind: application, processed: messages * message }' },
        { text: 'ec2: { name: socket server, type: t3.medium, count: 2, storage: { gp3: 20 GB }, publicIpv4: true }' },
        { text: 'dataTransfer: { name: messages, out: messages * message }' },
      ],
    },
    {
      name: 'Lambda',
      components: [
        {
          text: 'apiGateway: { api: websocket, messages: messages, requestSize: message, connectionMinutes: clients * (connected / 1 min) }',
          about: { en: 'connections are billed by the minute', ja: '接続は分単位で課金' },
        },
        { text: 'lambda: { name: message, requests: messages, duration: duration, memory: 256 MB }' },
        {
          text: 'dynamodb: { name: connections, onDemand: { writes: messages / 10, reads: messages }, storage: 1 GB }',
          about: { en: 'who is connected, and where', ja: '接続情報の管理' },
        },
        { text: 'dataTransfer: { name: messages, out: messages * message }' },
      ],
    },
  ],
};

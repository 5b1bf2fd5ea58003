import type { Template } from './template.js';

export const eventPipeline: Template = {
  name: 'event-pipeline',
  title: { en: 'Event pipeline', ja: 'イベントパイプライン' },
  about: {
    en: 'An event pipeline: records arrive in a stream, are reshaped and kept, by servers that read it or by functions.',
    ja: 'イベントパイプライン: ストリームに届くレコードの加工・保存を、サーバーと Lambda で比較します。',
  },
  workload: [
    { name: 'events', value: '100 / s', about: { en: 'records that arrive', ja: '到着するレコード' } },
    { name: 'record', value: '2 KB', about: { en: 'the size of a record', ja: '1 レコードのサイズ' } },
    { name: 'batch', value: '100', about: { en: 'records in a batch', ja: 'まとめて処理する件数' } },
    { name: 'duration', value: '250 ms', about: { en: 'how long a batch takes', ja: '1 バッチの処理時間' } },
  ],
  options: [
    {
      name: 'EC2',
      components: [
        { text: 'kinesis: { name: stream, shards: 1, puts: events, payload: record }' },
        {
          text: 'ec2: { name: consumer, type: t3.medium, count: 2, storage: { gp3: 20 GB } }',
          about: { en: 'two, for redundancy', ja: '冗長化のため 2 台' },
        },
        {
          text: 's3: { name: archive, storage: events * record, puts: events / batch }',
          about: { en: 'what one month adds', ja: '1 か月分の保存量' },
        },
      ],
    },
    {
      name: 'Lambda',
      components: [
        { text: 'kinesis: { name: stream, shards: 1, puts: events, payload: record }' },
        { text: 'lambda: { name: reshape, requests: events / batch, duration: duration, memory: 512 MB }' },
        { text: 's3: { name: archive, storage: events * record, puts: events / batch }' },
      ],
    },
  ],
};

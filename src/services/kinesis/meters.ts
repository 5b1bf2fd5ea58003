import { called, one, pieces, product } from '../../formula/build.js';
import { KB } from '../../quantity/unit.js';
import { billedHours } from '../compute/running.js';
import { holdPayload } from '../contract/payload.js';
import { meter, service, type Topic } from '../contract/service.js';
import { skus } from './skus.js';
import { PAYLOAD_UNIT, SHARD_HOUR, units } from './units.js';
import { usage } from './usage.js';

export const kinesis = service({
  name: 'kinesis',
  title: { en: 'Kinesis Data Streams', ja: 'Kinesis Data Streams' },
  usage,
  skus,
  units,
  meter(usage, context) {
    const running = billedHours(usage, context, 'kinesis/run', { count: usage.shards });
    const shardHours = product(usage.shards, one({ shard: 1 } as const), running);
    const units = usage.payload && called(UNITS, pieces(usage.payload, context.rule('kinesis/payloadUnit', KB)));
    holdPayload(usage.payload, 'kinesis/recordMaximum', context);
    return {
      meters: [
        meter({
          name: { en: 'shard hours', ja: 'シャード時間' },
          quantity: shardHours,
          price: context.price('kinesis/shards', SHARD_HOUR),
        }),
        ...(usage.puts === undefined
          ? []
          : [
              meter({
                name: { en: 'PUT payload units', ja: 'PUT ペイロードユニット' },
                quantity: product(units === undefined ? usage.puts : product(usage.puts, units), one(PAYLOAD_UNIT)),
                price: context.price('kinesis/puts', PAYLOAD_UNIT),
              }),
            ]),
        ...(usage.extendedRetention === true
          ? [
              meter({
                name: { en: 'extended retention', ja: '保持期間の延長' },
                quantity: shardHours,
                price: context.price('kinesis/extendedRetention', SHARD_HOUR, ['extendedRetention']),
              }),
            ]
          : []),
      ],
      notPriced: usage.puts === undefined ? [PUTS] : [],
      ...(usage.puts !== undefined && usage.payload === undefined ? { assumed: [ONE_UNIT] } : {}),
    };
  },
});

const UNITS = { en: 'payload units of a record', ja: '1 レコードのペイロードユニット数' };
const ONE_UNIT = {
  en: 'each Kinesis record is within one payload unit of 25 KB',
  ja: 'Kinesis のレコードは 1 ペイロードユニット（25 KB）に収まるものとする',
};
const PUTS: Topic = { key: 'kinesisPuts', words: { en: 'records put into Kinesis', ja: 'Kinesis への PUT' } };

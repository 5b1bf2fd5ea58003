import { called, one, pieces, product } from '../../formula/build.js';
import { KB } from '../../quantity/unit.js';
import { billedHours } from '../compute/running.js';
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
  meter(said, terms) {
    const shardHours = product(said.shards, one({ shard: 1 } as const), billedHours(said, terms, 'kinesis/run'));
    const units = said.payload && called(UNITS, pieces(said.payload, terms.rule('kinesis/payloadUnit', KB)));
    return {
      meters: [
        meter({
          name: { en: 'shard hours', ja: 'シャード時間' },
          quantity: shardHours,
          price: terms.price('kinesis/shards', SHARD_HOUR),
        }),
        ...(said.puts === undefined
          ? []
          : [
              meter({
                name: { en: 'PUT payload units', ja: 'PUT ペイロードユニット' },
                quantity: product(units === undefined ? said.puts : product(said.puts, units), one(PAYLOAD_UNIT)),
                price: terms.price('kinesis/puts', PAYLOAD_UNIT),
              }),
            ]),
        ...(said.extendedRetention === true
          ? [
              meter({
                name: { en: 'extended retention', ja: '保持期間の延長' },
                quantity: shardHours,
                price: terms.price('kinesis/extendedRetention', SHARD_HOUR, ['extendedRetention']),
              }),
            ]
          : []),
      ],
      notPriced: said.puts === undefined ? [PUTS] : [],
      ...(said.puts !== undefined && said.payload === undefined ? { assumed: [ONE_UNIT] } : {}),
    };
  },
});

const UNITS = { en: 'payload units of a record', ja: '1 レコードのペイロードユニット数' };
const ONE_UNIT = {
  en: 'each Kinesis record is within one payload unit of 25 KB',
  ja: 'Kinesis のレコードは 1 ペイロードユニット（25 KB）に収まるものとする',
};
const PUTS: Topic = { key: 'kinesisPuts', words: { en: 'records put into Kinesis', ja: 'Kinesis への PUT' } };

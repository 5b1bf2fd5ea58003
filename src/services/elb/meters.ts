import { called, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { GB, HOUR } from '../../quantity/unit.js';
import { billedHours } from '../compute/running.js';
import { type Meter, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { DATA_OUT } from '../contract/topics.js';
import { ownedAddresses } from '../publicIpv4/owned.js';
import { skus } from './skus.js';
import { LCU_HOUR, units } from './units.js';
import { usage } from './usage.js';

export const elb = service({
  name: 'elb',
  title: { en: 'Elastic Load Balancing', ja: 'Elastic Load Balancing' },
  usage,
  skus,
  units,
  meter(usage, context) {
    const { kind, processed } = usage;
    const pool = kind === 'classic' || kind === 'application' ? 'elb/hours' : 'elb/hours.network';
    const addresses = ownedAddresses(usage, usage.count, context);
    return {
      meters: [
        meter({
          name: { en: 'load balancer hours', ja: 'ロードバランサー時間' },
          quantity: product(usage.count, billedHours(usage, context, 'elb/run', usage)),
          price: context.price(`elb/${kind}.hours`, HOUR, ['kind']),
          allowance: { pool, newAccount: context.newAccountAllowance(`elb/freeHours.${kind}`, HOUR) },
        }),
        ...(processed === undefined
          ? []
          : [kind === 'classic' ? dataMeter(processed, context) : unitMeter(kind, processed, context)]),
        ...addresses.meters,
      ],
      notPriced: [...(processed === undefined ? [PROCESSED] : []), ...addresses.notPriced, DATA_OUT],
      ...(processed === undefined || kind === 'classic' ? {} : { assumed: [BY_BYTES] }),
    };
  },
});

const PROCESSED: Topic = {
  key: 'elbData',
  words: { en: 'data through the load balancer', ja: 'ロードバランサーの処理データ' },
};

const BY_BYTES = {
  en: 'load balancer capacity units follow from the data processed, at 1 GB an hour each (0.4 GB with Lambda targets is not distinguished), not from connections or rule evaluations',
  ja: 'ロードバランサーのキャパシティーユニットは処理データ量から算出（1 ユニット毎時 1 GB。Lambda ターゲットの 0.4 GB、接続数、ルール評価は対象外）',
};

function dataMeter(processed: Formula<GB>, context: MeteringContext): Meter {
  return meter({
    name: { en: 'data processed', ja: '処理データ' },
    quantity: processed,
    price: context.price('elb/classic.data', GB),
    allowance: { pool: 'elb/data', newAccount: context.newAccountAllowance('elb/freeData.classic', GB) },
  });
}

/** A capacity unit carries so many GB an hour; AWS bills by the largest of four dimensions, of which this is one. */
function unitMeter(kind: string, processed: Formula<GB>, context: MeteringContext): Meter {
  const carried = context.rule(`elb/capacityUnitData.${kind}`, { GB: 1, LCU: -1, h: -1 } as const);
  return meter({
    name: { en: 'capacity units (LCU)', ja: 'キャパシティーユニット（LCU）' },
    quantity: called({ en: 'LCU-hours', ja: 'LCU 時間' }, quotient(processed, carried)),
    price: context.price(`elb/${kind}.capacityUnits`, LCU_HOUR),
    allowance: {
      pool: 'elb/capacityUnits',
      newAccount: context.newAccountAllowance(`elb/freeCapacityUnits.${kind}`, LCU_HOUR),
    },
  });
}

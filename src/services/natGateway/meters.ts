import { product } from '../../formula/build.js';
import { GB, HOUR } from '../../quantity/unit.js';
import { billedHours } from '../compute/running.js';
import { meter, service, type Topic } from '../contract/service.js';
import { DATA_OUT } from '../contract/topics.js';
import { ownedAddresses } from '../publicIpv4/owned.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

export const natGateway = service({
  name: 'natGateway',
  title: { en: 'NAT gateway', ja: 'NAT ゲートウェイ' },
  usage,
  skus,
  meter(usage, context) {
    const addresses = ownedAddresses(usage, usage.count, context);
    return {
      meters: [
        meter({
          name: { en: 'NAT gateway hours', ja: 'NAT ゲートウェイ時間' },
          quantity: product(usage.count, billedHours(usage, context, 'natGateway/run', usage)),
          price: context.price('natGateway/hours', HOUR),
        }),
        ...(usage.processed === undefined
          ? []
          : [
              meter({
                name: { en: 'data processed', ja: '処理データ' },
                quantity: usage.processed,
                price: context.price('natGateway/data', GB, ['processed']),
              }),
            ]),
        ...addresses.meters,
      ],
      notPriced: [...(usage.processed === undefined ? [PROCESSED] : []), ...addresses.notPriced, DATA_OUT],
    };
  },
});

const PROCESSED: Topic = {
  key: 'natGatewayData',
  words: { en: 'data through the NAT gateway', ja: 'NAT ゲートウェイの処理データ' },
};

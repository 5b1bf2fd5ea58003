import { called, constant, one, pieces, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example } from '../../phrases.js';
import { DIMENSIONLESS, type Dimensionless, KB } from '../../quantity/unit.js';
import { holdPayload } from '../contract/payload.js';
import { type Meter, type Metering, type MeteringContext, meter, service } from '../contract/service.js';
import { skus } from './skus.js';
import { EVENT, units } from './units.js';
import { usage } from './usage.js';

export const eventBridge = service({
  name: 'eventBridge',
  title: { en: 'EventBridge', ja: 'EventBridge' },
  usage,
  skus,
  units,
  meter(usage, context): Metering {
    const { events, schedules } = usage;
    if (events === undefined && schedules === undefined) {
      const message = {
        en: 'eventBridge needs the key `events` or `schedules`',
        ja: 'eventBridge にはキー `events` または `schedules` が必要です',
      };
      context.refuse([], { code: 'missingKey', message, expected: example('schedules: 1 / min') });
    }
    const chunks = usage.payload && called(CHUNKS, pieces(usage.payload, context.rule('eventBridge/chunk', KB)));
    holdPayload(usage.payload, 'eventBridge/eventMaximum', context);
    const isBilled = schedules !== undefined && scheduleIsBilled(context);
    return {
      meters: [
        ...(events === undefined ? [] : [eventMeter(chunks === undefined ? events : product(events, chunks), context)]),
        ...(isBilled && schedules !== undefined ? [scheduleMeter(schedules, context)] : []),
      ],
      notPriced: [],
      assumed: [
        ...(events !== undefined && chunks === undefined ? [ONE_CHUNK] : []),
        ...(schedules === undefined ? [] : [isBilled ? BY_SCHEDULER : BY_RULES]),
      ],
    };
  },
});

const CHUNKS = { en: 'metered chunks', ja: '課金単位数' };
const ONE_CHUNK = {
  en: 'each event is within one chunk of 64 KB',
  ja: 'イベントは 1 チャンク（64 KB）に収まるものとする',
};
const BY_SCHEDULER = {
  en: 'schedules are those of EventBridge Scheduler; scheduled rules would cost nothing',
  ja: 'スケジュールは EventBridge Scheduler を使用（スケジュールルールなら無料）',
};
const BY_RULES = {
  en: 'schedules are scheduled rules (CloudWatch Events, since 2019 EventBridge), which cost nothing',
  ja: 'スケジュールはスケジュールルール（CloudWatch Events、2019 年以降は EventBridge）を使用（無料）',
};

function scheduleIsBilled(context: MeteringContext): boolean {
  return context.exceeds(
    context.rule('eventBridge/scheduleBilled', DIMENSIONLESS, ['schedules']),
    constant(0, DIMENSIONLESS),
  );
}

function eventMeter(events: Formula<Dimensionless>, context: MeteringContext): Meter {
  return meter({
    name: { en: 'custom events', ja: 'カスタムイベント' },
    quantity: product(events, one(EVENT)),
    price: context.price('eventBridge/events', EVENT, ['events']),
  });
}

function scheduleMeter(schedules: Formula<Dimensionless>, context: MeteringContext): Meter {
  return meter({
    name: { en: 'scheduled starts', ja: 'スケジュール起動' },
    quantity: product(schedules, one(EVENT)),
    price: context.price('eventBridge/schedules', EVENT, ['schedules']),
    allowance: { pool: 'eventBridge/schedules', always: context.freeAllowance('eventBridge/freeSchedules', EVENT) },
  });
}

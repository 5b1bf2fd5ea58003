import { called, constant, one, pieces, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example } from '../../phrases.js';
import { KB, NO_UNIT, type NoUnit } from '../../quantity/unit.js';
import { type Meter, type Metering, meter, service, type Terms } from '../contract/service.js';
import { skus } from './skus.js';
import { EVENT, units } from './units.js';
import { usage } from './usage.js';

export const eventBridge = service({
  name: 'eventBridge',
  title: { en: 'EventBridge', ja: 'EventBridge' },
  usage,
  skus,
  units,
  meter(said, terms): Metering {
    const { events, schedules } = said;
    if (events === undefined && schedules === undefined) {
      const message = {
        en: 'eventBridge needs the key `events` or `schedules`',
        ja: 'eventBridge にはキー `events` または `schedules` が必要です',
      };
      terms.refuse([], { code: 'missingKey', message, expected: example('schedules: 1 / min') });
    }
    const chunks = said.payload && called(CHUNKS, pieces(said.payload, terms.rule('eventBridge/chunk', KB)));
    const isBilled = schedules !== undefined && scheduleIsBilled(terms);
    return {
      meters: [
        ...(events === undefined ? [] : [eventMeter(chunks === undefined ? events : product(events, chunks), terms)]),
        ...(isBilled && schedules !== undefined ? [scheduleMeter(schedules, terms)] : []),
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

function scheduleIsBilled(terms: Terms): boolean {
  return terms.exceeds(terms.rule('eventBridge/scheduleBilled', NO_UNIT, ['schedules']), constant(0, NO_UNIT));
}

function eventMeter(events: Formula<NoUnit>, terms: Terms): Meter {
  return meter({
    name: { en: 'custom events', ja: 'カスタムイベント' },
    quantity: product(events, one(EVENT)),
    price: terms.price('eventBridge/events', EVENT, ['events']),
  });
}

function scheduleMeter(schedules: Formula<NoUnit>, terms: Terms): Meter {
  return meter({
    name: { en: 'scheduled starts', ja: 'スケジュール起動' },
    quantity: product(schedules, one(EVENT)),
    price: terms.price('eventBridge/schedules', EVENT, ['schedules']),
    allowance: { pool: 'eventBridge/schedules', always: terms.offer('eventBridge/freeSchedules', EVENT) },
  });
}

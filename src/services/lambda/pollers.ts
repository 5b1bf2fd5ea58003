/** Event pollers of event source mappings in provisioned mode, in units of which Kafka's and SQS's have prices of their own. */
import { called, inUnit, maxOf, product, roundUp } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { KEEP_ONE, needsOneOf } from '../../phrases.js';
import { SECOND } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type MeteringContext, meter } from '../contract/service.js';
import { POLLER_UNIT, POLLER_UNIT_HOUR } from './units.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;
type Pollers = NonNullable<Usage['eventPollers']>;
type Source = Pollers['source'];

const PRICES: Readonly<Record<Source, string>> = {
  kafka: 'lambda/eventPollerUnits',
  sqs: 'lambda/eventPollerUnits.sqs',
};
const NAMES: Readonly<Record<Source, Words>> = {
  kafka: { en: 'event poller units (Kafka)', ja: 'イベントポーラーユニット（Kafka）' },
  sqs: { en: 'event poller units (SQS)', ja: 'イベントポーラーユニット（SQS）' },
};

/** `pollerUnitHours` are Kafka's: provisioned mode had no other when the key was made. */
export function pollerMeters({ pollerUnitHours, eventPollers }: Usage, context: MeteringContext): Meter[] {
  const unitHours = eventPollers && unitHoursOf(eventPollers, context);
  return [
    ...(pollerUnitHours === undefined ? [] : [pollerMeter('kafka', pollerUnitHours, 'pollerUnitHours', context)]),
    ...(eventPollers === undefined || unitHours === undefined
      ? []
      : [pollerMeter(eventPollers.source, unitHours, 'eventPollers', context)]),
  ];
}

function pollerMeter(
  source: Source,
  quantity: Formula<typeof POLLER_UNIT_HOUR>,
  at: keyof Usage,
  context: MeteringContext,
): Meter {
  const formerly = source === 'kafka' ? { formerly: 'event poller units' } : {};
  return meter({
    ...({ name: NAMES[source], quantity, ...formerly } as const),
    price: context.price(PRICES[source], POLLER_UNIT_HOUR, [at]),
  });
}

const AT = ['eventPollers'];

/** As measured, or the units for the time that they run. */
function unitHoursOf(pollers: Pollers, context: MeteringContext): Formula<typeof POLLER_UNIT_HOUR> | undefined {
  const { source, units, hours, unitHours } = pollers;
  if (unitHours !== undefined) {
    const second = units === undefined ? hours && 'hours' : 'units';
    if (second !== undefined) {
      const message = {
        en: `\`unitHours\` and \`${second}\` both say how much is polled`,
        ja: `\`unitHours\` と \`${second}\` の両方でポーラーの量が指定されています`,
      };
      context.refuse([...AT, second], { code: 'contradiction', message, remedy: KEEP_ONE });
    }
    return unitHours;
  }
  if (units === undefined) {
    context.refuse(AT, { code: 'missingKey', message: needsOneOf('`eventPollers`', ['units', 'unitHours']) });
    return undefined;
  }
  const time = hours ?? context.span;
  if (hours !== undefined) context.atMost([...AT, 'hours'], '`hours`', hours, context.span);
  if (source === 'sqs') {
    const fewest = context.rule('lambda/pollerUnitsMinimum.sqs', POLLER_UNIT, AT);
    context.atLeast([...AT, 'units'], '`units`', units, fewest);
  }
  const granularity = context.rule('lambda/pollerGranularity', SECOND, AT);
  const minimum = context.rule('lambda/pollerMinimum', SECOND, AT);
  const billed = maxOf(roundUp(inUnit(time, 'h', 's'), { to: granularity }), minimum);
  return product(units, called({ en: 'time billed', ja: '課金時間' }, inUnit(billed, 's', 'h')));
}

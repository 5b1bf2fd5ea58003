/** What of a scenario its quantities are read against: where and when it is, its lengths of time, its currency, its traffic. */
import { asScalar, required } from '../document/read.js';
import type { Mapping, Scalar } from '../document/tree.js';
import type { Place } from '../errors.js';
import type { Currency } from '../quantity/currency.js';
import type { Day } from '../quantity/day.js';
import { readAccountOpened, readDay } from './account.js';
import type { AppliedDefault } from './appliedDefault.js';
import { readCurrency } from './currency.js';
import { readFrame } from './frame.js';
import type { ParsedKeys } from './parse.js';
import { readPrices, type StatedPrices } from './prices.js';
import { type Frame, RATE_ID } from './quantity/frame.js';
import type { ScenarioReading } from './reading.js';
import { type FreeTier, SCENARIO } from './scenario.js';
import { given } from './settings.js';
import { readTraffic } from './traffic.js';
import { readWorkload, type StatedWorkload } from './workload.js';

export interface ScenarioContext {
  readonly region: Scalar | undefined;
  readonly asOf: { readonly day: Day; readonly place: Place } | undefined;
  readonly currency: Currency;
  readonly frame: Frame;
  readonly freeTier: FreeTier;
  readonly accountOpened: Day | undefined;
  readonly prices: StatedPrices;
  readonly stated: StatedWorkload;
  readonly appliedDefaults: readonly AppliedDefault[];
}

export function readContext({ root, freeTier }: ParsedKeys, reading: ScenarioReading): ScenarioContext {
  const { settings, appliedDefaults } = reading;
  const { entries } = root;
  const region = readRegion(root, reading);
  const asOf = readAsOf(root, reading);
  const ofCurrency: AppliedDefault[] = [];
  const said = readCurrency(entries.get('currency'), { ...reading, appliedDefaults: ofCurrency });
  const currency = { ...said, perUsd: settings.values?.get(RATE_ID) ?? said.perUsd };
  const frame = readFrame({ month: entries.get('month'), during: entries.get('during') }, currency, reading);
  appliedDefaults.push(...ofCurrency);
  if (freeTier === undefined) appliedDefaults.push({ key: 'freeTier', value: 'none', ja: '無料枠は適用しない' });
  const stated = readWorkload(entries.get('workload'), readTraffic(entries.get('traffic'), reading), reading);
  const accountOpened = readAccountOpened(entries.get('accountOpened'), freeTier ?? 'none', asOf?.day, reading);
  const prices = readPrices(entries.get('prices'), asOf?.day ?? settings.today, reading);
  return {
    region,
    asOf,
    prices,
    currency,
    frame,
    freeTier: freeTier ?? 'none',
    accountOpened,
    stated,
    appliedDefaults,
  };
}

function readRegion(root: Mapping, { settings, problems }: ScenarioReading): Scalar | undefined {
  if (settings.region !== undefined) return given(settings.region);
  const tree = required(root, 'region', SCENARIO, problems);
  return tree && asScalar(tree, '`region`', problems);
}

function readAsOf(root: Mapping, { settings, appliedDefaults, problems }: ScenarioReading): ScenarioContext['asOf'] {
  const entry = root.entries.get('asOf');
  const scalar =
    settings.asOf !== undefined ? given(settings.asOf) : entry && asScalar(entry.value, '`asOf`', problems);
  if (scalar === undefined) {
    if (entry !== undefined) return undefined;
    appliedDefaults.push({ key: 'asOf', value: settings.today, ja: `基準日は本日（${settings.today}）` });
    return { day: settings.today, place: { ...root.place, length: 1 } };
  }
  const day = readDay(scalar, problems);
  return day === undefined ? undefined : { day, place: scalar.place };
}

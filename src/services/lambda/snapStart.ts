/** SnapStart: snapshots that are cached for each published version, and restored at each start. */
import { called, constant, inUnit, maxOf, product } from '../../formula/build.js';
import { KEEP_ONE } from '../../phrases.js';
import { DIMENSIONLESS, GB, GB_SECOND, HOUR, MB } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type Metering, type MeteringContext, meter } from '../contract/service.js';
import { memoryOf } from './memory.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;
type SnapStart = NonNullable<Usage['snapStart']>;

const AT = ['snapStart'];

export function snapStartOf(usage: Usage, context: MeteringContext): Required<Pick<Metering, 'meters' | 'assumed'>> {
  const { snapStart, runtime, codePackage } = usage;
  if (snapStart === undefined) return { meters: [], assumed: [] };
  if (snapStart.hours !== undefined) context.atMost([...AT, 'hours'], '`hours`', snapStart.hours, context.span);
  if (!isPossible(usage, context)) return { meters: [], assumed: [] };
  const isBilled = context.rule(`lambda/snapStartBilled.${isManagedJava(usage) ? 'java' : 'other'}`, DIMENSIONLESS, AT);
  if (!context.exceeds(isBilled, constant(0, DIMENSIONLESS))) return { meters: [], assumed: [FREE] };
  return {
    meters: billed(usage, snapStart, context),
    assumed: codePackage === 'zip' && runtime === undefined ? [NOT_JAVA] : [],
  };
}

/** What a function with SnapStart may be besides. A container image brings its runtime itself. */
function isPossible(usage: Usage, context: MeteringContext): boolean {
  const { runtime, codePackage, provisionedConcurrency, ephemeralStorage } = usage;
  if (provisionedConcurrency !== undefined) {
    context.refuse(AT, { code: 'contradiction', message: NOT_PROVISIONED, remedy: KEEP_ONE });
  }
  if (ephemeralStorage !== undefined) {
    const most = context.rule('lambda/snapStartEphemeralStorageMaximum', MB, AT);
    context.atMost(['ephemeralStorage'], WITH_SNAP_START, ephemeralStorage, most);
  }
  if (codePackage === 'image' || runtime === undefined || context.hasRule(`lambda/snapStart.${runtime}`)) return true;
  const message = {
    en: `the runtime ${runtime} has no SnapStart on ${context.day}`,
    ja: `${context.day} 時点で、ランタイム ${runtime} は SnapStart に対応していません`,
  };
  context.refuse(AT, { code: 'contradiction', message, remedy: ANOTHER_RUNTIME });
  return false;
}

const NOT_PROVISIONED: Words = {
  en: 'SnapStart does not go with provisioned concurrency',
  ja: 'SnapStart とプロビジョニングされた同時実行は併用できません',
};
const WITH_SNAP_START: Words = {
  en: '`ephemeralStorage` with SnapStart',
  ja: 'SnapStart を使う場合の `ephemeralStorage`',
};
const ANOTHER_RUNTIME: Words = {
  en: 'leave out `snapStart`, or take a runtime of Java, Python or .NET that has it',
  ja: '`snapStart` を外すか、対応している Java、Python、.NET のランタイムを指定してください',
};

function isManagedJava({ runtime, codePackage }: Usage): boolean {
  return codePackage === 'zip' && runtime?.startsWith('java') === true;
}

const FREE: Words = {
  en: 'SnapStart costs nothing on a Java runtime',
  ja: 'Java ランタイムの SnapStart は無料',
};
const NOT_JAVA: Words = {
  en: 'SnapStart is not on a Java runtime, where it would cost nothing (no `runtime` is stated)',
  ja: 'SnapStart は Java 以外のランタイムとする（`runtime` の指定なし。Java なら無料）',
};

function billed(usage: Usage, { versions, restores, hours }: SnapStart, context: MeteringContext): Meter[] {
  const memory = memoryOf(usage);
  const minimum = context.rule('lambda/snapStartMinimum', HOUR, AT);
  const cached = called({ en: 'time cached', ja: 'キャッシュ時間' }, maxOf(hours ?? context.span, minimum));
  return [
    meter({
      name: { en: 'SnapStart cache', ja: 'SnapStart キャッシュ' },
      quantity: product(versions, inUnit(cached, 'h', 's'), memory),
      price: context.price('lambda/snapStart.cache', GB_SECOND, AT),
    }),
    meter({
      name: { en: 'SnapStart restores', ja: 'SnapStart リストア' },
      quantity: product(restores, memory),
      price: context.price('lambda/snapStart.restore', GB, AT),
    }),
  ];
}

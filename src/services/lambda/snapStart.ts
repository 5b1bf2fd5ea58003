/** SnapStart: snapshots that are cached for each published version, and restored at each start. */
import { called, constant, inUnit, maxOf, product } from '../../formula/build.js';
import { compareRationals, rational, toDecimal } from '../../quantity/rational.js';
import { DIMENSIONLESS, GB, GB_SECOND, HOUR } from '../../quantity/unit.js';
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
  refuseUnsupported(usage, context);
  const isBilled = context.rule(`lambda/snapStartBilled.${isManagedJava(usage) ? 'java' : 'other'}`, DIMENSIONLESS, AT);
  if (!context.exceeds(isBilled, constant(0, DIMENSIONLESS))) return { meters: [], assumed: [FREE] };
  return {
    meters: billed(usage, snapStart, context),
    assumed: codePackage === 'zip' && runtime === undefined ? [NOT_JAVA] : [],
  };
}

/** Managed runtimes alone have it, of three languages. */
function refuseUnsupported({ runtime, codePackage }: Usage, context: MeteringContext): void {
  if (runtime === undefined || codePackage !== 'zip') return;
  const [, language = '', version = '0'] = /^([a-z]+)(?:3\.(?=\d))?(\d+)/.exec(runtime) ?? [];
  const id = `lambda/snapStartOldest.${language}`;
  const isSupported =
    context.hasRule(id) &&
    compareRationals(rational(version), context.valueOf(context.rule(id, DIMENSIONLESS, AT))) >= 0;
  if (isSupported) return;
  const message = {
    en: `\`${runtime}\` has no SnapStart on ${context.day}`,
    ja: `${context.day} の時点では、\`${runtime}\` は SnapStart に対応していません`,
  };
  const supported = Object.entries(LANGUAGES).flatMap(([one, name]) => {
    const oldest = `lambda/snapStartOldest.${one}`;
    return context.hasRule(oldest)
      ? [`${name}${toDecimal(context.valueOf(context.rule(oldest, DIMENSIONLESS))).text}`]
      : [];
  });
  const expected = { en: `${supported.join(', ')}, or later`, ja: `${supported.join('、')} 以降` };
  context.refuse(AT, {
    ...({ code: 'overLimit', message, remedy: LEAVE_OUT } as const),
    ...(supported.length === 0 ? {} : { expected }),
  });
}

/** Of the runtimes' names, as people call them with their version behind. */
const LANGUAGES = { java: 'Java ', python: 'Python 3.', dotnet: '.NET ' };

const LEAVE_OUT = {
  en: 'leave out `snapStart`, or say the runtime that has it',
  ja: '`snapStart` を外すか、対応するランタイムを指定してください',
};

/** A container image brings its runtime itself. */
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

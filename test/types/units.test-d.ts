/** What must not compile. A mistake of units is a wrong bill that looks like a right one. */
import { expectTypeOf, test } from 'vitest';
import {
  charge,
  constant,
  difference,
  input,
  inUnit,
  lessAllowance,
  maxOf,
  minOf,
  price,
  product,
  quotient,
  roundUp,
  share,
  sum,
} from '../../src/formula/build.js';
import type { Formula, PriceOf, Provenance } from '../../src/formula/node.js';
import { rational } from '../../src/quantity/rational.js';
import {
  DIMENSIONLESS,
  type Dimensionless,
  GB,
  GB_SECOND,
  HOUR,
  MB,
  MS,
  type Per,
  REQUEST,
  SECOND,
  type Times,
  USD,
} from '../../src/quantity/unit.js';
import { meter } from '../../src/services/contract/service.js';

const provenance: Provenance = { from: '2016-06-02', source: 'the test' };
const tiers = [{ usd: rational('0.02') }];
const perHour = price({ id: 'ec2/linux.t2.micro', tiers, provenance }, HOUR);
const perGbSecond = price({ id: 'lambda/duration.x86_64', tiers, provenance }, GB_SECOND);
const requests = input({ id: 'requests', value: rational(1) }, REQUEST);
const seconds = constant(1, SECOND);
const memory = constant(1, GB);
const gbSeconds = product(memory, seconds);

test('a price per hour takes hours and no seconds', () => {
  expectTypeOf(perHour).toEqualTypeOf<PriceOf<HOUR>>();
  expectTypeOf(charge(constant(1, HOUR), perHour)).toEqualTypeOf<Formula<USD>>();
  // @ts-expect-error seconds are no hours
  charge(seconds, perHour);
  // @ts-expect-error a number has no hours
  charge(constant(1, DIMENSIONLESS), perHour);
});

test('GB-seconds times a storage size do not fit the price of GB-seconds', () => {
  charge(gbSeconds, perGbSecond);
  const storage = constant(512, MB);
  // @ts-expect-error MB-GB-seconds
  charge(product(gbSeconds, storage), perGbSecond);
  // @ts-expect-error GB-GB-seconds
  charge(product(gbSeconds, memory), perGbSecond);
  // @ts-expect-error GB alone
  charge(memory, perGbSecond);
  // @ts-expect-error requests are still in it
  charge(product(requests, seconds, memory), perGbSecond);
});

test('a meter is in the unit of its price', () => {
  const name = { en: 'duration', ja: '実行時間' };
  meter({ name, quantity: gbSeconds, price: perGbSecond });
  // @ts-expect-error GB-seconds at a price per hour
  meter({ name, quantity: gbSeconds, price: perHour });
  // @ts-expect-error an allowance of requests for GB-seconds
  meter({ name, quantity: gbSeconds, price: perGbSecond, allowance: { pool: 'free', always: requests } });
});

test('only like units add up', () => {
  const usd = constant(1, USD);
  expectTypeOf(sum(USD, usd, usd)).toEqualTypeOf<Formula<USD>>();
  // @ts-expect-error dollars and gigabytes
  sum(USD, usd, memory);
  // @ts-expect-error milliseconds and seconds are one dimension, and two units
  sum(SECOND, seconds, constant(1, MS));
  // @ts-expect-error dollars less gigabytes
  difference(usd, memory);
  // @ts-expect-error the larger of dollars and gigabytes
  maxOf(usd, memory);
  // @ts-expect-error the smaller of dollars and gigabytes
  minOf(usd, memory);
  // @ts-expect-error free requests are no free GB-seconds
  lessAllowance(gbSeconds, requests);
  // @ts-expect-error a part of seconds in a whole of requests
  share(usd, seconds, requests);
});

test('a sum of GB-seconds takes neither GB nor seconds', () => {
  sum(GB_SECOND, gbSeconds, gbSeconds);
  // @ts-expect-error GB
  sum(GB_SECOND, gbSeconds, memory);
  // @ts-expect-error seconds
  sum(GB_SECOND, gbSeconds, seconds);
});

test('rounding goes to a step of the same unit', () => {
  const duration = constant(1234, MS);
  expectTypeOf(roundUp(duration, { to: constant(100, MS) })).toEqualTypeOf<Formula<{ readonly ms: 1 }>>();
  // @ts-expect-error a step of a second
  roundUp(duration, { to: constant(1, SECOND) });
  // @ts-expect-error a step without a unit
  roundUp(duration, { to: constant(100, DIMENSIONLESS) });
});

test('a conversion gives the unit that it names', () => {
  expectTypeOf(inUnit(constant(1, MS), 'ms', 's')).toEqualTypeOf<Formula<{ readonly s: 1 }>>();
  // @ts-expect-error the quantity is in ms
  inUnit(constant(1, MS), 's', 'ms');
  // @ts-expect-error there is no such unit
  inUnit(constant(1, MS), 'ms', 'seconds');
});

test('a product has the powers of its factors added', () => {
  expectTypeOf(product(requests, seconds, memory)).toEqualTypeOf<
    Formula<{ readonly request: 1; readonly s: 1; readonly GB: 1 }>
  >();
  expectTypeOf(product(memory, memory)).toEqualTypeOf<Formula<{ readonly GB: 2 }>>();
  expectTypeOf<Times<Per<USD, HOUR>, HOUR>>().toEqualTypeOf<{ readonly USD: 1 }>();
});

test('a quotient has the powers of its divisor subtracted', () => {
  expectTypeOf(quotient(constant(1, USD), constant(1, HOUR))).toEqualTypeOf<
    Formula<{ readonly USD: 1; readonly h: -1 }>
  >();
  expectTypeOf<keyof Per<MB, MB>>().toEqualTypeOf<never>();
});

test('a unit is a product of powers of base units, and one that is spelt otherwise is another', () => {
  expectTypeOf(constant(1, DIMENSIONLESS)).toEqualTypeOf<Formula<Dimensionless>>();
  // @ts-expect-error a word that no price has
  charge(product(constant(1, { Gb: 1 }), seconds), perGbSecond);
  // @ts-expect-error beyond the powers that a bill has
  constant(1, { GB: 4 });
});

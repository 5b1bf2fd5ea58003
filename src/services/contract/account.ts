/** What an account gets free for being new: offers for twelve months, or credits. It goes by the day on which it was opened. */
import { exactValue } from '../../formula/exact.js';
import type { Formula } from '../../formula/node.js';
import { type Day, monthsLater } from '../../quantity/day.js';
import { isZero, type Rational } from '../../quantity/rational.js';
import { MONTH, type Unit, USD } from '../../quantity/unit.js';

/** The rule that says for how many months an account has offers, by the day on which it was opened. */
export const OFFER_MONTHS = 'accounts/offerMonths';

/** Of the scenario's account. */
export interface Account {
  readonly opened: Day;
  /** The last day of its free offers; absent where accounts opened on that day have none. */
  readonly offersUntil?: Day;
  /** What it gets once, in USD; absent where accounts opened on that day get none. */
  readonly credits?: Credits;
}

export interface Credits {
  readonly usd: Rational;
  readonly usdByActivities: Rational;
  /** The last day on which any can be left, by the source that gives them longest. */
  readonly until: Day;
  /** The last day of the free plan, under which the account isn't charged. */
  readonly freePlanUntil: Day;
}

/** What the books grant, on any day. */
interface Offers {
  freeAllowance<U extends Unit>(id: string, unit: U, on: Day): Formula<U> | undefined;
}

/** Of a scenario. */
interface AccountOnDay {
  readonly accountOpened?: Day;
  readonly asOf: Day;
}

/** Opened on the day of the prices, unless the scenario says when. */
export function accountOf({ accountOpened, asOf }: AccountOnDay, offers: Offers): Account {
  const opened = accountOpened ?? asOf;
  const until = offersUntil(opened, offers);
  const credits = creditsOf(opened, offers);
  return {
    opened,
    ...(until === undefined ? {} : { offersUntil: until }),
    ...(credits === undefined ? {} : { credits }),
  };
}

/** @returns undefined where accounts opened on that day get none */
function creditsOf(opened: Day, offers: Offers): Credits | undefined {
  const [usd, usdByActivities] = ['accounts/credits', 'accounts/creditsByActivities'].map((id) =>
    grantedValue(offers.freeAllowance(id, USD, opened)),
  );
  const [until, freePlanUntil] = ['accounts/creditMonths', 'accounts/freePlanMonths'].map((id) => {
    const months = grantedValue(offers.freeAllowance(id, MONTH, opened));
    return months && monthsLater(opened, months.valueOf());
  });
  if (usd === undefined || usdByActivities === undefined || until === undefined || freePlanUntil === undefined)
    return undefined;
  return { usd, usdByActivities, until, freePlanUntil };
}

/** Whether the offers of the first twelve months hold for the scenario's account on its day. */
export function hasOffers({ accountOpened, asOf }: AccountOnDay, offers: Offers): boolean {
  const until = offersUntil(accountOpened ?? asOf, offers);
  return until !== undefined && asOf <= until;
}

/** The last day of the offers of an account that was opened on this day; undefined where it has none. */
export function offersUntil(opened: Day, offers: Offers): Day | undefined {
  const months = grantedValue(offers.freeAllowance(OFFER_MONTHS, MONTH, opened));
  return months && monthsLater(opened, months.valueOf());
}

/** undefined where nothing is granted */
function grantedValue(granted: Formula<MONTH> | Formula<USD> | undefined): Rational | undefined {
  const value = granted && exactValue(granted);
  return value === undefined || isZero(value) ? undefined : value;
}

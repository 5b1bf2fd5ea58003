/** A clock that is behind what a book knows: what it would date is wrong, and its days would contradict the book's. */
import type { PriceShard } from '../book/book.js';
import type { Problem } from '../errors.js';
import { type Day, daysBetween } from '../quantity/day.js';
import type { Observations } from './observation.js';
import { isSame, perUnits } from './same.js';

/** Somewhere on earth it is tomorrow already, and somebody there may have written the book. */
const MAX_DAYS_AHEAD = 1;

/**
 * What is wrong where the book has a day that is still to come. A price that AWS announces for a later day is none such, if
 * the observations say the same of it, or the book learned it on this very day.
 */
export function clockProblem(book: PriceShard, found: Observations): Problem | undefined {
  const { region, service } = book;
  const announced = announcedIn(book, found);
  const isAhead = (day: Day) => daysBetween(found.seen, day) > MAX_DAYS_AHEAD && day > announced;
  const newest = daysOf(book).sort().at(-1);
  if (newest === undefined || !isAhead(newest)) return undefined;
  return {
    code: 'contradiction',
    message: {
      en: `the book of ${service} in ${region} has entries of ${newest}, but this machine's clock says ${found.seen}`,
      ja: `${region} の ${service} の価格ファイルには ${newest} の記録がありますが、このマシンの時計は ${found.seen} です`,
    },
    remedy: {
      en: `set the clock right; if the clock was wrong when the book was written, correct that day in ${region}/${service}.yaml, or move the file away and refresh again`,
      ja: `時計を合わせてください。書き込んだときの時計が誤っていたのなら、${region}/${service}.yaml のその日付を直すか、ファイルを別の場所に移してからもう一度更新してください`,
    },
  };
}

function daysOf({ checked, prices }: PriceShard): Day[] {
  const entries = Object.values(prices).flatMap(({ history }) => history);
  return [checked, ...entries.flatMap(({ from, lastSeen }) => (lastSeen === undefined ? [from] : [from, lastSeen]))];
}

/** The latest day from which AWS itself says that a price of the book holds; empty, and so before all days, where there is none. */
function announcedIn({ prices }: PriceShard, { source, observations }: Observations): Day {
  const sighted = new Map(observations.map((observation) => [observation.id, observation]));
  const days = Object.entries(prices).flatMap(([id, { unit, per, history }]) => {
    const newest = history.at(-1);
    const observation = sighted.get(id);
    if (newest === undefined) return [];
    const isOfToday = newest.source === source.key || newest.source.startsWith(`${source.key}-`);
    const isObserved =
      observation?.unit === unit && observation.effective === newest.from && isSame(newest, perUnits(observation, per));
    return isOfToday || isObserved ? [newest.from] : [];
  });
  return days.sort().at(-1) ?? ('' as Day);
}

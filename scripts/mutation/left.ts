/** Survivors that are the same program to every test, with the reason; docs/mutation.md tells it beside each. */
import type { Left } from './report.js';

const SOMETHING = '"Stryker was here!"';

/** What never comes to be, and stands there for the compiler. */
const NEVER_TAKEN = 'what the type asks for and never comes';
const SIGN = 'a sign is 1 or -1, that of zero 1';
const TIE = 'of two that are equal, either is the same';
const KNOWN_WITHOUT = 'a short way; the engine says the same, after milliseconds';
const NO_LONGER_WAY = 'a short way; the long one gives the same but for what doubles lose';
const NOUGHT = 'nought is nought of any step';
const AT_AN_END = 'a boundary at an end opens nothing and lies on the chord';
const KEPT = 'what is kept is only there for speed';
const REFUSED = 'what is refused is never billed';
const NO_PART = 'what is no more than that adds nothing';

export const LEFT: readonly Left[] = [
  left(
    'quantity/calendar.ts',
    '[]',
    ['["Stryker was here"]'],
    'no text is a day; the engine writes every offset with figures',
  ),
  left(
    'quantity/calendar.ts',
    'without.size > 0',
    ['true', 'without.size >= 0'],
    'a short way where nothing is excepted',
  ),
  left('quantity/calendar.ts', "zone === 'UTC'", ['false'], KNOWN_WITHOUT),
  left('quantity/calendar.ts', "'UTC'", ['""'], KNOWN_WITHOUT),
  left('quantity/calendar.ts', 'moment / (30 * MINUTE_MS)', ['moment * (30 * MINUTE_MS)'], KEPT),
  left('quantity/calendar.ts', '30 * MINUTE_MS', ['30 / MINUTE_MS'], KEPT),
  left('quantity/calendar.ts', 'offset === undefined', ['true'], KEPT),
  left('quantity/calendar.ts', "''", [SOMETHING], NEVER_TAKEN),
  left(
    'quantity/calendar.ts',
    "format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value",
    ["format.formatToParts(moment).find(({\n  type\n}) => type === 'timeZoneName').value"],
    NEVER_TAKEN,
  ),
  left(
    'quantity/currency.ts',
    "code === 'JPY' || code === 'USD'",
    ['false', "code === 'JPY' && code === 'USD'"],
    KNOWN_WITHOUT,
  ),
  left('quantity/currency.ts', "code === 'JPY'", ['false'], KNOWN_WITHOUT),
  left('quantity/currency.ts', "code === 'USD'", ['false'], KNOWN_WITHOUT),
  left('quantity/currency.ts', 'digits === undefined', ['true'], KEPT),
  left('quantity/rational.ts', 'a.s < 0n', ['a.s <= 0n'], SIGN),
  left('quantity/rational.ts', 'value.s < 0n', ['value.s <= 0n'], SIGN),
  left('quantity/rational.ts', 'a.compare(b) >= 0', ['a.compare(b) > 0'], TIE),
  left('quantity/rational.ts', 'a.compare(b) <= 0', ['a.compare(b) < 0'], TIE),
  left('quantity/rational.ts', 'exponent < 0', ['exponent <= 0'], 'one by ten to the power of nought is one'),
  left('quantity/rational.ts', 'digits !== undefined', ['true'], 'undefined is not at most sixty; the type asks'),
  left('quantity/rational.ts', "''", [SOMETHING], NEVER_TAKEN),
  left('quantity/unit.ts', "''", [SOMETHING], NEVER_TAKEN),
  left('book/book.ts', 'regions[region]?.services', ['regions[region].services'], NEVER_TAKEN),
  left('book/encoded.ts', "''", [SOMETHING], NEVER_TAKEN),
  left('book/snapshot.ts', "''", [SOMETHING], NEVER_TAKEN),
  left('book/snapshot.ts', '[]', ['["Stryker was here"]'], NEVER_TAKEN),
  left('book/snapshot.ts', 'history.history[0]?.from', ['history.history[0].from'], NEVER_TAKEN),
  left('book/snapshot.ts', 'found[0]?.history', ['found[0].history'], NEVER_TAKEN),
  left(
    'book/snapshot.ts',
    'found[0]?.history.history[0]?.from',
    ['found[0]?.history.history[0].from'],
    'a history has an entry',
  ),
  left('book/snapshot.ts', 'shard === undefined', ['false'], 'without a shard there is no history either'),
  left('book/snapshot.ts', 'entry.seenFrom !== undefined', ['true'], 'no day comes before undefined'),
  left('book/writePrices.ts', 'first !== undefined', ['true'], NEVER_TAKEN),
  left(
    'formula/exact.ts',
    "case 'constant':\n      return node.value;",
    ["case 'constant':"],
    'a constant has no id, so that the next case gives its value',
  ),
  left('formula/exact.ts', 'node.tiers[0]?.usd', ['node.tiers[0].usd'], NEVER_TAKEN),
  left(
    'formula/bounds.ts',
    "default:\n      throw new TypeError('a leaf has a value of its own');",
    ['default:'],
    NEVER_TAKEN,
  ),
  left('formula/bounds.ts', 'low >= 0', ['low > 0'], NO_LONGER_WAY),
  left('formula/bounds.ts', 'high <= 0', ['false', 'high < 0'], NO_LONGER_WAY),
  left('formula/bounds.ts', 'high - low', ['high + low'], 'either has an end only where both have one'),
  left('formula/bounds.ts', 'first < 0', ['first <= 0'], NOUGHT),
  left('formula/bounds.ts', 'last < 0', ['last <= 0'], NOUGHT),
  left('formula/bounds.ts', 'value < 0', ['value <= 0'], NOUGHT),
  left('formula/bounds.ts', 'value <= 0', ['value < 0'], 'the first tier takes nothing for nothing'),
  left('formula/bounds.ts', 'segment === undefined', ['false'], NEVER_TAKEN),
  left('formula/bounds.ts', 'boundary > low', ['boundary >= low'], AT_AN_END),
  left('formula/bounds.ts', 'boundary < high', ['boundary <= high'], AT_AN_END),
  left('formula/enclosure.ts', 'low > 0', ['low >= 0'], 'an interval with nothing in it is dealt with before'),
  left('formula/build.ts', "typeof value === 'number'", ['true'], 'a rational is made of a rational too'),
  left('formula/build.ts', 'only !== undefined', ['true'], NEVER_TAKEN),
  left('formula/compiled.ts', "'NaN'", ['""'], NEVER_TAKEN),
  left('formula/compiled.ts', "'constant'", ['""'], NEVER_TAKEN),
  left('formula/compiled.ts', '-1', ['+1'], NEVER_TAKEN),
  left(
    'formula/compiled.ts',
    "default:\n        throw new TypeError('a leaf has a value of its own');",
    ['default:'],
    NEVER_TAKEN,
  ),
  left('formula/spreadsheet.ts', 'first === undefined', ['false'], NEVER_TAKEN),
  left('formula/spreadsheet.ts', 'value.s < 0n', ['value.s <= 0n'], SIGN),
  left(
    'formula/written.ts',
    'varying.has(node)',
    ['false'],
    'operands are written where they are used too; it spares a deep chain of calls',
  ),
  left('formula/written.ts', "'constant'", ['""'], NEVER_TAKEN),
  left('formula/written.ts', "'rule'", ['""'], NEVER_TAKEN),
  left('formula/written.ts', "'price'", ['""'], NEVER_TAKEN),
  left(
    'formula/written.ts',
    "case 'price':\n      throw new TypeError('of leaves, only inputs vary');",
    ["case 'price':"],
    NEVER_TAKEN,
  ),
  left('formula/written.ts', "''", [SOMETHING], NEVER_TAKEN),
  left('services/apiGateway/meters.ts', "said.api === 'rest'", ['true'], 'the other kinds know the key'),
  left('services/apiGateway/meters.ts', '[]', [`["Stryker was here"]`], REFUSED),
  left('services/dataTransfer/meters.ts', '{ meters: [], notPriced: [] }', ['{}'], REFUSED),
  left('services/dataTransfer/meters.ts', '[]', [`["Stryker was here"]`], REFUSED),
  left('services/ec2/capacity.ts', '[]', [`["Stryker was here"]`], REFUSED),
  left('services/ec2/capacity.ts', 'requests === undefined', ['false'], NEVER_TAKEN),
  left('services/ec2/capacity.ts', "typeof said.purchase === 'object'", ['true'], 'a word has no such key'),
  left('services/ec2/capacity.ts', "family ?? ''", ["family && ''"], NEVER_TAKEN),
  left('services/ec2/capacity.ts', "''", [SOMETHING], NEVER_TAKEN),
  left('services/ec2/meters.ts', 'size === undefined', ['false'], NEVER_TAKEN),
  left('services/ec2/meters.ts', '[]', [`["Stryker was here"]`], NEVER_TAKEN),
  left('services/eventBridge/meters.ts', 'schedules !== undefined', ['true'], NEVER_TAKEN),
  left('services/lambda/duration.ts', 'points[0]?.value', ['points[0].value'], NEVER_TAKEN),
  left(
    'services/lambda/duration.ts',
    'Object.values(curves).flat()[0]?.value',
    ['Object.values(curves).flat()[0].value'],
    NEVER_TAKEN,
  ),
  left('services/lambda/limits.ts', 'said.requests === undefined', ['false'], 'no requests have no traffic'),
  left(
    'services/lambda/limits.ts',
    'throttled < 0.0001',
    ['throttled <= 0.0001'],
    'no double is just a ten-thousandth of the calls',
  ),
  left('services/lambda/limits.ts', "open.kind !== 'rule'", ['false'], NEVER_TAKEN),
  left(
    'services/lambda/meters.ts',
    '/^lambda\\/(duration|provisioned|provisionedDuration)\\./',
    ['/lambda\\/(duration|provisioned|provisionedDuration)\\./'],
    'an id begins with its service',
  ),
  left('services/lambda/meters.ts', '{ meters: compute, payments: [], assumed: [] }', ['{}'], REFUSED),
  left('services/lambda/meters.ts', 'covered.length === 0', ['false'], REFUSED),
  left('services/lambda/meters.ts', '[]', [`["Stryker was here"]`], REFUSED),
  left(
    'services/publicIpv4/meters.ts',
    'terms.price(price, HOUR).tiers.every(({ usd }) => usd !== undefined && isZero(usd))',
    ['terms.price(price, HOUR).tiers.some(({\n  usd\n}) => usd !== undefined && isZero(usd))'],
    'the books have one price of addresses, whatever the quantity',
  ),
  left('services/publicIpv4/meters.ts', 'usd !== undefined', ['true'], NEVER_TAKEN),
  left('services/sns/meters.ts', 'number === undefined', ['false'], NEVER_TAKEN),
  left('services/sns/meters.ts', '[]', [`["Stryker was here"]`], NEVER_TAKEN),
  left('services/running.ts', 'first === undefined', ['false'], 'where there is no first there is no second'),
  left(
    'services/traffic.ts',
    'Number.isInteger(count) && Number.isSafeInteger(whole + count)',
    ['false'],
    'a short way; the sum is the same',
  ),
  left('services/traffic.ts', 'count > largest', ['count >= largest'], TIE),
  left('services/traffic.ts', 'rate > mostPerSecond', ['rate >= mostPerSecond'], NO_PART),
];

function left(file: string, original: string, replacements: readonly string[], why: string): Left {
  return { file: `src/${file}`, original, replacements, why };
}

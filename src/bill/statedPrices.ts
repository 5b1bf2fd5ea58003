/** Prices that the scenario or the call states: whether there are such prices, in such units, and that answers tell of them. */
import type { Books } from '../book/book.js';
import { nearestWord } from '../document/nearest.js';
import type { Problem } from '../errors.js';
import { mentioning } from '../mention.js';
import { parseUnit, per, sameUnit, type Unit, USD, unitText } from '../quantity/unit.js';
import type { StatedPrice, StatedPrices } from '../scenario/prices.js';
import type { Scenario } from '../scenario/scenario.js';
import { unitOfPrice } from '../services/priceUnits.js';
import { COMMA, type Words } from '../words.js';

/** Objects to ids that nothing is billed by, and to prices in another unit than is billed. @returns the others */
export function soundPrices({ prices, region }: Scenario, books: Books, problems: Problem[]): StatedPrices {
  if (prices.size === 0) return prices;
  const sound = new Map(prices);
  for (const [id, stated] of prices) {
    const unit = knownUnit(id, region, books);
    if (unit !== undefined && sameUnit(stated.node.unit, per(USD, unit))) continue;
    problems.push(unit === undefined ? unknownId(id, stated, region, books) : otherUnit(id, stated, unit));
    sound.delete(id);
  }
  return sound;
}

/** What a price is billed by: as the region's books have it, as the Price List describes it, or as any region's books do. */
function knownUnit(id: string, region: string, books: Books): Unit | undefined {
  const [service, key] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)];
  const inBooks = (where: string) => books.prices(where, service).flatMap((shard) => shard.find(key)?.unit ?? [])[0];
  const found = inBooks(region) ?? unitOfPrice(id);
  if (found !== undefined) return parseUnit(found);
  for (const [other, { services }] of Object.entries(books.catalogue.regions)) {
    const unit = services.includes(service) ? inBooks(other) : undefined;
    if (unit !== undefined) return parseUnit(unit);
  }
  return undefined;
}

function unknownId(id: string, { places }: StatedPrice, region: string, books: Books): Problem {
  const service = id.slice(0, id.indexOf('/'));
  const known = books.prices(region, service).flatMap((shard) => shard.ids().map((key) => `${service}/${key}`));
  const nearest = nearestWord(id, known);
  const services = books.catalogue.regions[region]?.services ?? [];
  const expected: Words = services.includes(service)
    ? mentioning([{ named: 'listPrices', values: [service, region], said: '`books.prices`' }], (shown) => ({
        en: `a price that is billed; ${shown} shows them`,
        ja: `課金される価格の ID（${shown} で確認できます）`,
      }))
    : { en: `a price of ${services.join(', ')}`, ja: `次のサービスの価格: ${services.join('、')}` };
  return {
    code: 'unknownName',
    place: places.id,
    message: { en: `nothing is billed by \`${id}\``, ja: `\`${id}\` という価格はありません` },
    expected,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function otherUnit(id: string, { places, written }: StatedPrice, unit: Unit): Problem {
  const billed = unitText(unit) || '1';
  return {
    code: 'wrongUnit',
    place: places.value,
    message: {
      en: `\`${id}\` is billed by ${billed}, and not as \`${written}\` says`,
      ja: `\`${id}\` の課金の単位は ${billed} ですが、\`${written}\` となっています`,
    },
    expected: { en: `USD / ${billed}`, ja: `USD / ${billed}` },
  };
}

/** As assumed, of an option that is billed by these of them. */
export function statedWords(prices: StatedPrices, used: ReadonlySet<string>): Words[] {
  const found = [...prices].filter(([id]) => used.has(id)).map(([id, { written }]) => `${id} ${written}`);
  if (found.length === 0) return [];
  return [{ en: `prices as stated: ${found.join(COMMA.en)}`, ja: `指定された価格: ${found.join(COMMA.ja)}` }];
}

/** What a person stated for nothing. */
export function unusedWords(prices: StatedPrices, isAskedFor: (id: string) => boolean): Words[] {
  const unused = [...prices.keys()].filter((id) => !isAskedFor(id));
  if (unused.length === 0) return [];
  return [
    {
      en: `nothing here is billed by the stated price of ${unused.join(COMMA.en)}`,
      ja: `指定された価格が使われていません: ${unused.join(COMMA.ja)}`,
    },
  ];
}

/** A meter as it is begun: what it counts and costs, read from the words of the call. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseDay } from '../../src/quantity/day.js';
import { COMMON_UNITS } from '../../src/quantity/unit.js';
import { SERVICES } from '../../src/services/registry.js';
import { UNIT_WORDS } from '../../src/services/units.js';
import { Refusal } from './change.js';

export const PRICES = 'src/data/prices';
const REGIONS = 'src/data/regions.json';
/** The region whose books have every service. */
export const TOKYO = 'ap-northeast-1';

/** The words of the call, as a list or AWS's page showed them. */
export interface Begun {
  readonly usd: string;
  readonly per: string;
  /** The day on which the price was seen. */
  readonly from: string;
  /** Codes of regions with commas between, or `all`: those of AWS's commercial regions that the books have. */
  readonly region: string;
  readonly source: string;
  /**
   * What is counted, in English and Japanese; default: requests. `call=呼び出し` happens in the month, and
   * `secret-month=シークレット` is kept and billed for the month. A unit that the service has needs no Japanese.
   */
  readonly unit?: string;
  /** How many are free each month, and never expire. */
  readonly free?: string;
  /** The Price List's code of the offer, the usage type without the region's prefix, and its word for the unit. */
  readonly offer?: string;
  readonly 'usage-type'?: string;
  readonly 'aws-unit'?: string;
}

/** What is counted. */
export interface Counted {
  /** The base unit: `wafRule`. */
  readonly word: string;
  /** With what it is billed for, as a price file says it: `wafRule-month`. */
  readonly priced: string;
  /** Without the service's name: `rule`, `rules`. */
  readonly one: string;
  readonly many: string;
  readonly ja: string;
  /** All month, and not happening in it. */
  readonly isKept: boolean;
  /** `WAF_RULE` */
  readonly constant: string;
  /** Not of all services, as requests are. */
  readonly isOwn: boolean;
}

export interface BegunMeter {
  readonly service: string;
  /** The key in a scenario, and the price: `rules`. */
  readonly key: string;
  /** The key in English words: two meters may count in one unit. */
  readonly name: string;
  readonly unit: Counted;
  readonly price: { readonly usd: string; readonly per: string; readonly from: string; readonly source: string };
  readonly free?: string;
  readonly listed?: { readonly offer: string; readonly usageType: string; readonly awsUnit: string };
}

/**
 * @param key default: what is counted, in the plural
 * @throws Refusal where what it begins with can't be
 */
export function begunMeter(service: string, begun: Begun, key?: string): BegunMeter {
  const { usd, per, from, source, free, offer } = begun;
  const unit = countedOf(service, begun.unit ?? 'request');
  if (free !== undefined && !/^\d+$/.test(free)) {
    throw new Refusal(`\`${free}\` is no number of what is free each month: write it in digits`);
  }
  const [usageType, awsUnit] = [begun['usage-type'], begun['aws-unit']];
  if ([offer, usageType, awsUnit].some((one) => one === undefined) && (offer ?? usageType ?? awsUnit) !== undefined) {
    throw new Refusal('--offer, --usage-type and --aws-unit say together how the Price List writes of the price');
  }
  if (parseDay(from) === undefined) throw new Refusal(`\`${from}\` is no day; write it as 2016-06-02`);
  if (source.trim() === '') throw new Refusal('a price needs a source: where AWS says so, and of which day');
  return {
    service,
    key: key ?? inCamelCase(unit.many),
    name: key === undefined ? unit.many : inWords(key),
    unit,
    price: { usd, per, from, source },
    ...(free === undefined ? {} : { free }),
    ...(offer === undefined ? {} : { listed: { offer, usageType: usageType ?? '', awsUnit: awsUnit ?? '' } }),
  };
}

const UNIT_FORM = 'such as call=呼び出し, or secret-month=シークレット for what is kept all month';

function countedOf(service: string, said: string): Counted {
  const [, word = '', kept = '', ownJa] = /^([a-z][A-Za-z]*)(-month)?(?:=(.*\S))?$/.exec(said) ?? [];
  const isRequest = word === 'request' && kept === '';
  const known = isRequest ? UNIT_WORDS.request : SERVICES.get(service)?.units?.[word];
  const ja = known?.ja ?? ownJa;
  if (word === '' || (!isRequest && known === undefined && COMMON_UNITS.includes(word))) {
    throw new Refusal(
      `\`${said}\` is no unit of a service's own: write one of what is counted and its Japanese, ${UNIT_FORM}; ` +
        'for sizes and times, begin with requests and go on by hand as src/services/ebs does',
    );
  }
  if (known === undefined) refuseTaken(service, word);
  if (ja === undefined) throw new Refusal(`\`${said}\` is no unit: write its Japanese too, ${UNIT_FORM}`);
  const own = word.startsWith(service) && word !== service ? word.slice(service.length) : word;
  const one = known?.one ?? inWords(own);
  if (!/[\u3041-\u30ff\u4e00-\u9fff]/.test(ja) && !one.includes(ja)) {
    throw new Refusal(`\`${ja}\` is no Japanese for ${one}: write it in Japanese, ${UNIT_FORM}`);
  }
  return {
    word,
    priced: `${word}${kept}`,
    one,
    many: known?.many ?? plural(one),
    ja,
    isKept: kept !== '',
    constant: word.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
    isOwn: !isRequest,
  };
}

/** Units are the books', and no service's: two meanings of one word would be told by the words of one of them. */
function refuseTaken(service: string, word: string): void {
  const owner = [...SERVICES.values()].find(({ units }) => units?.[word] !== undefined);
  if (owner === undefined) return;
  const own = `${service}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  throw new Refusal(
    `\`${word}\` is a unit of ${owner.name}: write one that begins with the service's name, such as ${own}`,
  );
}

/** `mail box` of `mailBox`, `web ACL` of `webACL` */
function inWords(name: string): string {
  const words = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return words.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}

const inCamelCase = (text: string) => text.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());

function plural(one: string): string {
  if (/[^aeiou]y$/.test(one)) return `${one.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(one) ? `${one}es` : `${one}s`;
}

/**
 * @param among where `all` is
 * @returns the regions, and which of `among` `all` leaves out: a price of GovCloud is seldom that of the others
 */
export function regionsOf(said: string, among: readonly string[]): { regions: string[]; leftOut: string[] } {
  if (said !== 'all') {
    const regions = [...new Set(said.split(',').map((one) => one.trim()))];
    const known = readdirSync(PRICES);
    const unknown = regions.find((one) => !known.includes(one));
    if (unknown === undefined) return { regions, leftOut: [] };
    throw new Refusal(`there are no prices of \`${unknown}\`; ${REGIONS} has the regions' codes`);
  }
  const partitions: Record<string, { partition: string }> = JSON.parse(readFileSync(REGIONS, 'utf8'));
  const isCommercial = (region: string) => partitions[region]?.partition === 'aws';
  return { regions: among.filter(isCommercial), leftOut: among.filter((region) => !isCommercial(region)) };
}

/** What `all` leaves out, for the person who called. */
export function leftOutText(leftOut: readonly string[]): string[] {
  if (leftOut.length === 0) return [];
  return [`not in ${leftOut.join(', ')}: name them with --region where its price was seen`];
}

/** The regions whose books have prices of the service. */
export function pricedRegions(service: string): string[] {
  return readdirSync(PRICES).filter((region) => existsSync(`${PRICES}/${region}/${service}.yaml`));
}

/** A meter beside those that a service has: its key, formula, unit and pattern, where the files are as a scaffold begins them. */
import { existsSync } from 'node:fs';
import type { BegunMeter } from './begun.js';
import { type FileChange, read } from './change.js';
import { withFurtherCase } from './furtherCase.js';
import { constant, constants, field, meterCall, pattern, skusFile, unitsFile, unitWords } from './serviceFiles.js';

export interface FurtherMeter {
  readonly changes: readonly FileChange[];
  /** What is left to write by hand, a line each. */
  readonly byHand: readonly string[];
}

/** @param regions that have the price */
export function furtherMeter(meter: BegunMeter, regions: readonly string[]): FurtherMeter {
  const { service, key, unit } = meter;
  const folder = `src/services/${service}`;
  const paths = {
    usage: `${folder}/usage.ts`,
    meters: `${folder}/meters.ts`,
    skus: `${folder}/skus.ts`,
    units: `${folder}/units.ts`,
    cases: `test/services/cases/${service}.yaml`,
  };
  const usage = withKey(read(paths.usage), meter);
  const meters = withMeter(read(paths.meters), meter);
  const skus = withPattern(read(paths.skus), meter);
  const cases = withFurtherCase(read(paths.cases), meter, regions);
  const units = existsSync(paths.units) ? withUnit(read(paths.units), meter) : unitsFile(meter, service);
  if ([usage, meters, skus, cases, units].includes(undefined)) {
    return {
      changes: [],
      byHand: [
        `${paths.usage} and ${paths.meters}: its key and its meter; they are written in a way that this can't add to`,
        `${paths.skus}: its pattern, and its product under skus in ${paths.cases}; or \`notListed: [${key}]\` there`,
      ],
    };
  }
  const files = { usage, meters, skus, cases, ...(unit.isOwn ? { units } : {}) };
  const changes = Object.entries(files).map(([name, content = '']) => ({
    path: paths[name as keyof typeof files],
    content,
  }));
  return { changes, byHand: [] };
}

/** The text with lines before the one line that is just the anchor; undefined where there isn't one. */
function added(text: string | undefined, anchor: string, lines: string): string | undefined {
  const parts = text?.split(`\n${anchor}\n`) ?? [];
  return parts.length === 2 ? `${parts[0]}\n${lines}${anchor}\n${parts[1]}` : undefined;
}

/** A scenario that doesn't say it is read as before. A price of a variant (`fifo.requests`) has no key of its own. */
function withKey(text: string, meter: BegunMeter): string | undefined {
  if (meter.key.includes('.') || new RegExp(`^  ${meter.key}:`, 'm').test(text)) return undefined;
  const key = added(text, '};', `  ${meter.key}: optional(${field(meter)}),\n`);
  return key && withImport(key, '../contract/field.js', ['count', 'optional']);
}

const METERS_END = '    ],\n    notPriced: [],';

function withMeter(text: string, meter: BegunMeter): string | undefined {
  const { key, unit } = meter;
  const call = `...(usage.${key} === undefined ? [] : [${meterCall(meter, key)}]),\n`;
  const metered = added(text, METERS_END, call);
  if (metered === undefined) return undefined;
  const built = withImport(metered, '../../formula/build.js', ['one', 'product']);
  if (!unit.isOwn) return withImport(built, '../../quantity/unit.js', constants(meter));
  const imported = withImport(built, './units.js', [...constants(meter), 'units']);
  return /^ {2}units,$/m.test(text) ? imported : added(imported, '  skus,', '  units,\n');
}

/** Imports in one line alone are seen; a second line from the same module is joined to it by the style. */
function withImport(text: string, from: string, names: readonly string[]): string {
  const line = new RegExp(`^import \\{ ([^}]*) \\} from '${from.replaceAll('.', '\\.')}';$`, 'm');
  const known = line.exec(text)?.[1]?.split(', ') ?? [];
  const joined = `import { ${[...new Set([...known, ...names])].join(', ')} } from '${from}';`;
  return known.length > 0 ? text.replace(line, joined) : `${joined}\n${text}`;
}

function withUnit(text: string, meter: BegunMeter): string | undefined {
  const missing = constants(meter).filter((name) => !new RegExp(`^export const ${name} =`, 'm').test(text));
  const declared = missing.map((name) => constant(meter, name)).join('');
  const whole = text.replace(/\n\nexport const units: UnitWords = \{\n/, (head) =>
    declared === '' ? head : `\n${declared.trimEnd()}${head}`,
  );
  if (whole === text && declared !== '') return undefined;
  return new RegExp(`^  ${meter.unit.word}:`, 'm').test(text) ? whole : added(whole, '};', unitWords(meter));
}

function withPattern(text: string, meter: BegunMeter): string | undefined {
  if (meter.listed === undefined) return text;
  return /^ {2}none:/m.test(text) ? skusFile(meter) : added(text, '];', pattern(meter));
}

/**
 * Compiles the authored books to what the package carries: a JSON shard per region and service, and a catalogue of
 * them. Run by the build; a slip in a book stops it with the place.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CarriedCatalogue, Region, RegionEntry } from '../src/book/book.js';
import { encodeRules, encodeShard } from '../src/book/encoded.js';
import { parsePriceShard } from '../src/book/parsePrices.js';
import { parseRuleShard } from '../src/book/parseRules.js';
import { InputError, type SourceText } from '../src/errors.js';
import { problemsText } from '../src/report/formats/terminal/problems.js';
import { isBaseUnit } from '../src/services/units.js';

const SOURCE = 'src/data';
const TARGET = 'dist/data';

/** Names, prefixes and partitions after the Price List (docs.aws.amazon.com: regions and zones; usage type prefixes). */
const REGIONS: Readonly<Record<string, Region>> = JSON.parse(readFileSync(join(SOURCE, 'regions.json'), 'utf8'));

function source(file: string): SourceText {
  return { file, text: readFileSync(file, 'utf8') };
}

function write(path: string, text: string): void {
  const target = join(TARGET, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** Shards of the build before, by the hash of what they were made of: reading all books takes a minute, of which most stay the same. */
const KEPT = 'build/books.json';
const before: Readonly<Record<string, string>> = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
const kept: Record<string, string> = {};
const COMPILER = readFileSync(process.argv[1] as string, 'utf8');

function shardText(file: SourceText, region: string, service: string): string {
  const hash = createHash('sha256').update(COMPILER).update(file.file).update(file.text).digest('hex');
  const text = before[hash] ?? compiled(file, region, service);
  kept[hash] = text;
  return text;
}

function compiled(file: SourceText, region: string, service: string): string {
  const shard = parsePriceShard(file, isBaseUnit);
  if (shard.service !== service || shard.region !== region)
    throw new Error(`${file.file} is of ${shard.service} in ${shard.region}`);
  return encodeShard(shard);
}

function yamlNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.yaml$/, ''))
    .sort();
}

function compileRegion(region: string, about: Region): RegionEntry {
  const folder = join(SOURCE, 'prices', region);
  const services = existsSync(folder) ? yamlNames(folder) : [];
  for (const service of services) {
    const file = source(join(folder, `${service}.yaml`));
    write(`prices/${region}/${service}.tsv`, shardText(file, region, service));
  }
  return { ...about, services };
}

function compileBooks(): void {
  rmSync(TARGET, { recursive: true, force: true });
  const rules = yamlNames(join(SOURCE, 'rules'));
  for (const service of rules) {
    const shard = parseRuleShard(source(join(SOURCE, 'rules', `${service}.yaml`)), isBaseUnit);
    write(`rules/${service}.json`, encodeRules(shard));
  }
  const unknown = readdirSync(join(SOURCE, 'prices')).filter((region) => !Object.hasOwn(REGIONS, region));
  if (unknown.length > 0) throw new Error(`${SOURCE}/regions.json does not have ${unknown.join(', ')}`);
  const entries = Object.entries(REGIONS).map(([region, about]) => [region, compileRegion(region, about)]);
  const catalogue: CarriedCatalogue = { regions: Object.fromEntries(entries), rules };
  write('catalogue.json', JSON.stringify(catalogue));
  writeFileSync(KEPT, JSON.stringify(kept));
}

try {
  compileBooks();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${problemsText(error.problems, 'en')}\n`);
  process.exitCode = 1;
}

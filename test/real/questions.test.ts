/** Traffic and power tuning as others measured and published them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPowerTuning } from '../../src/import/powerTuning.js';
import { readCountsFile } from '../../src/io/files/importing.js';
import { toNumber } from '../../src/quantity/rational.js';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const traces = (name: string) => join(data, 'traces', name);

describe('published traffic', () => {
  it('of Wikipedia in 2016 has a count for each day of a leap year', () => {
    const path = traces('bbva-wikipedia-siteviews-20160101-20161231.csv');
    const counts = readCountsFile({ path, intervalSeconds: 86_400 }, traces('scenario.yaml'));
    expect(counts).toHaveLength(366);
    expect([counts.wholeAt(0), counts.wholeAt(10)]).toEqual([476_830_106, 620_262_579]);
  });

  it('of Azure’s functions has a count for each minute of a day, of one function or of all', () => {
    const path = traces('azure2019-example-invocations.csv');
    const read = (row?: string) =>
      readCountsFile(
        { path, intervalSeconds: 60, columns: '1..1440', ...(row === undefined ? {} : { row }) },
        traces('scenario.yaml'),
      );
    const all = [...read()].map(toNumber);
    expect(all).toHaveLength(1440);
    const rows = readFileSync(path, 'utf8').trim().split('\n').length - 1;
    const each = Array.from({ length: rows }, (_, index) => [...read(String(index + 1))].map(toNumber));
    expect(all).toEqual(all.map((_, minute) => each.reduce((sum, one) => sum + (one[minute] as number), 0)));
  });
});

interface Published {
  readonly name: string;
  readonly visualization: string;
  readonly decodedFromUrl: readonly { readonly power: number; readonly averageDurationMs: number }[];
}

describe('published results of Lambda Power Tuning', () => {
  const results: Published[] = JSON.parse(
    readFileSync(join(data, 'power-tuning', 'power-tuning-results-share.json'), 'utf8'),
  );

  it.each(results.map((result) => [result.name, result] as const))('are read as they were decoded: %s', (_, result) => {
    const found = readPowerTuning({
      file: 'result.json',
      text: JSON.stringify({ stateMachine: { visualization: result.visualization } }),
    });
    expect(found.map(({ memoryMb }) => toNumber(memoryMb))).toEqual(result.decodedFromUrl.map(({ power }) => power));
    found.forEach(({ durationMs }, index) => {
      expect(toNumber(durationMs)).toBeCloseTo(result.decodedFromUrl[index]?.averageDurationMs ?? 0, 2);
    });
  });
});

import { describe, expect, it } from 'vitest';
import { MAX_ROW_BYTES, offerFile } from '../../../src/io/books/offerFiles.js';
import { MAX_COLUMNS } from '../../../src/refresh/offerRows.js';
import { DURATION, offerCsv, REQUESTS } from '../../support/products.js';
import { temporaryFolder } from '../../support/run.js';

const folder = temporaryFolder();
const whole = offerCsv('AWSLambda', [REQUESTS, DURATION]);

/** With a disclaimer that is so long. */
function withDisclaimer(length: number): string {
  return folder.file(
    'offer.csv',
    whole.replace('"made up"', () => `"${'x'.repeat(length)}"`),
  );
}

describe('an offer file in CSV', () => {
  it('may have a row of some megabytes, and none of more than four', async () => {
    expect(await offerFile(withDisclaimer(MAX_ROW_BYTES / 2), () => true)).toHaveLength(2);
    await expect(offerFile(withDisclaimer(MAX_ROW_BYTES * 2), () => true)).rejects.toThrow(
      'offer.csv: a row is longer than 4 MB',
    );
  });

  it('may have as many columns as AWS’s many times over, and no more', async () => {
    const [about, header = ''] = whole.split(/(?=^"SKU")/m);
    const titles = header.split('\n')[0] ?? '';
    const more = (count: number) => `${about}${titles}${',"x"'.repeat(count - titles.split(',').length)}\n`;
    expect(await offerFile(folder.file('wide.csv', more(MAX_COLUMNS)), () => true)).toEqual([]);
    await expect(offerFile(folder.file('wider.csv', more(MAX_COLUMNS + 1)), () => true)).rejects.toThrow(
      'it has more than 1000 columns',
    );
  });

  it('is refused soon where a quotation mark is never closed', async () => {
    const open = folder.file('open.csv', `${whole.slice(0, -2)}${'x\n'.repeat(20_000_000)}`);
    await expect(offerFile(open, () => true)).rejects.toThrow('open.csv: a row is longer than 4 MB');
  });
});

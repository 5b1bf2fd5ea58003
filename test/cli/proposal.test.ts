/** Terms, horizons, events and people's work, as each command shows them. */
import { describe, expect, it } from 'vitest';
import { run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const UNIVERSITY = 'scenarios/university-day-time-instances.yaml';
const FEE = 'scenarios/integrator-fee.yaml';
const SHOW = 'scenarios/music-show.yaml';
const rows = async (words: readonly string[], env: Record<string, string> = { COLUMNS: '120' }) =>
  (await run(words, { env })).out.split('\n').map((line) => line.replaceAll('│', ' ').replace(/\s+/g, ' ').trim());

describe('the table', () => {
  it('has the fee, the tax and both prices under the total', async () => {
    expect(await rows([FEE])).toEqual(
      expect.arrayContaining([
        'Total (JPY) 9,981 4,748',
        'fee 10 % (JPY) 998 475',
        'before tax (JPY) 10,979 5,223',
        'tax 8 % (JPY) 878 418',
        'after tax (JPY) 11,857 5,641',
      ]),
    );
    expect(await rows([FEE, '--lang', 'ja'])).toEqual(
      expect.arrayContaining(['手数料 10 %（円） 998 475', '税抜（円） 10,979 5,223', '税込（円） 11,857 5,641']),
    );
  });

  it('has the total without work, over the years, and who is cheaper over them', async () => {
    const shown = await rows([UNIVERSITY]);
    expect(shown).toContain("without people's work (JPY) 199,200 201,422");
    expect(shown).toContain('Total over 10 years (JPY) 52,704,000 42,170,620');
    expect(shown.join(' ')).toContain('AWS costs 10,533,380 JPY over 10 years less than On-premises (20.0 % less;');
    expect((await rows([UNIVERSITY, '--lang', 'ja'])).join(' ')).toContain(
      'AWS は On-premises より 10 年間で 10,533,380 円安い',
    );
  });

  it('says for how long an event is priced', async () => {
    const shown = (await rows([SHOW])).join('\n');
    expect(shown).toContain('JPY for 4.5 h');
    expect(shown).toContain('For: 4.5 h');
    expect(shown).not.toContain('a month');
  });
});

describe('the JSON', () => {
  const json = async (...words: string[]) => JSON.parse((await run([...words, '--format', 'json'])).out);

  it('has the amounts of a proposal, exact and rounded', async () => {
    const { proposal, total } = (await json(FEE)).options[0];
    expect(total).toEqual({ usd: '83.17188568115234375', local: '9981' });
    expect(Object.keys(proposal)).toEqual(['usage', 'fee', 'beforeTax', 'quoted', 'tax', 'afterTax']);
    expect(proposal.fee).toEqual({ usd: '8.317188568115234375', local: '998' });
  });

  it('has the total without work, and each year of the horizon', async () => {
    const { horizonYears, options } = await json(UNIVERSITY);
    expect(horizonYears).toBe(10);
    expect(options[0].total.withoutWork.local).toBe('199200');
    expect(options[0].overHorizon.local).toBe('52704000');
    expect(options[0].overHorizon.years).toHaveLength(10);
  });

  it('says how long an event lasts', async () => {
    expect(await json(SHOW)).toMatchObject({ month: '730 h', during: '4.5 h' });
  });
});

describe('explain', () => {
  it('derives a figure of a proposal down to the prices', async () => {
    const { status, out } = await run(['explain', FEE, 'Lambda', 'FEE']);
    expect(status).toBe(0);
    expect(out).toContain('\n\nfee: 3.957068 USD = 475 JPY\n');
    expect(out).toContain('× 0.1 (fee)');
    expect(out).toContain('price lambda/requests');
  });

  it('tells amounts of the scenario in its currency, and the rate', async () => {
    const { out } = await run(['explain', UNIVERSITY, 'On-premises', 'operations']);
    expect(out).toContain('5,000 JPY (rate) ÷ 120 JPY/USD (exchange rate)');
    expect(out).toContain('currency.perUsd: 120');
  });

  it('refuses a figure that the scenario does not lead to', async () => {
    const { status, err } = await run(['explain', FEE, 'Lambda', 'overHorizon']);
    expect(status).toBe(2);
    expect(err).toContain('no line `overHorizon`');
  });

  it('derives a figure as JSON', async () => {
    const { options } = JSON.parse((await run(['explain', FEE, 'EC2', 'tax', '--format', 'json'])).out);
    expect(options[0].lines[0]).toMatchObject({ figure: 'tax' });
  });
});

describe('check', () => {
  it('holds the figures of a proposal and of a horizon', async () => {
    const text = smallScenario(
      'horizon: 2 years',
      'terms: { tax: 8 % }',
      'expect:',
      '  Lambda: { tax: 0.05 USD, overHorizon: 14.80 USD }',
    );
    const { status, out } = await run(['check', folder.file('figures.yaml', text)]);
    expect(out).toContain('ok, 2 expectations met');
    expect(status).toBe(0);
  });

  it('names the figure that is another', async () => {
    const text = smallScenario('terms: { tax: 8 % }', 'expect:', '  Lambda: { afterTax: 1.00 USD }');
    const { status, out } = await run(['check', folder.file('other.yaml', text)]);
    expect(status).toBe(1);
    expect(out).toContain('Lambda: afterTax: expected 1.00 USD, found 0.67 USD');
  });

  it('refuses to expect a figure that the scenario does not lead to', async () => {
    const text = smallScenario('expect:', '  Lambda: { fee: 1 USD }');
    const { status, err } = await run(['check', folder.file('absent.yaml', text)]);
    expect(status).toBe(2);
    expect(err).toContain('option `Lambda` has no `fee`');
    expect(err).toContain('add it to `terms`, or leave out `fee`');
  });
});

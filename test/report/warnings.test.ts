import { describe, expect, it } from 'vitest';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { comparisonTable } from '../../src/report/formats/terminal/table.js';
import { priced, scenarioText } from '../support/price.js';

const component = ['ec2: { type: t3.micro, hours: 1, surplusCredits: 10 }', 'sqs: { requests: 1M }'];

describe('a doubt about prices', () => {
  it.each([
    { asOf: '2026-11-23', says: 'prices last checked on 2026-02-17, long before 2026-11-23: ec2/linux.t3.micro' },
    { asOf: '2019-04-04', says: 'prices first seen on 2019-04-05 and applied back to 2019-04-04' },
  ])('on $asOf is a warning in the table and in JSON', ({ asOf, says }) => {
    const comparison = priced(scenarioText(component, { asOf }));
    expect(JSON.stringify(comparisonJson(comparison))).toContain(says);
    const flat = comparisonTable(comparison, { language: 'en', width: 160, color: false }).replace(/\s+/g, ' ');
    expect(flat).toContain(`Warning: ${says}`);
  });

  it('is told in Japanese', () => {
    const comparison = priced(scenarioText(['ec2: { type: t2.micro }'], { asOf: '2017-10-25' }));
    const flat = comparisonTable(comparison, { language: 'ja', width: 160, color: false }).replace(/\s+/g, '');
    expect(flat).toContain('注意:2017-04-30から2017-10-26までの間に価格が変わっており');
  });

  it('is none where somebody looked on the day', () => {
    const comparison = priced(scenarioText(component, { asOf: '2025-06-18' }));
    expect(JSON.stringify(comparisonJson(comparison))).toContain('"warnings":[]');
  });
});

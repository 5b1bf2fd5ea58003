import { describe, expect, it } from 'vitest';
import { verdictLines } from '../../../src/report/document/verdict.js';
import { compared } from '../../support/pages.js';

const own = (name: string, usd: string) => `  ${name}: [{ onPremises: { monthly: ${usd} USD } }]`;
const linesOf = (...options: string[]) =>
  verdictLines(compared(`region: ap-northeast-1\nasOf: 2025-06-18\noptions:\n${options.join('\n')}\n`, []), 'en');

describe('the verdict', () => {
  it('groups the digits of how many times as much an option costs', () => {
    expect(linesOf(own('A', '0.01'), own('B', '12345'))).toEqual([
      'A costs 12,344.99 USD a month less than B (100.0 % less; B costs 1,234,500.00 times as much).',
    ]);
  });

  it('speaks of several options that cost the same as of several', () => {
    expect(linesOf(own('A', '1'), own('B', '1'), own('C', '2'))).toEqual([
      'A and B cost 1.00 USD a month less than C (50.0 % less; C costs 2.00 times as much).',
    ]);
  });
});

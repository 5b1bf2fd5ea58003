/** A comparison across regions, in words and as JSON. */
import type { Comparison } from '../compare/compare.js';
import type { RegionComparison, RegionResult } from '../compare/regions.js';
import type { Look } from './breakEven.js';
import { optionTitle } from './breakEven.js';
import { columnsText } from './columns.js';
import { comparisonJson, FORMAT_VERSION } from './json.js';
import { moneyText, paragraph, printable } from './text.js';
import { spanWords } from './verdict.js';

export function regionsText({ regions, cheapest }: RegionComparison, { language, width }: Look): string {
  const ja = language === 'ja';
  const [{ scenario }] = regions.flatMap(({ comparison }) => comparison ?? []) as [Comparison];
  const { code } = scenario.currency;
  const row = ({ region, comparison }: RegionResult) => {
    const amounts = scenario.options.map((option) => {
      const found = comparison?.options.find(({ name }) => name === option.name);
      return found === undefined ? '–' : moneyText(found.local, code);
    });
    const best = comparison?.cheapest.map(({ name }) => optionTitle(scenario, name, language)).join(ja ? '・' : ' = ');
    return [region, ...amounts, best ?? '–'];
  };
  const table = columnsText(
    {
      head: [
        ja ? 'リージョン' : 'region',
        ...scenario.options.map(({ name }) => `${optionTitle(scenario, name, language)}\n${code}`),
        ja ? '最安' : 'cheapest',
      ],
      aligns: ['left', ...scenario.options.map(() => 'right' as const), 'left'],
      rows: regions.map(row),
    },
    width,
  );
  const best = cheapest.map(({ region, option }) => `${optionTitle(scenario, option, language)} (${region})`);
  const verdict = ja ? `最安: ${best.join('、')}` : `The cheapest of all: ${best.join(', ')}.`;
  const reasons = regions.flatMap(({ region, problems: [problem] }) =>
    problem === undefined ? [] : [`${region}: ${printable(problem.message, 400)}`],
  );
  const title = `${printable(scenario.title[language])} (${spanWords(scenario)[language]}, ${scenario.asOf})`;
  return [title, table, ...[verdict, ...reasons].map((line) => paragraph(line, width, '  '))].join('\n');
}

export function regionsJson({ regions, cheapest }: RegionComparison): object {
  return {
    formatVersion: FORMAT_VERSION,
    question: 'regions',
    regions: regions.map(({ region, name, comparison, problems }) => ({
      region,
      name,
      ...(comparison === undefined
        ? { unpriced: problems.map(({ message }) => message) }
        : { comparison: comparisonJson(comparison) }),
    })),
    cheapest,
  };
}

import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/report/answers/check/answer.js';
import { checkScenario } from '../../../src/report/answers/check/checkScenario.js';
import { checkJson } from '../../../src/report/answers/check/json.js';
import { checkText } from '../../../src/report/answers/check/text.js';
import type { CheckedFile } from '../../../src/report/document/checked.js';
import { csvText } from '../../../src/report/formats/csv/csv.js';
import { checkGithub } from '../../../src/report/formats/github/github.js';
import { checkJunit } from '../../../src/report/formats/junit/junit.js';
import { markdownText } from '../../../src/report/formats/markdown/markdown.js';
import { books, TODAY } from '../../support/price.js';
import { smallScenario } from '../../support/run.js';
import { readXml, type XmlElement } from '../../support/xml.js';

const checked = (file: string, ...lines: string[]): CheckedFile =>
  checkScenario({ file, text: smallScenario(...lines) }, { today: TODAY }, books).report;
const unpinned = (file: string, ...lines: string[]): CheckedFile =>
  checkScenario({ file, text: smallScenario(...lines).replace('asOf: 2016-06-02\n', '') }, { today: TODAY }, books)
    .report;

const MET = checked('met.yaml', 'expect:', '  Lambda: { total: 0.62 USD }');
const MISSED = checked('missed.yaml', 'expect:', '  Lambda:', '    - { total: 0.62 USD }', '    - { total: 0.63 USD }');
const SILENT = checked('silent.yaml');
const BROKEN = checked('broken.yaml', 'mouth: 730 h');
const UNPINNED = unpinned('unpinned.yaml', 'expect:', '  Lambda: { lines: { requests: 0.20 USD } }');
const ALL = [MET, MISSED, SILENT, BROKEN, UNPINNED];

function elements(root: XmlElement, name: string): XmlElement[] {
  const own = root.name === name ? [root] : [];
  return [...own, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child, name)))];
}

describe('a check as text', () => {
  it('tells each file, each expectation that is not met, each warning, and at last their numbers', () => {
    expect(checkText(ALL, 'en')).toBe(
      [
        'met.yaml: ok, 1 expectation met',
        'missed.yaml: 1 of 2 expectations not met',
        '  line 11: Lambda: total: expected 0.63 USD, found 0.62 USD (exactly 0.61675 USD)',
        'silent.yaml: nothing is expected',
        'broken.yaml: not checked, 1 problem',
        'unpinned.yaml: ok, 1 expectation met',
        ...UNPINNED.warnings.map(({ words, line }) => `  warning: line ${line}: ${words.en}`),
        `5 scenarios: 3 of 4 expectations met, 1 not checked, ${UNPINNED.warnings.length} warnings`,
      ].join('\n'),
    );
  });

  it('says of a scenario without a day that another day may give other figures', () => {
    expect(UNPINNED.warnings[0]?.words.en).toBe(
      `no \`asOf\`: priced as of today (${TODAY}), so another day may give other figures; add \`asOf: ${TODAY}\``,
    );
    expect(MET.warnings).toEqual([]);
  });

  it('is said in Japanese too', () => {
    expect(checkText([MISSED], 'ja')).toBe(
      'missed.yaml: 期待値 2 件のうち 1 件が不一致\n' +
        '  11 行目: Lambda: total: 期待値 0.63 USD、計算結果 0.62 USD（正確には 0.61675 USD）',
    );
  });
});

describe('a check as JUnit’s XML', () => {
  it('has a suite for each scenario and a case for each expectation, with its line', () => {
    const root = readXml(checkJunit({ files: ALL, failOnWarning: false }, 'en'));
    expect(root.attributes).toMatchObject({ tests: '6', failures: '1', errors: '1', skipped: '1' });
    expect(elements(root, 'testsuite').map(({ attributes }) => attributes.name)).toEqual(ALL.map(({ file }) => file));
    expect(elements(root, 'testcase').map(({ attributes: { name, line } }) => `${name} ${line ?? ''}`)).toEqual([
      'Lambda: total 9',
      'Lambda: total 10',
      'Lambda: total (11:16) 11',
      'nothing is expected ',
      'the scenario can be checked 8',
      'Lambda: requests 8',
    ]);
  });

  it('counts in each suite and in all what stands there', () => {
    for (const strict of [false, true]) {
      const root = readXml(checkJunit({ files: ALL, failOnWarning: strict }, 'en'));
      for (const suite of [root, ...elements(root, 'testsuite')]) {
        const counts = [
          ['tests', 'testcase'],
          ['failures', 'failure'],
          ['errors', 'error'],
          ['skipped', 'skipped'],
        ] as const;
        for (const [attribute, name] of counts)
          expect(Number(suite.attributes[attribute])).toBe(elements(suite, name).length);
      }
    }
  });

  it('says a warning beside the cases, or as one that failed where warnings fail', () => {
    const lenient = readXml(checkJunit({ files: [UNPINNED], failOnWarning: false }, 'en'));
    expect(elements(lenient, 'failure')).toEqual([]);
    expect(elements(lenient, 'system-out')[0]?.children.join('')).toContain('unpinned.yaml:1: no `asOf`');
    const strict = readXml(checkJunit({ files: [UNPINNED], failOnWarning: true }, 'en'));
    expect(elements(strict, 'failure')).toHaveLength(UNPINNED.warnings.length);
    expect(elements(strict, 'system-out')).toEqual([]);
  });
});

describe('a check as annotations of GitHub', () => {
  const commands = (files: readonly CheckedFile[], strict = false) =>
    checkGithub({ files: files, failOnWarning: strict }, 'en')
      .split('\n')
      .filter((line) => line.startsWith('::'));

  it('stands at the line of what is not met, and of what is wrong', () => {
    expect(commands([MET, MISSED, SILENT, BROKEN])).toEqual([
      '::error file=missed.yaml,line=11,col=16,title=Expectation not met::' +
        'Lambda: total: expected 0.63 USD, found 0.62 USD (exactly 0.61675 USD)',
      "::error file=broken.yaml,line=8,col=1,endColumn=6,title=Scenario can't be checked::" +
        'a scenario has no key `mouth`; expected: one of title, region, asOf, month, during, currency, freeTier, ' +
        'accountOpened, workload, traffic, prices, options, horizon, terms, expect; did you mean `month`?',
    ]);
  });

  it('warns, or tells an error where warnings fail', () => {
    const begins = (kind: string) =>
      UNPINNED.warnings.map(({ line, column }) => `::${kind} file=unpinned.yaml,line=${line},col=${column},`);
    for (const [strict, kind] of [
      [false, 'warning'],
      [true, 'error'],
    ] as const) {
      const found = commands([UNPINNED], strict).map((line) => line.slice(0, line.indexOf('title=')));
      expect(found).toEqual(begins(kind));
    }
  });
});

/** Names that would be read as commands, marks or ends of lines. */
const HOSTILE_NAMES = [
  '::error::pwned',
  'a\n::set-output name=x::y',
  'a\r::stop-commands::x',
  '##[error]pwned',
  'a##[group]b',
  '::add-mask::%0A,:',
  '"><script>alert(1)</script>',
  ']]>&amp;<!--',
  '\u001b[31mred',
  '\u202egnp.yaml',
  '\u0000\ufffe',
];

describe('a check as an answer', () => {
  const answer = checkAnswer({ files: ALL, failOnWarning: false });
  const records = csvText([answer.records()])
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

  it('has a record for each expectation, warning and problem', () => {
    const kinds = records
      .slice(1)
      .map(([file = '', line, , kind, name, expected, found, , met]) => [file, line, kind, name, expected, found, met]);
    expect(kinds).toContainEqual([
      'missed.yaml',
      '11',
      'expectation',
      'Lambda: total',
      '0.63 USD',
      '0.62 USD',
      'false',
    ]);
    expect(kinds.filter(([file]) => file === 'broken.yaml').map(([, , kind]) => kind)).toEqual(['problem']);
    expect(kinds.filter(([, , kind]) => kind === 'warning')).toHaveLength(UNPINNED.warnings.length);
    expect(kinds).toHaveLength(
      ALL.flatMap(({ results, warnings, problems }) => [...results, ...warnings, ...problems]).length,
    );
  });

  it('has a row for each expectation and each problem, and all in a sentence', () => {
    const text = markdownText([answer.document('en')]);
    expect(text).toContain('**5 scenarios: 3 of 4 expectations met, 1 not checked');
    expect(text).toContain('| missed.yaml | 11 | Lambda: total | 0.63 USD | 0.62 USD | not met |');
    expect(text).toMatch(/\| broken\.yaml \| \d+ \| a scenario has no key .*mouth/);
    expect(markdownText([answer.document('ja')])).toContain('| 不一致 |');
  });

  it('is the same text and JSON as ever', () => {
    expect(answer.lines?.({ language: 'ja', width: 80 })).toBe(checkText(ALL, 'ja'));
    expect(answer.json()).toEqual(checkJson(ALL));
  });
});

describe('a hostile name of a file', () => {
  it.each(HOSTILE_NAMES)('gives no command and no mark: %j', (name) => {
    const files = [MET, MISSED, BROKEN, UNPINNED].map((file) => ({ ...file, file: name }));
    const github = checkGithub({ files: files, failOnWarning: false }, 'en').split('\n');
    const commands = github.filter((line) => /^\s*::|##\[/.test(line));
    expect(commands.map((line) => /^::(error|warning) file=[^:,\r]*,line=\d+,col=\d+,/.test(line))).toEqual(
      commands.map(() => true),
    );
    expect(commands).toHaveLength(2 + UNPINNED.warnings.length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may reach a terminal
    expect(checkText(files, 'en')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    expect(() => readXml(checkJunit({ files: files, failOnWarning: true }, 'en'))).not.toThrow();
    expect(JSON.parse(JSON.stringify(checkJson(files)))).toMatchObject([{ file: name }, {}, {}, {}]);
    const answer = checkAnswer({ files, failOnWarning: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may reach a reader
    expect(markdownText([answer.document('en')])).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]|<script>/);
  });

  it('gives none as the name of an option either', () => {
    for (const name of HOSTILE_NAMES.filter((one) => !one.includes('\u0000'))) {
      const option = JSON.stringify(name);
      const text = smallScenario('expect:', `  ${option}: { total: 0.63 USD }`).replace('  Lambda:', `  ${option}:`);
      const { report } = checkScenario({ file: 'named.yaml', text }, { today: TODAY }, books);
      expect(report.results).toHaveLength(1);
      const commands = checkGithub({ files: [report], failOnWarning: false }, 'en')
        .split('\n')
        .filter((line) => /^\s*::|##\[/.test(line));
      expect(commands).toHaveLength(1);
      expect(commands[0]).toMatch(/^::error file=named\.yaml,line=9,/);
      expect(() => readXml(checkJunit({ files: [report], failOnWarning: false }, 'en'))).not.toThrow();
    }
  });
});

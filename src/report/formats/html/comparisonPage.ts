/** Comparisons as a page that calculates: what a customer is handed, reads, moves a number of, and prints. */
import type { Comparison } from '../../../bill/compare.js';
import type { PricingRequest } from '../../../bill/vary.js';
import { printable } from '../../../document/printable.js';
import type { Day } from '../../../quantity/day.js';
import { historyOf } from '../../../questions/time/history.js';
import type { Language } from '../../../words.js';
import { comparisonTableOf, componentsChart, warningsPart } from '../../answers/comparison.js';
import { timelineChart } from '../../answers/timeline.js';
import type { LineChart } from '../../chart/chart.js';
import { dayNumber } from '../../document/axes.js';
import { derivations, stepsOfAnswer } from '../../document/derivation.js';
import { doubtfulLines } from '../../document/doubtful.js';
import { factsOf, roundingShows, subtitleOf } from '../../document/foundations.js';
import { warningsOf } from '../../document/warnings.js';
import { WORDS } from '../../document/words.js';
import { hasYears, yearsTable } from '../../document/years.js';
import { tellingCurve } from './curve.js';
import { crossingsHtml, curveChart } from './curveChart.js';
import { titleHtml } from './documentPage.js';
import { page } from './frame.js';
import { dataBlock, type Html, html, NOTHING } from './html.js';
import { type LiveData, liveData } from './liveData.js';
import { movablesOf } from './movable.js';
import { movableName, movesHtml } from './moves.js';
import { chartHtml, factsHtml, type HeadingContext, headingHtml, partsHtml } from './parts.js';
import { tableHtml } from './table.js';
import { cardsHtml, sentencesHtml } from './verdict.js';
import { PAGE_WORDS } from './words.js';

/**
 * A comparison with what it was made of, for the questions that the page asks besides.
 * @see {@link comparisonPage}
 */
export interface Compared {
  readonly comparison: Comparison;
  /** What was asked, for the questions that the page asks besides. */
  readonly asked: PricingRequest;
}

/**
 * A whole HTML5 file of comparisons that calculate in the page; it works without a network, without its script, and on paper.
 * @throws TypeError where there is no comparison
 * @example
 * ```ts
 * import { type Compared, compare, comparisonPage, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const compared: Compared = { comparison, asked };
 * comparisonPage([compared], 'ja').includes('<html lang="ja"'); // => true
 * ```
 */
export function comparisonPage(compared: readonly Compared[], language: Language): string {
  const [first] = compared;
  if (first === undefined) throw new TypeError('a page needs a comparison');
  const isOne = compared.length === 1;
  const titles = compared.map(({ comparison }) => printable(comparison.scenario.title[language]));
  const links = titles.map((title, index) => html`<li><a href="#c${index + 1}">${title}</a></li>\n`);
  const head = isOne
    ? titleOf(first.comparison, language, 1)
    : html`${headingHtml(PAGE_WORDS.comparisons[language], 1)}<nav aria-label="${PAGE_WORDS.contents[language]}"><ul class="contents">${links}</ul></nav>`;
  const articles = compared.map((one, index) => articleHtml(one, `c${index + 1}`, language, isOne));
  return page({ language, title: titles.join(' · '), head, main: html`${articles}` });
}

function titleOf({ scenario, regionName }: Comparison, language: Language, level: number): Html {
  const subtitle = [subtitleOf(scenario, language), scenario.asOf, regionName]
    .filter((text) => text !== '')
    .join(' · ');
  return titleHtml({ title: printable(scenario.title[language]), subtitle }, level);
}

function articleHtml({ comparison, asked }: Compared, prefix: string, language: Language, isOne: boolean): Html {
  const { scenario, options } = comparison;
  const level = isOne ? 2 : 3;
  const around: HeadingContext = { language, level: level + 1, prefix };
  const movables = movablesOf(comparison);
  const timeline = timelineOf(comparison, asked, language);
  const data = liveData(comparison, movables.movables, asked.settings, language, timeline);
  const section = (key: keyof typeof SECTIONS, body: Html) =>
    sectionHtml(SECTIONS[key], `${prefix}-${key}`, level, language, body);
  const code = scenario.currency.code;
  const priceNotes = warningsOf(
    options.flatMap(({ doubts }) => doubts),
    scenario.asOf,
  );
  const warned = warningsPart(comparison, language, { isPlain: true });
  return html`<article id="${prefix}" data-comparison="${prefix}">${isOne ? NOTHING : titleOf(comparison, language, 2)}
<div class="sheet">
${section(
  'answer',
  html`<div class="warnings" data-doubt hidden></div>
<div data-cards>${cardsHtml(comparison, language)}</div>
<div class="summary" data-summary>${sentencesHtml(comparison, language)}</div>
${doubtfulLines(comparison, language).map((line) => html`<p class="summary" data-unmoved>${line}</p>\n`)}
<div class="moved scripted"><p data-moved hidden></p></div>
<output class="hidden" data-say></output>`,
)}
${movesHtml(movables, { language, level, prefix, code })}
${section(
  'breakdown',
  html`${tableHtml(comparisonTableOf(comparison, language), `${prefix}-bill`, undefined)}
${roundingShows(options, scenario.currency) ? html`<p class="note">${WORDS.rounding[language]}</p>` : NOTHING}
${chartHtml(componentsChart(comparison, language), `${prefix}-bars`, language)}${yearsHtml(comparison, prefix, around)}`,
)}
${curveSection(data, comparison, around, section)}
${timeline === undefined ? NOTHING : section('timeline', html`${chartHtml(timeline, `${prefix}-days`, language)}<p class="note">${PAGE_WORDS.timelineNote[language]}</p>${statedNote(language)}`)}
${section('basis', html`${factsHtml(factsOf(comparison, language))}${warned.length === 0 ? NOTHING : statedNote(language)}${partsHtml(warned, around)}`)}
${section('derivations', derivationsHtml(comparison, around))}
${priceNotes.length === 0 ? NOTHING : section('priceNotes', html`<ul>${priceNotes.map((note) => html`<li>${note[language]}</li>\n`)}</ul>`)}
</div>
${dataBlock(`${prefix}-data`, data)}
</article>\n`;
}

const SECTIONS = {
  answer: PAGE_WORDS.answer,
  breakdown: PAGE_WORDS.breakdown,
  sensitivity: PAGE_WORDS.sensitivity,
  timeline: PAGE_WORDS.timeline,
  basis: PAGE_WORDS.basis,
  derivations: PAGE_WORDS.derivations,
  priceNotes: WORDS.priceNotes,
} as const;

/** Nothing where the years are alike. */
function yearsHtml(comparison: Comparison, prefix: string, { language, level }: HeadingContext): Html {
  const table = hasYears(comparison) ? yearsTable(comparison, language) : undefined;
  if (table === undefined) return NOTHING;
  return html`${headingHtml(table.name, level)}${tableHtml(table, `${prefix}-years`, undefined)}`;
}

/** Shown once something was moved. */
function statedNote(language: Language): Html {
  return html`<p class="warnings" data-stated hidden>${PAGE_WORDS.ofStated[language]}</p>`;
}

/** From the first day that can be priced to today, or to the scenario's own day where that is later. */
function timelineOf(comparison: Comparison, asked: PricingRequest, language: Language): LineChart | undefined {
  const { asOf } = comparison.scenario;
  const { today } = asked.settings;
  const [, last] = [asOf, today].sort() as [Day, Day];
  const history = historyOf(comparison, asked, last);
  if (history === undefined) return undefined;
  const chart = timelineChart(history, language);
  return { ...chart, marks: [...(chart.marks ?? []), { x: dayNumber(asOf), label: asOf }] };
}

type Section = (key: keyof typeof SECTIONS, body: Html) => Html;

function sectionHtml(
  title: { en: string; ja: string },
  id: string,
  level: number,
  language: Language,
  body: Html,
): Html {
  return html`<section aria-labelledby="${id}" data-section="${id.slice(id.indexOf('-') + 1)}">${headingHtml(title[language], level, id)}${body}</section>\n`;
}

function curveSection(
  data: LiveData,
  comparison: Comparison,
  { language, prefix }: HeadingContext,
  section: Section,
): Html {
  const curve = tellingCurve(data);
  if (curve === undefined) return NOTHING;
  const choices = data.movables.map((movable, index) => {
    const chosen = movable.id === curve.movable.id ? html` selected` : NOTHING;
    return html`<option value="${index}"${chosen}>${movableName(movable, language)}</option>`;
  });
  return section(
    'sensitivity',
    html`<p class="scripted"><label>${PAGE_WORDS.varied[language]} <select data-vary>${choices}</select></label></p>
${chartHtml(curveChart(curve, data, comparison.scenario), `${prefix}-curve`, language)}
<div data-crossings>${crossingsHtml(curve, data)}</div>`,
  );
}

function derivationsHtml(comparison: Comparison, around: HeadingContext): Html {
  const { language, level } = around;
  const left = stepsOfAnswer();
  const options = comparison.options.map((option, index) => {
    const parts = derivations(option.lines, comparison, language, left);
    const prefix = `${around.prefix}-o${index + 1}`;
    return html`${headingHtml(printable(option.title[language], 60), level)}<div class="derivation">${partsHtml(parts, { ...around, prefix, level: level + 1 })}</div>`;
  });
  return html`<p class="note">${PAGE_WORDS.derivationsNote[language]}</p>
${statedNote(language)}${options}`;
}

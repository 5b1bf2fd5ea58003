/** One comparison of a page: what was moved, and everything that follows from it, drawn anew. */

import { comparisonTableOf, componentsChart } from '../report/answers/comparison.js';
import type { Chart } from '../report/chart/chart.js';
import { chartSvg } from '../report/chart/svg/svg.js';
import { dayAxis, moneyAxis } from '../report/document/axes.js';
import type { Billed } from '../report/document/billed.js';
import type { Table } from '../report/document/document.js';
import { verdictLines } from '../report/document/verdict.js';
import { yearsTable } from '../report/document/years.js';
import { commandText } from '../report/formats/html/command.js';
import { curveOf, plainMovable } from '../report/formats/html/curve.js';
import { crossingsHtml, curveChart } from '../report/formats/html/curveChart.js';
import { type Html, html } from '../report/formats/html/html.js';
import { billedAt, doubtfulAt } from '../report/formats/html/liveBill.js';
import type { LiveData, LiveMovable } from '../report/formats/html/liveData.js';
import { movableName, movableText } from '../report/formats/html/moves.js';
import { factsHtml } from '../report/formats/html/parts.js';
import { bodyHtml } from '../report/formats/html/table.js';
import { cardsHtml, sentencesHtml } from '../report/formats/html/verdict.js';
import { doubtWords, PAGE_WORDS, UNKNOWN_WORDS } from '../report/formats/html/words.js';
import { keepInAddress, movedOfAddress } from './address.js';
import { move } from './move.js';

/** A screen reader is told once a person has stopped moving. */
const QUIET_MS = 800;
/** The width of the print area of A4, in the pixels of a style, and a height that leaves a page room for all charts. */
const PAPER = { width: 672, height: 165 };

export function comparison(article: HTMLElement, data: LiveData): void {
  const { language, currency, movables } = data;
  const prefix = article.id;
  const part = <E extends HTMLElement>(selector: string) => article.querySelector<E>(selector);
  const moved = movedOfAddress(prefix, movables);
  const select = part<HTMLSelectElement>('[data-vary]');
  let last: Billed | undefined;
  let waiting = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const moves = [...article.querySelectorAll<HTMLElement>('[data-move]')].map((element) => {
    const movable = movables[Number(element.dataset.move)] as LiveMovable;
    const stated = plainMovable(movable).value;
    return move(element, movable, data, (value) => {
      if (value.equals(stated)) moved.delete(movable.id);
      else moved.set(movable.id, value);
      soon();
    });
  });
  const showAll = () => {
    for (const { movable, show } of moves) show(moved.get(movable.id) ?? plainMovable(movable).value);
  };

  part('[data-reset]')?.addEventListener('click', () => {
    moved.clear();
    showAll();
    soon();
  });
  select?.addEventListener('change', () => {
    last ??= billedAt(data, moved);
    if (last !== undefined) drawCurve(last);
  });

  function soon(): void {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      update();
      keepInAddress(prefix, moved, movables);
      clearTimeout(quiet);
      quiet = setTimeout(say, QUIET_MS);
    });
  }

  function update(): void {
    const billed = billedAt(data, moved);
    const doubtful = billed === undefined ? [] : doubtfulAt(data, moved);
    const isSound = billed !== undefined && doubtful.length === 0;
    article.classList.toggle('doubtful', !isSound);
    const doubt = billed === undefined ? UNKNOWN_WORDS : doubtWords(doubtful.join({ en: ', ', ja: '・' }[language]));
    put('[data-doubt]', isSound ? undefined : html`${doubt[language]}: <code>${commandText(data, moved)}</code>`);
    put('[data-moved]', moved.size === 0 ? undefined : movedHtml());
    put('[data-values]', factsHtml(movables.map(factOf)));
    for (const note of article.querySelectorAll<HTMLElement>('[data-stated]')) note.hidden = moved.size === 0;
    for (const one of article.querySelectorAll<HTMLElement>('[data-unmoved]')) one.hidden = moved.size > 0;
    if (billed === undefined) return;
    last = billed;
    put('[data-cards]', cardsHtml(billed, language));
    put('[data-summary]', sentencesHtml(billed, language));
    drawTable('bill', comparisonTableOf(billed, language));
    drawTable('years', yearsTable(billed, language));
    drawCharts(billed);
  }

  function drawTable(name: string, table: Table | undefined): void {
    const body = part(`[aria-labelledby="${prefix}-${name}"] tbody`);
    if (body !== null && table !== undefined) body.outerHTML = bodyHtml(table).html;
  }

  function put(selector: string, content: Html | undefined): void {
    const element = part(selector);
    if (element === null) return;
    element.hidden = content === undefined;
    element.innerHTML = content?.html ?? '';
  }

  function movedHtml(): Html {
    const set = movables.flatMap((movable) => {
      const value = moved.get(movable.id);
      if (value === undefined) return [];
      const [now, stated] = [value, plainMovable(movable).value].map((one) =>
        movableText(one, movable, language, currency.code),
      );
      return [`${movableName(movable, language)} ${stated} → ${now}`];
    });
    return html`<strong>${PAGE_WORDS.movedTo[language]}:</strong> ${set.join(', ')}<br>${PAGE_WORDS.sameCommand[language]}: <code>${commandText(data, moved)}</code>`;
  }

  function factOf(movable: LiveMovable) {
    const value = moved.get(movable.id) ?? plainMovable(movable).value;
    return { name: movableName(movable, language), text: movableText(value, movable, language, currency.code) };
  }

  function say(): void {
    const output = part('[data-say]');
    const doubt = part('[data-doubt]');
    if (output === null) return;
    const isSound = doubt === null || doubt.hidden;
    output.textContent =
      isSound && last !== undefined ? verdictLines(last, language).join(' ') : (doubt?.textContent ?? '');
  }

  let paper = false;
  function draw(id: string, chart: Chart): void {
    const figure = document.getElementById(id);
    if (figure === null) return;
    figure.classList.remove('wide');
    const room = paper ? PAPER : { width: Math.max(280, Math.floor(figure.clientWidth)) };
    figure.innerHTML = chartSvg(chart, { ...room, language, idPrefix: `${id}-svg` });
  }

  function drawCharts(billed: Billed): void {
    draw(`${prefix}-bars`, componentsChart(billed, language));
    drawCurve(billed);
    drawTimeline(billed);
    document.dispatchEvent(new Event('drawn'));
  }

  function drawCurve({ scenario }: Billed): void {
    const movable = movables[Number(select?.value)];
    if (movable === undefined) return;
    const curve = curveOf(data, movable, moved);
    draw(`${prefix}-curve`, curveChart(curve, data, scenario));
    put('[data-crossings]', crossingsHtml(curve, data));
  }

  function drawTimeline({ scenario }: Billed): void {
    if (data.timeline === undefined) return;
    const { label, ...chart } = data.timeline;
    const x = { ...dayAxis(label), scale: 'days' } as const;
    draw(`${prefix}-days`, { kind: 'lines', ...chart, x, y: moneyAxis(scenario, language) });
  }

  const drawn = (onPaper: boolean) => () => {
    paper = onPaper;
    last ??= billedAt(data, moved);
    if (last !== undefined) drawCharts(last);
  };
  addEventListener('beforeprint', drawn(true));
  addEventListener('afterprint', drawn(false));
  let width = 0;
  const fit = () => {
    if (paper || Math.abs(article.clientWidth - width) < 4) return;
    width = article.clientWidth;
    last ??= billedAt(data, moved);
    if (last !== undefined) drawCharts(last);
  };

  if (moved.size > 0) {
    showAll();
    update();
  }
  // The charts stand there already, in another width: a person may move something before they are drawn in this one.
  setTimeout(() => new ResizeObserver(fit).observe(article));
}

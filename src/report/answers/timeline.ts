/** What a scenario cost over the days, in words, as a chart, as records and as JSON. */

import { isPossible } from '../../bill/cheapest.js';
import { printable } from '../../document/printable.js';
import type { Leaf } from '../../formula/node.js';
import { inCurrency, roundedText } from '../../quantity/currency.js';
import { multiply, toNumber } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { History } from '../../questions/time/history.js';
import type { Change, Moment } from '../../questions/time/moment.js';
import { type Timeline, tooManyDays } from '../../questions/time/timeline.js';
import type { Scenario } from '../../scenario/scenario.js';
import { AND, japanese, type Language } from '../../words.js';
import type { LineChart } from '../chart/chart.js';
import { assumedJson, assumedPart } from '../document/assumed.js';
import { dayAxis, dayNumber, moneyAxis } from '../document/axes.js';
import { markWords, moneyCell, NONE_POSSIBLE, optionColumns, optionTitle, titlesText } from '../document/cells.js';
import type { Answer, Document, Fact, Records, Shown, Table } from '../document/document.js';
import { spanWords } from '../document/verdict.js';
import { doubtAppendix, doubtField, doubtsJson, doubtWords } from '../document/warnings.js';
import { numberText, unitWords } from '../text/text.js';
import { decimal, headJson } from './comparisonJson.js';
import { partSentence } from './part.js';

export function timelineAnswer(found: Timeline): Answer {
  return {
    document: (language, shown) => timelineDocument(found, language, shown),
    records: () => timelineRecords(found),
    json: () => timelineJson(found),
  };
}

/**
 * A timeline as a document: each day on which the bill changed, by which prices and rules, from which sources.
 * @example
 * ```ts
 * import { timeline, timelineDocument, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const document = timelineDocument(timeline(asked, '2016-06-02' as Day, '2021-01-01' as Day), 'en');
 * document.summary[0]; // => 'The cheapest option never changed in these days.'
 * ```
 */
export function timelineDocument(
  found: Timeline,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const { scenario, flips, from, to, provenTo, doubts } = found;
  const names = (list: readonly string[]) =>
    list.map((name) => optionTitle(scenario, name, language)).join(AND[language]) || NONE_POSSIBLE[language];
  const marked = scenario.options.filter((_, index) =>
    found.moments.some(({ options }) => options[index] !== undefined && !isPossible(options[index])),
  );
  const shown = flips.map(
    ({ day, before, after }) =>
      ({
        en: `On ${day} the cheapest option changed from ${names(before)} to ${names(after)}.`,
        ja: japanese`${day}に最安の構成が${names(before)}から${names(after)}に変わりました。`,
      })[language],
  );
  const never = neverText(found, language);
  const reasons = reasonsOf(found, language);
  const warnings = doubtWords(doubts, undefined, { isPlain }).map((words) => words[language]);
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: `${spanWords(scenario)[language]}, ${from} ${{ en: 'to', ja: '～' }[language]} ${to}`,
    summary: [
      ...(provenTo === undefined ? [] : [partSentence(tooManyDays(provenTo), language)]),
      ...(shown.length === 0 ? [never] : shown),
      ...(marked.length === 0 ? [] : [markWords(names(marked.map(({ name }) => name)))[language]]),
      ...otherwiseSentences(found, language),
    ],
    currency: scenario.currency.code,
    parts: [
      { kind: 'table', table: momentsTable(found, language) },
      ...(charts ? [{ kind: 'chart', chart: timelineChart({ ...found, to: provenTo ?? to }, language) } as const] : []),
      ...(reasons.length === 0 ? [] : [{ kind: 'facts', facts: reasons } as const]),
      ...assumedPart(found.assumed, scenario, language),
      ...(warnings.length === 0 ? [] : [{ kind: 'warnings', texts: warnings } as const]),
      ...doubtAppendix(doubts, undefined, language, { isPlain }),
    ],
  };
}

const MAX_OTHERWISE = 6;

/** On which days others may have been the cheapest by other known prices. */
function otherwiseSentences({ otherwise, scenario }: Timeline, language: Language): string[] {
  const told = otherwise.slice(0, MAX_OTHERWISE).map(({ from, to, names }) => {
    const list = names.map((name) => optionTitle(scenario, name, language)).join(AND[language]);
    return {
      en: `From ${from} to ${to} not every price is proven: by the other known prices ${list} may have been the cheapest.`,
      ja: japanese`${from}～${to} の価格には確定できないものがあり、ほかに確認されている価格では ${list} が最安だった可能性があります。`,
    }[language];
  });
  const more = otherwise.length - told.length;
  if (more === 0) return told;
  return [...told, { en: `So it is in ${more} more times.`, ja: `ほか ${more} 期間も同様です。` }[language]];
}

function neverText({ provenTo }: Timeline, language: Language): string {
  const when = provenTo === undefined ? { en: 'in these days', ja: '期間中' } : { en: 'up to there', ja: 'そこまでは' };
  return {
    en: `The cheapest option never changed ${when.en}.`,
    ja: `${when.ja}、最安の構成は変わりません。`,
  }[language];
}

function momentsTable({ scenario, moments }: Timeline, language: Language): Table {
  const [from, cheapest, changed] = {
    en: ['from', 'cheapest', 'what changed'],
    ja: ['適用日', '最安', '変更点'],
  }[language];
  return {
    name: { en: 'Changes of prices and rules', ja: '価格・課金ルールの変更' }[language],
    columns: [
      { key: 'from', head: from as string, kind: 'day' },
      ...optionColumns(scenario, language),
      { key: 'cheapest', head: cheapest as string, kind: 'text' },
      { key: 'changes', head: changed as string, kind: 'text' },
    ],
    rows: moments.map((moment) => ({
      cells: [
        moment.day,
        ...moment.options.map((option) => moneyCell(option.usd, scenario.currency, !isPossible(option))),
        momentTitles(moment, scenario, language),
        changesText(moment, scenario, language),
      ],
    })),
  };
}

function momentTitles(
  { cheapest, options }: Pick<Moment, 'cheapest' | 'options'>,
  scenario: Scenario,
  language: Language,
) {
  const isPriced = options.some(({ usd }) => usd !== undefined);
  return cheapest.length === 0 && isPriced ? NONE_POSSIBLE[language] : titlesText(cheapest, scenario, language);
}

function changesText({ began, changes }: Moment, scenario: Scenario, language: Language): string {
  return [
    ...began.map((name) => beganText(optionTitle(scenario, name, language), language)),
    ...changes.map((change) => changeText(change, language)),
  ].join('\n');
}

/** Why an option has no amount, or isn't possible, once for each reason. */
function reasonsOf({ scenario, moments }: Timeline, language: Language): Fact[] {
  const shown = new Map<string, Fact>();
  for (const { day, options } of moments) {
    for (const { name, reason: unpriced, impossible } of options) {
      const reason = unpriced ?? impossible[0];
      if (reason === undefined || shown.has(`${name}${reason.en}`)) continue;
      const about = `${day}, ${optionTitle(scenario, name, language)}`;
      shown.set(`${name}${reason.en}`, { name: about, text: printable(reason[language], 400) });
    }
  }
  return [...shown.values()];
}

function beganText(name: string, language: Language): string {
  return { en: `all prices of ${name} are known`, ja: `${name} の価格が揃う` }[language];
}

function changeText({ id, before, after }: Change, language: Language): string {
  const unit = unitWords((after ?? before)?.unit ?? {}, language);
  const [old, now] = [before, after].map((leaf) => leaf && leafText(leaf));
  const words =
    old !== undefined && now !== undefined
      ? `${old} → ${now}`
      : now === undefined
        ? `${old} → ${{ en: 'no longer part', ja: '対象外' }[language]}`
        : `${{ en: 'new', ja: '新規' }[language]}: ${now}`;
  return printable(`${id} ${words}${unit === '' ? '' : ` ${unit}`}${seenText(after, language)}`, 300);
}

function seenText(leaf: Leaf | undefined, language: Language): string {
  if (leaf === undefined || !('provenance' in leaf) || leaf.provenance.firstSeen !== true) return '';
  return { en: ' (first seen)', ja: '（確認された最初の日）' }[language];
}

/** The value of a rule, or the amounts of a price's tiers, for one unit. */
function leafText(leaf: Leaf): string {
  if (leaf.kind !== 'price') return numberText(leaf.value);
  return leaf.tiers.map(({ usd }) => (usd === undefined ? '?' : numberText(usd))).join(' / ');
}

/** Amounts over the days, each held until the next change, and the days on which the answer flipped. */
export function timelineChart({ scenario, moments, to, flips }: History, language: Language): LineChart {
  const perUsd = toNumber(scenario.currency.perUsd);
  const end = dayNumber(to);
  const title = (names: readonly string[]) =>
    names.length === 0 ? NONE_POSSIBLE[language] : titlesText(names, scenario, language);
  return {
    kind: 'lines',
    title: { en: 'Cost over the days', ja: '費用の推移' }[language],
    x: { ...dayAxis({ en: 'day', ja: '適用日' }[language]), scale: 'days' },
    y: moneyAxis(scenario, language),
    lines: scenario.options.map(({ name }, index) => ({
      name: optionTitle(scenario, name, language),
      points: moments.flatMap(({ day, options }, at) => {
        // What isn't possible has no line: the sentence beside the chart says of which option.
        const option = options[index];
        const usd = option !== undefined && isPossible(option) ? option.usd : undefined;
        const y = usd === undefined ? undefined : toNumber(usd) * perUsd;
        const [start, next] = [dayNumber(day), moments[at + 1]?.day];
        // A hair before the next change, so that the line is upright there.
        const held = next === undefined ? end : dayNumber(next) - 1e-6;
        return [
          { x: start, y },
          { x: Math.max(start, held), y },
        ];
      }),
    })),
    marks: flips.map(({ day, before, after }) => ({
      x: dayNumber(day),
      label: `${day}: ${title(before)} → ${title(after)}`,
    })),
  };
}

/** A record for each option at each moment. */
function timelineRecords({ scenario, moments, to, doubts, otherwise }: Timeline): Records {
  const { code } = scenario.currency;
  const all = doubtField(doubts);
  return {
    header: [
      'x_Scenario',
      'x_Day',
      'RegionId',
      'x_Option',
      'EffectiveCost',
      'BillingCurrency',
      'x_LocalCost',
      'x_LocalCurrency',
      'x_IsCheapest',
      'x_Changed',
      'x_Reason',
      'x_CheapestByOtherPrices',
      'x_Doubts',
    ],
    *rows() {
      for (const [index, { day, options, cheapest, changes }] of moments.entries()) {
        const next = moments[index + 1]?.day;
        const isNow = (one: (typeof otherwise)[number]) =>
          one.to >= day && one.from <= to && !(next && one.from >= next);
        const others = new Set(otherwise.filter(isNow).flatMap(({ names }) => names));
        for (const { name, usd, reason, impossible } of options) {
          yield [
            scenario.title.en,
            day,
            scenario.region,
            name,
            usd === undefined ? '' : decimal(usd),
            'USD',
            usd === undefined ? '' : roundedText(inCurrency(usd, scenario.currency), code),
            code,
            String(cheapest.includes(name)),
            changes.map(({ id }) => id).join('; '),
            reason?.en ?? impossible.map(({ en }) => en).join('; '),
            String(others.has(name)),
            all,
          ];
        }
      }
    },
  };
}

export function timelineJson({
  scenario,
  from,
  to,
  provenTo,
  moments,
  flips,
  doubts,
  otherwise,
  assumed,
}: Timeline): object {
  const leaf = (one: Leaf | undefined) => {
    if (one === undefined) return null;
    const sourced = 'provenance' in one ? { from: one.provenance.from, source: one.provenance.source } : {};
    if (one.kind !== 'price') return { value: decimal(one.value), ...sourced };
    const tiers = one.tiers.map(({ upTo, usd }) => ({
      ...(upTo === undefined ? {} : { upTo: decimal(upTo) }),
      usd: usd === undefined ? null : decimal(usd),
    }));
    return { tiers, ...sourced };
  };
  const { asOf: _, ...head } = headJson('timeline', scenario) as { asOf: string };
  return {
    ...head,
    from,
    to,
    ...(provenTo === undefined ? {} : { provenTo }),
    assumed: assumedJson(assumed),
    moments: moments.map(({ day, options, cheapest, changes, began }) => ({
      day,
      totals: Object.fromEntries(
        options.map(({ name, usd }) => [
          name,
          usd === undefined
            ? null
            : {
                usd: decimal(usd),
                local: roundedText(multiply(usd, scenario.currency.perUsd), scenario.currency.code),
              },
        ]),
      ),
      unpriced: options.flatMap(({ name, reason }) =>
        reason === undefined ? [] : [{ option: name, reason: reason.en }],
      ),
      ...(options.every(isPossible)
        ? {}
        : {
            impossible: options.flatMap(({ name, impossible: [reason] }) =>
              reason === undefined ? [] : [{ option: name, reason: reason.en }],
            ),
          }),
      cheapest,
      began,
      changes: changes.map(({ id, before, after }) => ({
        id,
        unit: unitName((after ?? before)?.unit ?? {}),
        before: leaf(before),
        after: leaf(after),
      })),
    })),
    flips,
    ...doubtsJson(doubts),
    ...(otherwise.length === 0
      ? {}
      : {
          cheapestByOtherPrices: otherwise.map(({ from: first, to: last, names }) => ({
            from: first,
            to: last,
            names,
          })),
        }),
  };
}

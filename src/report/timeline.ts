/** A timeline in words, as a chart and as JSON. */
import type { Change, Moment, Timeline } from '../compare/timeline.js';
import type { Leaf } from '../formula/node.js';
import { inCurrency, roundedText } from '../quantity/currency.js';
import { multiply, toNumber } from '../quantity/rational.js';
import { unitName, unitText } from '../quantity/unit.js';
import type { Language } from '../words.js';
import { headJson, type Look, optionTitle } from './breakEven.js';
import { chartText } from './chartText.js';
import { columnsText } from './columns.js';
import { decimal } from './json.js';
import { moneyText, numberText, paragraph, printable } from './text.js';
import { spanWords } from './verdict.js';

export function timelineText(found: Timeline, { language, width }: Look): string {
  const { scenario, moments, flips, from, to } = found;
  const ja = language === 'ja';
  const { code } = scenario.currency;
  const title = `${printable(scenario.title[language])} (${spanWords(scenario)[language]}, ${from} ${ja ? '～' : 'to'} ${to})`;
  const table = columnsText(
    {
      head: [
        ja ? '適用日' : 'from',
        ...scenario.options.map(({ name }) => `${optionTitle(scenario, name, language)}\n${code}`),
        ja ? '最安' : 'cheapest',
        ja ? '変更点' : 'what changed',
      ],
      aligns: ['left', ...scenario.options.map(() => 'right' as const), 'left', 'left'],
      rows: moments.map((moment) => [
        moment.day,
        ...moment.options.map(({ usd }) =>
          usd === undefined ? '–' : moneyText(inCurrency(usd, scenario.currency), code),
        ),
        moment.cheapest.map((name) => optionTitle(scenario, name, language)).join(ja ? '・' : ' = ') || '–',
        [
          ...moment.began.map((name) => beganText(optionTitle(scenario, name, language), language)),
          ...moment.changes.map((change) => changeText(change, language)),
        ].join('\n'),
      ]),
    },
    width,
  );
  const names = (list: readonly string[]) =>
    list.map((name) => optionTitle(scenario, name, language)).join(ja ? '・' : ' and ');
  const told = flips.map(({ day, before, after }) =>
    ja
      ? `${day} に最安の構成が ${names(before)} から ${names(after)} に変わりました。`
      : `On ${day} the cheapest option changed from ${names(before)} to ${names(after)}.`,
  );
  const never = ja ? '期間中、最安の構成は変わりません。' : 'The cheapest option never changed in these days.';
  const lines = [...(told.length === 0 ? [never] : told), ...reasons(moments, found, language)];
  return [title, table, ...lines.map((line) => paragraph(line, width, '  '))].join('\n');
}

/** Why an option has no amount, once for each reason. */
function reasons(moments: readonly Moment[], { scenario }: Timeline, language: Language): string[] {
  const told = new Map<string, string>();
  for (const { day, options } of moments) {
    for (const { name, reason } of options) {
      if (reason !== undefined && !told.has(`${name}${reason}`)) {
        told.set(`${name}${reason}`, `${day}, ${optionTitle(scenario, name, language)}: ${printable(reason, 400)}`);
      }
    }
  }
  return [...told.values()];
}

function beganText(name: string, language: Language): string {
  return language === 'ja' ? `${name} の価格が揃う` : `all prices of ${name} are known`;
}

function changeText({ id, before, after }: Change, language: Language): string {
  const unit = unitText((after ?? before)?.unit ?? {});
  const [old, now] = [before, after].map((leaf) => leaf && leafText(leaf));
  const words =
    old !== undefined && now !== undefined
      ? `${old} → ${now}`
      : now === undefined
        ? `${old} → ${language === 'ja' ? '対象外' : 'no longer part'}`
        : `${language === 'ja' ? '新規' : 'new'}: ${now}`;
  return printable(`${id} ${words}${unit === '' ? '' : ` ${unit}`}${seenText(after, language)}`, 300);
}

function seenText(leaf: Leaf | undefined, language: Language): string {
  if (leaf === undefined || !('provenance' in leaf) || leaf.provenance.firstSeen !== true) return '';
  return language === 'ja' ? '（確認された最初の日）' : ' (first seen)';
}

/** The value of a rule, or the amounts of a price's tiers, for one unit. */
function leafText(leaf: Leaf): string {
  if (leaf.kind !== 'price') return numberText(leaf.value);
  return leaf.tiers.map(({ usd }) => (usd === undefined ? '?' : numberText(usd))).join(' / ');
}

const DAY_MS = 86_400_000;

/** Amounts over the days, each held until the next change. */
export function timelineChart({ scenario, moments, to }: Timeline, { language, width }: Look): string {
  const perUsd = toNumber(scenario.currency.perUsd);
  const dayOf = (day: string) => Date.parse(day) / DAY_MS;
  const lines = scenario.options.map(({ name }, index) => ({
    name: optionTitle(scenario, name, language),
    points: moments.flatMap(({ day, options }, at) => {
      const usd = options[index]?.usd;
      const y = usd === undefined ? undefined : toNumber(usd) * perUsd;
      const end = moments[at + 1]?.day ?? to;
      return [
        { x: dayOf(day), y },
        { x: Math.max(dayOf(day), dayOf(end) - (end === to ? 0 : 1e-6)), y },
      ];
    }),
  }));
  const text = (value: number) => new Date(value * DAY_MS).toISOString().slice(0, 10);
  const label = language === 'ja' ? '適用日' : 'day';
  return chartText(
    {
      kind: 'lines',
      title: '',
      x: { label, scale: 'linear', text },
      y: { label: `${scenario.currency.code} ${spanWords(scenario)[language]}`, text: (value) => String(value) },
      lines,
    },
    width,
  );
}

export function timelineJson({ scenario, from, to, moments, flips }: Timeline): object {
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
      unpriced: options.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ option: name, reason }])),
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
  };
}

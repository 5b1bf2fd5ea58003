/** What was measured beside a scenario, put in by the service of the component that it is of. */
import { InputError } from '../../errors.js';
import type { Component, Option } from '../../scenario/scenario.js';
import type { MeasuredDuration } from '../../services/contract/alternatives.js';
import { SERVICES } from '../../services/registry.js';
import { japanese, plainWords, type Words } from '../../words.js';

/** Durations by memory that stand in no scenario, such as a result of AWS Lambda Power Tuning. */
export interface Measured {
  /** The name of what was measured; default: the only one that it can be. */
  readonly component?: string;
  readonly points: readonly MeasuredDuration[];
}

/** How people are told of measurements, where the caller takes them. */
export interface MeasuredSaidAs {
  /** `--power-tuning` */
  readonly durations: string;
  /** How a measurement says whose it is: `resize=file`. */
  durationsOf(component: string): string;
}

/** @throws InputError where it is not clear what was measured */
export function withMeasured(
  options: readonly Option[],
  durations: readonly Measured[],
  saidAs: MeasuredSaidAs,
): readonly Option[] {
  return durations.reduce((before, { component: name, points }) => {
    const possible = before.flatMap(({ components }) => components.filter(({ service }) => isMeasured(service)));
    const meant = possible.filter((one) => name === undefined || one.name === name);
    const [only] = meant;
    if (only === undefined || meant.length > 1) throw unclear(name, possible, saidAs);
    return before.map((option) => ({
      ...option,
      components: option.components.map((one) => (one === only ? withDurations(one, points) : one)),
    }));
  }, options);
}

function isMeasured({ alternatives }: Component['service']): boolean {
  return alternatives?.measured !== undefined;
}

function withDurations(component: Component, points: readonly MeasuredDuration[]): Component {
  const usage = component.service.alternatives?.measured?.withDurations(component.usage as never, points);
  return usage === undefined ? component : { ...component, usage };
}

function unclear(name: string | undefined, possible: readonly Component[], saidAs: MeasuredSaidAs): InputError {
  const { durations } = saidAs;
  const services = [...SERVICES.values()].filter(isMeasured);
  const what = whatIsMeasured(services);
  const message =
    name === undefined
      ? {
          en: `${durations}: the scenario has more than one ${what.en}, or none`,
          ja: japanese`${durations}: シナリオに${what.ja}がないか、複数あります`,
        }
      : {
          en: `${durations}: no ${what.en} \`${name}\`, or several`,
          ja: `${durations}: ${what.ja} \`${name}\` がないか、複数あります`,
        };
  const expected = possible.map((one) => saidAs.durationsOf(one.name));
  const words = expected.length > 0 ? expected : services.map((service) => `\`${service.name}\``);
  return new InputError([{ code: 'usage', message, expected: plainWords(words.join(', ')) }]);
}

function whatIsMeasured(services: readonly Component['service'][]): Words {
  const all = services.flatMap(({ alternatives }) => alternatives?.measured?.what ?? []);
  const once = [...new Map(all.map((words) => [words.en, words])).values()];
  return { en: once.map(({ en }) => en).join(' or '), ja: once.map(({ ja }) => ja).join('・') };
}

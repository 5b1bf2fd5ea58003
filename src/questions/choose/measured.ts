/** What was measured beside a scenario, put in by the service of the component that it is of. */
import { InputError } from '../../errors.js';
import { mentioning, setting } from '../../mention.js';
import type { Component, Option } from '../../scenario/scenario.js';
import type { MeasuredDuration } from '../../services/contract/alternatives.js';
import { SERVICES } from '../../services/registry.js';
import { japanese, type Mention, plainWords, type Words } from '../../words.js';

/** Durations by memory that stand in no scenario, such as a result of AWS Lambda Power Tuning. */
export interface Measured {
  /** The name of what was measured; default: the only one that it can be. */
  readonly component?: string;
  readonly points: readonly MeasuredDuration[];
}

/** @throws InputError where it is not clear what was measured */
export function withMeasured(options: readonly Option[], durations: readonly Measured[]): readonly Option[] {
  return durations.reduce((before, { component: name, points }) => {
    const possible = before.flatMap(({ components }) => components.filter(({ service }) => isMeasured(service)));
    const meant = possible.filter((one) => name === undefined || one.name === name);
    const [only] = meant;
    if (only === undefined || meant.length > 1) throw unclear(name, possible);
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

function unclear(name: string | undefined, possible: readonly Component[]): InputError {
  const services = [...SERVICES.values()].filter(isMeasured);
  const what = whatIsMeasured(services);
  const message = mentioning([setting('durations')], (durations) =>
    name === undefined
      ? {
          en: `${durations}: the scenario has more than one ${what.en}, or none`,
          ja: japanese`${durations}: シナリオに${what.ja}がないか、複数あります`,
        }
      : {
          en: `${durations}: no ${what.en} \`${name}\`, or several`,
          ja: `${durations}: ${what.ja} \`${name}\` がないか、複数あります`,
        },
  );
  const measured = mentioning(possible.map(measuredOf), (...all) => plainWords(all.join(', ')));
  const expected =
    possible.length > 0 ? measured : plainWords(services.map(({ name: own }) => `\`${own}\``).join(', '));
  return new InputError([{ code: 'usage', message, expected }]);
}

/** How a measurement says whose it is. */
function measuredOf({ name }: Component): Mention {
  return { named: 'durationsOf', values: [name], said: `{ component: ${name}, ... }` };
}

function whatIsMeasured(services: readonly Component['service'][]): Words {
  const all = services.flatMap(({ alternatives }) => alternatives?.measured?.what ?? []);
  const once = [...new Map(all.map((words) => [words.en, words])).values()];
  return { en: once.map(({ en }) => en).join(' or '), ja: once.map(({ ja }) => ja).join('・') };
}

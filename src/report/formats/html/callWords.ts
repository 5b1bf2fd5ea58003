import type { Settings } from '../../../scenario/settings.js';

/** What the caller decided instead of the file, as words of the command line. */
export interface CallWords {
  readonly file: string;
  readonly words: readonly string[];
  readonly set: readonly string[];
  readonly rate?: string;
}

export function callWords(file: string, settings: Settings, asOf: string | undefined): CallWords {
  const { region, currency, rate, set = [] } = settings;
  const day = settings.asOf?.text ?? asOf;
  const flag = (name: string, text: string | undefined) => (text === undefined ? [] : [name, text]);
  return {
    file,
    words: [...flag('--as-of', day), ...flag('--region', region?.text), ...flag('--currency', currency?.text)],
    set: set.map(({ text }) => text),
    ...(rate === undefined ? {} : { rate: rate.text }),
  };
}

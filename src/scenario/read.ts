/** Text -> scenario, where it is asked about once. */

import type { Problems } from '../document/read.js';
import type { SourceText } from '../errors.js';
import { bindScenario } from './bind.js';
import { parseScenario } from './parse.js';
import type { Scenario } from './scenario.js';
import type { Settings } from './settings.js';

/**
 * Every problem of the text is found in one reading, each with its place. What could be read is returned even where there are
 * problems; it must not be priced then.
 */
export function readScenario(source: SourceText, settings: Settings): { scenario?: Scenario; problems: Problems } {
  const { scenario, problems } = bindScenario(parseScenario(source), settings);
  return { problems: [...problems], ...(scenario === undefined ? {} : { scenario }) };
}

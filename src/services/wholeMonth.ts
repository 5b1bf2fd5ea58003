import { constant } from '../formula/build.js';
import { MONTH } from '../quantity/unit.js';

/** What is kept all month is billed one month, whatever the month's length (AWS prorates by the hour within it). */
export const WHOLE_MONTH = constant(1, MONTH, { en: 'the whole month', ja: '1 か月' });

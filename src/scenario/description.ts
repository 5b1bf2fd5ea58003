/** What a scenario may say, from its first keys on. Of each part the file that reads it says what may stand in it. */
import { CURRENCY } from './currency.js';
import { each, keys, keysOf, named, text, words } from './describe/shape.js';
import { EXPECT } from './expect/expect.js';
import { HORIZON } from './horizon.js';
import { OPTIONS } from './options.js';
import { PRICES } from './prices.js';
import { TERMS } from './proposal.js';
import { FREE_TIERS } from './scenario.js';
import { titleShape } from './title.js';
import { TRAFFIC } from './traffic.js';

const DAY = '^\\d{4}-\\d{2}-\\d{2}$';

export const DESCRIPTION = keys(
  {
    title: titleShape('What the scenario is called; one text, or one for each language.'),
    region: text('The AWS region in which everything runs.', 'ap-northeast-1', 'us-east-1'),
    asOf: {
      ...text('The day whose prices and billing rules apply; default: today.', '2016-06-02'),
      pattern: DAY,
    },
    month: text('How long a month is, in hours or days; default: 730 h.', '730 h', '31 days'),
    during: text('For one event instead of a month: how long it lasts.', '4.5 h'),
    currency: CURRENCY,
    freeTier: words(
      FREE_TIERS,
      'Which free tier applies: none (default), always (what is always free), newAccount (what new accounts get too).',
    ),
    accountOpened: {
      ...text('When the account was opened, for freeTier newAccount; default: on asOf.', '2025-03-01'),
      pattern: DAY,
    },
    workload: each('Quantities with names, which the options refer to.', named('quantity')),
    traffic: TRAFFIC,
    prices: PRICES,
    options: OPTIONS,
    horizon: HORIZON,
    terms: TERMS,
    expect: EXPECT,
  },
  { required: ['region', 'options'] },
);

export const SCENARIO_KEYS = keysOf(DESCRIPTION);

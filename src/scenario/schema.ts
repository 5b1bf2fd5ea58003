/**
 * What a scenario may say, as a JSON Schema (draft 7, which YAML language servers read): made of the same descriptions by
 * which scenarios are read, so that an editor completes and explains what the reader takes.
 *
 * It is wider than the reader: what a quantity's text means, which words the day's books know, and what AWS allowed on the
 * day only the reader can tell.
 */
import type { Field, Fields, QuantityField } from '../services/contract/field.js';
import { SERVICES } from '../services/registry.js';
import type { CURRENCY_KEYS } from './currency.js';
import { type EXPECT_LINE_KEYS, EXPECT_STATEMENT_KEYS } from './expect/expect.js';
import { FIGURES } from './expect/expectation.js';
import type { WHOLE_KEYS } from './expect/expectWhole.js';
import type { HORIZON_KEYS } from './horizon.js';
import { PROPOSAL_FIELDS } from './proposal.js';
import type { SCENARIO_KEYS } from './read.js';
import { FREE_TIERS } from './scenario.js';
import { type TRAFFIC_KEYS, TRAFFIC_PERIODS } from './traffic.js';

/**
 * A JSON Schema (draft 7), as far as one is needed here.
 * @see {@link scenarioSchema}
 */
export interface Schema {
  readonly [key: string]: unknown;
}

interface Described extends Schema {
  readonly description: string;
}

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const text = (description: string, ...examples: unknown[]): Schema => ({ type: 'string', description, examples });
const textOrNumber = (description: string, ...examples: unknown[]): Schema => ({
  type: ['string', 'number'],
  description,
  examples,
});
const anyOf = (description: string, ...schemas: Schema[]): Described => ({ description, anyOf: schemas });
const each = (description: string, schema: Schema): Described => ({
  type: 'object',
  description,
  additionalProperties: schema,
});

/** A mapping of just these keys. */
function mapping<K extends string>(
  properties: Readonly<Record<K, Schema>>,
  more: { description?: string; required?: readonly NoInfer<K>[] } = {},
): Schema {
  return { type: 'object', ...more, properties, additionalProperties: false };
}

/**
 * The JSON Schema of a scenario, from the definitions that the reader reads by: descriptions with units, and examples.
 * @example
 * ```ts
 * import { type Schema, scenarioSchema } from 'ec2-vs-lambda';
 *
 * const schema: Schema = scenarioSchema();
 * Object.keys(schema).includes('properties'); // => true
 * ```
 */
export function scenarioSchema(): Schema {
  const properties: Readonly<Record<(typeof SCENARIO_KEYS)[number], Schema>> = {
    title: titleSchema('What the scenario is called; one text, or one for each language.'),
    region: text('The AWS region in which everything runs.', 'ap-northeast-1', 'us-east-1'),
    asOf: {
      ...text('The day whose prices and billing rules apply; default: today.', '2016-06-02'),
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    month: text('How long a month is, in hours or days; default: 730 h.', '730 h', '31 days'),
    during: text('For one event instead of a month: how long it lasts.', '4.5 h'),
    currency: anyOf(
      'The currency in which amounts are shown, and its exchange rate; default: US dollars.',
      text('A code of ISO 4217; its rate comes from --rate.', 'JPY'),
      mapping<(typeof CURRENCY_KEYS)[number]>(
        {
          code: text('A code of ISO 4217.', 'JPY'),
          perUsd: textOrNumber('How many units of it one US dollar buys.', 120),
          source: text('Who says so.', "the proposal's own rate"),
        },
        { required: ['code'] },
      ),
    ),
    freeTier: {
      enum: FREE_TIERS,
      description:
        'Which free tier applies: none (default), always (what is always free), newAccount (12 months free too).',
    },
    workload: each('Quantities with names, which the options refer to.', ref('quantity')),
    traffic: each('How the requests of a quantity are spread over time.', trafficSchema()),
    options: {
      ...each(
        'What is compared: one or more, each a list of components.',
        anyOf(
          'The components of the option.',
          componentsSchema(),
          mapping(
            {
              title: titleSchema('What the option is called.'),
              uses: { ...componentsSchema(), description: 'Its components.' },
            },
            { required: ['uses'] },
          ),
        ),
      ),
      minProperties: 1,
    },
    horizon: anyOf(
      'Over how many years the options are added up.',
      textOrNumber('Years.', '10 years'),
      mapping<(typeof HORIZON_KEYS)[number]>(
        {
          years: textOrNumber('How many years.', 10),
          growth: each('By how much a workload quantity grows each year.', text('A share a year.', '20 %')),
          discountRate: text('What money is worth less a year later.', '2 %'),
        },
        { required: ['years'] },
      ),
    ),
    terms: groupSchema(PROPOSAL_FIELDS, 'What a proposal makes of the costs: discount, fee, rounding, tax.'),
    expect: expectSchema(),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of ec2-vs-lambda',
    ...mapping(properties, { required: ['region', 'options'] }),
    definitions: {
      quantity: quantityDefinition(),
      uncertain: uncertainDefinition(),
      expectation: expectationDefinition(),
      ...Object.fromEntries(
        [...SERVICES.values()].map(({ name, title, usage }) => [
          name,
          groupSchema({ name: NAME, ...usage }, `${title.en}.`),
        ]),
      ),
    },
  };
}

const NAME: Field = {
  kind: 'word',
  about: 'What the component is called in the bill.',
  example: 'web server',
  presence: 'optional',
};

function titleSchema(description: string): Schema {
  return anyOf(
    description,
    text('In every language.', 'Campaign site'),
    mapping({ en: text('In English.', 'Campaign site'), ja: text('In Japanese.', 'キャンペーンサイト') }),
  );
}

/** Lists of `service: {usage}`. */
function componentsSchema(): Schema {
  const services = Object.fromEntries([...SERVICES.keys()].map((name) => [name, ref(name)]));
  return {
    type: 'array',
    minItems: 1,
    items: { ...mapping(services), minProperties: 1, maxProperties: 1 },
  };
}

function groupSchema(fields: Fields, description: string): Schema {
  const required = Object.entries(fields)
    .filter(([, { presence, fallback }]) => presence === undefined && fallback === undefined)
    .map(([key]) => key);
  const properties = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, describedSchema(field)]));
  return mapping(properties, { description, ...(required.length === 0 ? {} : { required }) });
}

/** A key as an editor shows it: what it means, its unit, what holds where nothing is said, and an example. */
function describedSchema(field: Field): Schema {
  const unit = field.kind === 'quantity' ? MEASURES[field.measure] : undefined;
  const usual = field.fallback === undefined ? undefined : `Default: ${field.fallback}.`;
  const description = [field.about, unit, usual].filter((part) => part !== undefined).join(' ');
  return { ...fieldSchema(field), description, examples: [field.example] };
}

const MEASURES: Readonly<Record<QuantityField['measure'], string>> = {
  count: 'A number; a rate over time becomes a month’s count.',
  duration: 'A time with its unit (ms, s, min, h, days).',
  hoursAMonth: 'Hours of the month.',
  size: 'An amount of data with its unit (KB, MB, GB, TB; 1 GB is 1024 MB).',
  share: 'A share, in per cent or up to 1.',
  perSecond: 'A rate over time, such as 50 / s.',
  money: 'An amount in USD or the scenario’s currency.',
  moneyPerHour: 'An amount for each hour.',
};

function fieldSchema(field: Field): Schema {
  switch (field.kind) {
    case 'quantity':
      return quantitySchema(field);
    case 'choice':
      return { enum: field.words };
    case 'choiceOrGroup':
      return { anyOf: [{ enum: field.words }, fieldSchema(field.group)] };
    case 'word':
      return { type: ['string', 'number'] };
    case 'flag':
      return { enum: [true, false, 'true', 'false'] };
    case 'group':
      return groupSchema(field.fields, field.about);
    case 'text':
      return { type: ['string', 'number'] };
    case 'list':
      return { anyOf: [fieldSchema(field.of), { type: 'array', minItems: 1, items: fieldSchema(field.of) }] };
    case 'table':
      return tableSchema(field.words, quantitySchema(field.each), field.each.about);
    case 'quantityOrTable':
      return {
        anyOf: [
          quantitySchema(field.quantity),
          tableSchema(field.words, quantitySchema(field.quantity), field.quantity.about),
        ],
      };
    case 'quantityOrWord':
      return { anyOf: [{ enum: field.words }, quantitySchema(field.quantity)] };
    case 'quantityOrList':
      return {
        anyOf: [
          quantitySchema(field.quantity),
          { type: 'array', minItems: 1, items: groupSchema(field.items, field.about) },
        ],
      };
    case 'curve': {
      const curve = { type: 'object', minProperties: 1, additionalProperties: quantitySchema(field.each) };
      return { anyOf: [tableSchema(field.words, curve, field.about), curve] };
    }
  }
}

function tableSchema(words: readonly string[], schema: Schema, about: string): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(words.map((word) => [word, { ...schema, description: about }])),
    additionalProperties: false,
  };
}

/** What carries its unit is a text; what may stand as a bare number also a number. */
function quantitySchema({ measure, flag }: QuantityField): Schema {
  const bare = measure === 'count' || measure === 'hoursAMonth' || measure === 'share';
  const types = ['string', ...(bare ? ['number'] : []), ...(flag === true ? ['boolean'] : [])];
  return { anyOf: [{ type: types.length === 1 ? 'string' : types }, ref('uncertain')] };
}

function quantityDefinition(): Schema {
  return anyOf(
    'A number with its unit, or an expression over other quantities; or a range or a distribution.',
    textOrNumber(
      'Counts may read 300k, 3M or 300,000 / month; sizes and times carry their unit.',
      '300,000 / month',
      '2 MB',
      '120 ms',
      'uploads * 2',
    ),
    ref('uncertain'),
  );
}

function uncertainDefinition(): Schema {
  const value = textOrNumber('A value with its unit.', '80 ms');
  return anyOf(
    'A quantity that is not known for sure; a bill takes its middle.',
    mapping({ low: value, likely: value, high: value }, { required: ['low', 'likely', 'high'] }),
    one('normal', whole({ mean: value, deviation: value }, 'Around a mean, as far off as a standard deviation.')),
    one('lognormal', whole({ median: value, p95: value }, 'With a long tail, as durations have it.')),
    mapping(
      {
        choices: {
          description: 'One of several values, each as often as its share.',
          type: 'array',
          minItems: 1,
          items: whole({ share: textOrNumber('How often it is.', '90 %'), value }, 'A value.'),
        },
      },
      { required: ['choices'] },
    ),
  );
}

/** A mapping in which every key must stand. */
function whole(properties: Readonly<Record<string, Schema>>, description: string): Schema {
  return mapping(properties, { description, required: Object.keys(properties) });
}

function one(key: string, schema: Schema): Schema {
  return mapping({ [key]: schema }, { required: [key] });
}

function trafficSchema(): Schema {
  const count = textOrNumber('Requests in the hour.', 20);
  const day = { type: 'array', minItems: 24, maxItems: 24, items: count };
  const days = { type: 'array', minItems: 7, maxItems: 7, items: day };
  const properties: Readonly<Record<(typeof TRAFFIC_KEYS)[number], Schema>> = {
    day: { ...day, description: '24 counts from midnight.' },
    week: anyOf('Seven days from Monday, or 168 counts.', days, {
      type: 'array',
      minItems: 168,
      maxItems: 168,
      items: count,
    }),
    csv: text('A file of counts, beside the scenario.', 'views.csv'),
    column: textOrNumber('The column of the counts: its name or number.', 'views'),
    columns: text('Columns that are counted one after the other.', '1..1440'),
    row: textOrNumber('The row to take, where each row is a series; default: all are added up.', 3),
    every: { enum: TRAFFIC_PERIODS, description: 'How long each count covers.' },
  };
  return { ...mapping(properties), minProperties: 1 };
}

function expectSchema(): Schema {
  const ofOption = anyOf('One statement, or a list.', ref('expectation'), {
    type: 'array',
    items: ref('expectation'),
  });
  const whole: Readonly<Record<(typeof WHOLE_KEYS)[number], Described>> = {
    cheapest: anyOf('The cheapest option, or a list of those that cost the same.', text('Its name.', 'Lambda'), {
      type: 'array',
      minItems: 1,
      items: { type: 'string' },
    }),
    ratio: each(
      'How many times as much one option costs as another, by `EC2 / Lambda`.',
      textOrNumber('A number, compared in its decimals; or a range.', '2.10', '2..2.2'),
    ),
    breakEven: each(
      'Where the cheapest option changes, by what is varied.',
      text('A range in which it does, or none.', '200k..300k', 'none'),
    ),
  };
  return {
    ...each('What `check` holds the result to: by option, and of the options together.', ofOption),
    // An option may be called like one of these.
    properties: Object.fromEntries(
      Object.entries(whole).map(([key, schema]) => [key, anyOf(schema.description, schema, ofOption)]),
    ),
  };
}

function expectationDefinition(): Schema {
  const amount = text('An amount with its currency.', '10000 JPY', '2.73 USD');
  const below = text('A ceiling: it costs less than this, exactly.', '12000 JPY');
  const within = text('How far off it may be.', '10 %');
  const roundedTo = textOrNumber('To which step it is rounded before it is compared.', '1000 JPY');
  const line: Readonly<Record<(typeof EXPECT_LINE_KEYS)[number], Schema>> = {
    amount,
    quantity: textOrNumber('The metered quantity.', '1460 h'),
    below,
    within,
    roundedTo,
  };
  const figure = anyOf('An amount, or a ceiling.', amount, mapping({ below }, { required: ['below'] }));
  const figures = Object.fromEntries(EXPECT_STATEMENT_KEYS.map((key) => [key, figure]));
  const schema = mapping(
    {
      ...figures,
      below,
      within,
      roundedTo,
      lines: each(
        'By `component / meter`, or by component.',
        anyOf('An amount, or more about it.', amount, mapping(line)),
      ),
    },
    { description: 'What figures of the option are expected to be.' },
  );
  return { ...schema, anyOf: [...FIGURES, 'below', 'lines'].map((key) => ({ required: [key] })) };
}

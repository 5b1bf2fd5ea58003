/**
 * What a scenario may say, as a JSON Schema (draft 7, which YAML language servers read): made of the same descriptions by
 * which scenarios are read, so that an editor completes and explains what the reader takes.
 *
 * It is wider than the reader: what a quantity's text means, which words the day's books know, and what AWS allowed on the
 * day only the reader can tell.
 */
import { inNames, type Names } from '../mention.js';
import type { Field, Fields, QuantityField } from '../services/contract/field.js';
import { MEASURES } from '../services/contract/measures.js';
import { SERVICES } from '../services/registry.js';
import { either, named, type Shape, textOrNumber } from './describe/shape.js';
import { DESCRIPTION } from './description.js';
import { EXPECTATION } from './expect/expect.js';
import { UNCERTAIN } from './quantity/uncertain.js';

/**
 * A JSON Schema (draft 7), as far as one is needed here.
 * @see {@link scenarioSchema}
 */
export interface Schema {
  readonly [key: string]: unknown;
}

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

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
export function scenarioSchema(names: Names = {}): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of ec2-vs-lambda',
    ...schemaOf(DESCRIPTION, names),
    definitions: {
      quantity: schemaOf(QUANTITY, names),
      uncertain: schemaOf(UNCERTAIN, names),
      expectation: schemaOf(EXPECTATION, names),
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
  about: { en: 'What the component is called in the bill.', ja: '明細での構成要素の名前。' },
  example: 'web server',
  presence: 'optional',
};

const QUANTITY = either(
  'A number with its unit, or an expression over other quantities; or a range or a distribution.',
  textOrNumber(
    'Counts may read 300k, 3M or 300,000 / month; sizes and times carry their unit.',
    '300,000 / month',
    '2 MB',
    '120 ms',
    'uploads * 2',
  ),
  named('uncertain'),
);

function schemaOf(shape: Shape, names: Names): Schema {
  const about = typeof shape.about === 'object' ? inNames(shape.about, names).en : shape.about;
  const description = present('description', about);
  switch (shape.kind) {
    case 'text':
      return {
        type: shape.bare === true ? ['string', 'number'] : 'string',
        ...description,
        ...(shape.examples === undefined ? {} : { examples: shape.examples }),
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
      };
    case 'words':
      return { enum: shape.words, ...description };
    case 'keys':
      return {
        ...mapping(schemasOf(shape.keys, names), { ...description, ...present('required', shape.required) }),
        ...present('minProperties', shape.least),
        ...present('maxProperties', shape.most),
        ...present(
          'anyOf',
          shape.oneOf?.map((key) => ({ required: [key] })),
        ),
      };
    case 'each': {
      const { of, known, least } = shape;
      const additionalProperties = schemaOf(of, names);
      // What the scenario names may be called like something that is known.
      const both = Object.entries(known ?? {}).map(([key, one]) => [
        key,
        schemaOf(either(one.about ?? '', one, of), names),
      ]);
      const properties = known === undefined ? {} : { properties: Object.fromEntries(both) };
      const size = present('minProperties', least);
      return { type: 'object', ...description, additionalProperties, ...properties, ...size };
    }
    case 'list': {
      const size = { ...present('minItems', shape.least), ...present('maxItems', shape.most) };
      return { type: 'array', ...size, items: schemaOf(shape.of, names), ...description };
    }
    case 'either':
      return { ...description, anyOf: shape.of.map((one) => schemaOf(one, names)) };
    case 'usage':
      return groupSchema(shape.fields, about ?? '');
    case 'named':
      return ref(shape.name);
  }
}

function schemasOf(shapes: Readonly<Record<string, Shape>>, names: Names): Record<string, Schema> {
  return Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, schemaOf(shape, names)]));
}

function present(key: string, value: unknown): Schema {
  return value === undefined ? {} : { [key]: value };
}

/** A mapping of just these keys. */
function mapping(properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema {
  return { type: 'object', ...more, properties, additionalProperties: false };
}

function groupSchema(fields: Fields, description: string): Schema {
  const required = Object.entries(fields)
    .filter(([, { presence, defaultValue }]) => presence === undefined && defaultValue === undefined)
    .map(([key]) => key);
  const properties = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, describedSchema(field)]));
  return mapping(properties, { description, ...(required.length === 0 ? {} : { required }) });
}

/** A key as an editor shows it: what it means, its unit, what holds where nothing is said, and an example. */
function describedSchema(field: Field): Schema {
  const unit = field.kind === 'quantity' ? MEASURES[field.measure].en : undefined;
  const usual = field.defaultValue ?? field.implied?.value;
  const defaultText = usual === undefined ? undefined : `Default: ${usual}.`;
  const description = [field.about.en, unit, defaultText].filter((part) => part !== undefined).join(' ');
  return { ...fieldSchema(field), description, examples: [field.example] };
}

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
      return groupSchema(field.fields, field.about.en);
    case 'text':
      return { type: ['string', 'number'] };
    case 'list':
      return { anyOf: [fieldSchema(field.of), { type: 'array', minItems: 1, items: fieldSchema(field.of) }] };
    case 'table':
      return tableSchema(field.words, quantitySchema(field.each), field.each.about.en);
    case 'quantityOrTable':
      return {
        anyOf: [
          quantitySchema(field.quantity),
          tableSchema(field.words, quantitySchema(field.quantity), field.quantity.about.en),
        ],
      };
    case 'quantityOrWord':
      return { anyOf: [{ enum: field.words }, quantitySchema(field.quantity)] };
    case 'quantityOrList':
      return {
        anyOf: [
          quantitySchema(field.quantity),
          { type: 'array', minItems: 1, items: groupSchema(field.items, field.about.en) },
        ],
      };
    case 'curve': {
      const curve = { type: 'object', minProperties: 1, additionalProperties: quantitySchema(field.each) };
      return { anyOf: [tableSchema(field.words, curve, field.about.en), curve] };
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

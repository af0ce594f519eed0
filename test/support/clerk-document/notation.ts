/** Just enough of JSON Schema to write down what a document says of bodies, answers and queries. */

export type Schema = Readonly<Record<string, unknown>>;

export const text = { type: 'string' };
export const address = { type: 'string', format: 'email' };
export const yes = { type: 'boolean' };
export const whole = { type: 'integer' };
export const anything = { type: 'object' };

export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });
export const from = (minimum: number, maximum?: number): Schema => ({
  type: 'integer',
  minimum,
  ...(maximum !== undefined && { maximum }),
});
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const listOf = (items: Schema, min = 0, max?: number): Schema => ({
  type: 'array',
  items,
  minItems: min,
  ...(max !== undefined && { maxItems: max }),
});

/** A name that ends with `?` may be missing. */
type Fields = Readonly<Record<string, Schema>>;

const parted = (fields: Fields) => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, of]) => [name.replace(/\?$/, ''), of])),
  required: Object.keys(fields).filter((name) => !name.endsWith('?')),
});

/** Nothing beside these fields. */
export const closed = (fields: Fields): Schema => ({ ...parted(fields), additionalProperties: false });

/** These fields, and whatever else there is. */
export const open = (fields: Fields): Schema => parted(fields);

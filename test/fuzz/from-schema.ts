/** Values that fit a schema of the contract, so that a new operation is fuzzed from the day it is in the table. */
import * as fc from 'fast-check';
import type * as z from 'zod/mini';
import { nasty } from './mutation.ts';

/** The parts of a schema's definition that are walked: https://zod.dev/packages/core */
interface Definition {
  type: string;
  format?: string;
  shape?: Record<string, z.ZodMiniType>;
  innerType?: z.ZodMiniType;
  element?: z.ZodMiniType;
  valueType?: z.ZodMiniType;
  entries?: Record<string, string>;
  options?: z.ZodMiniType[];
  values?: readonly unknown[];
}

/** What stands in a field of this name: real ids lead deeper than random ones. */
export type Known = (field: string) => fc.Arbitrary<unknown> | null;

/** Fits by structure; a check (a length, a pattern) may still refuse it, which is as good a case. */
export function fromSchema(schema: z.ZodMiniType, known: Known, field = ''): fc.Arbitrary<unknown> {
  const definition = schema._zod.def as unknown as Definition;
  const inside = (inner: z.ZodMiniType | undefined) => {
    if (!inner) throw new Error(`The fuzz does not know how to fill “${definition.type}”.`);
    return fromSchema(inner, known, field);
  };
  switch (definition.type) {
    case 'object': {
      const shape = Object.entries(definition.shape ?? {});
      const required = shape.filter(([, part]) => !isOptional(part)).map(([name]) => name);
      const parts: Record<string, fc.Arbitrary<unknown>> = {};
      for (const [name, part] of shape) parts[name] = fromSchema(part, known, name);
      return fc.record(parts, { requiredKeys: required });
    }
    case 'optional':
      return inside(definition.innerType);
    case 'nullable':
      return fc.option(inside(definition.innerType), { freq: 4 });
    case 'array':
      return fc.array(inside(definition.element), { maxLength: 4 });
    case 'record':
      return fc.dictionary(fc.string({ maxLength: 8 }), inside(definition.valueType), { maxKeys: 3 });
    case 'union':
      return fc.oneof(...(definition.options ?? []).map((option) => fromSchema(option, known, field)));
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100_000 }));
    case 'unknown':
      return fc.oneof(fc.jsonValue({ maxDepth: 2 }), nasty);
    case 'string':
      return known(field) ?? fc.string({ maxLength: 40, unit: 'binary' });
    default:
      throw new Error(`The fuzz does not know how to fill “${definition.type}”.`);
  }
}

function isOptional(schema: z.ZodMiniType): boolean {
  return (schema._zod.def as unknown as Definition).type === 'optional';
}

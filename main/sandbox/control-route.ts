/** One entry of the control over HTTP. */
import * as z from 'zod/mini';
import type { Control } from './control.ts';

export const instanceId = z.optional(z.string());
export const nothing = z.strictObject({});

export interface Route {
  /** Method and path below `/_sandbox`; `{id}` stands for one part. */
  route: string;
  does: string;
  schema: z.ZodMiniType;
  run: (control: Control, input: never, id: string, query: URLSearchParams) => unknown;
}

export function define<S extends z.ZodMiniType>(
  route: string,
  does: string,
  schema: S,
  run: (control: Control, input: z.output<S>, id: string, query: URLSearchParams) => unknown,
): Route {
  return { route, does, schema, run };
}

export const ofInstance = (query: URLSearchParams): string | undefined =>
  query.get('instanceId') ?? undefined;

export function withoutUndefined<T extends object>(value: T) {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

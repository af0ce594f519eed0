/** The body of a refusal, `{errors, meta?, clerk_trace_id?}`, read leniently and kept whole. */
import * as z from 'zod/mini';
import type { ClerkError } from '../../preload/failure.ts';

const metaSchema = z.optional(z.nullable(z.record(z.string(), z.unknown())));

const errorsSchema = z.object({
  errors: z.array(
    z.object({
      code: z.optional(z.nullable(z.string())),
      message: z.optional(z.nullable(z.string())),
      long_message: z.optional(z.nullable(z.string())),
      meta: metaSchema,
    }),
  ),
  meta: metaSchema,
  clerk_trace_id: z.optional(z.nullable(z.string())),
});

export interface ClerkErrors {
  errors: ClerkError[];
  meta?: Record<string, unknown>;
  traceId: string | null;
}

type ErrorEntry = z.infer<typeof errorsSchema>['errors'][number];

const saysSomething = ({ code, message, long_message: longMessage }: ErrorEntry): boolean =>
  Boolean(code || message || longMessage);

/** Null when the text is not Clerk's: a page of the CDN or of a proxy, or cut. */
export function parseClerkErrors(text: string): ClerkErrors | null {
  const parsed = errorsSchema.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { errors: entries } = parsed.data;
  if (entries.length > 0 && !entries.some(saysSomething)) return null;
  const { errors, meta, clerk_trace_id: traceId } = parsed.data;
  return {
    errors: errors.map((error) => {
      // Two shapes of error in one API are no reason to take the second for a proxy's.
      const code = error.code ?? '';
      const message = error.message || error.long_message || code;
      return {
        code,
        message,
        longMessage: error.long_message || message,
        ...(error.meta && { meta: error.meta }),
      };
    }),
    ...(meta && { meta }),
    traceId: traceId || null,
  };
}

/** Undefined, which JSON cannot say, when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

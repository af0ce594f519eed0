/** An answer that is not a success, as a failure. The status decides; the body only says more. */
import { AttemptError } from './attempt-error.ts';
import { parseClerkErrors } from './clerk-errors.ts';
import type { EndpointRule } from './endpoints.ts';
import { foreignBody } from './foreign-body.ts';
import { retryAfterMs } from './retry-after.ts';

/** `text`: the body, or the empty string when it could not be read. */
export function refusal(
  endpoint: EndpointRule,
  answer: { status: number; headers: Headers; text: string },
  now: number,
): AttemptError {
  const { status, headers, text } = answer;
  const clerk = parseClerkErrors(text);
  const traceId = clerk?.traceId ?? headers.get('cf-ray');
  const body = clerk === null ? foreignBody(text) : undefined;
  const came = body !== undefined && { body };
  const facts = {
    status,
    errors: clerk?.errors ?? [],
    ...(clerk?.meta && { meta: clerk.meta }),
    ...came,
    traceId,
  };
  const wait = retryAfterMs(headers, now);

  if (status >= 500) {
    const until = wait !== null && { until: now + wait };
    return new AttemptError({ kind: 'clerk-down', ...until, ...facts }, 'unknown', 'server', wait);
  }
  if (status === 429) {
    return new AttemptError(
      { kind: 'rate-limited', until: now + (wait ?? endpoint.holdMs), ...facts },
      'refused',
      null,
    );
  }
  if (status === 401) return new AttemptError({ kind: 'unauthorized', ...facts }, 'refused', null);
  if (status === 403)
    return new AttemptError({ kind: 'forbidden', html: clerk === null, ...facts }, 'refused', null);
  if (clerk !== null && status >= 400) return new AttemptError({ kind: 'clerk', ...facts }, 'refused', null);
  const detail = `The answer (HTTP ${status}) is not one of Clerk’s.`;
  return new AttemptError(
    { kind: 'unreadable', status, detail, ...came, traceId },
    status >= 400 ? 'refused' : 'unknown',
    null,
  );
}

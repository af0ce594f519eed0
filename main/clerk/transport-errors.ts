/** What a `fetch` that never answered means. Never quotes the runtime's own message, which may contain the request. */
import { AttemptError } from './attempt-error.ts';
import {
  byCode,
  byPrefix,
  byWords,
  type Meaning,
  noConnect,
  noSecurity,
  unknownMeaning,
} from './transport-meanings.ts';

/** `threw`: the fetch function itself threw, so that nothing can have been sent. */
export function transportError(error: unknown, host: string, afterMs: number, threw: boolean): AttemptError {
  const { code, meaning } = explain(error);
  const outcome = threw || meaning.sent === 'no' ? 'refused' : 'unknown';
  const detail = code === null ? `${meaning.words}.` : `${meaning.words} (${code}).`;
  switch (meaning.kind) {
    case 'offline':
      return new AttemptError({ kind: 'offline' }, outcome, 'connection');
    case 'unreachable':
      return new AttemptError({ kind: 'unreachable', host, detail }, outcome, 'connection');
    case 'tls':
      // A certificate does not mend within a back-off.
      return new AttemptError({ kind: 'tls', host, detail }, outcome, null);
    case 'timeout':
      return new AttemptError({ kind: 'timeout', afterMs }, outcome, 'connection');
    case 'unreadable':
      // 0: no runtime tells which status it was.
      return new AttemptError({ kind: 'unreadable', status: 0, detail, traceId: null }, outcome, null);
  }
}

function explain(error: unknown): { code: string | null; meaning: Meaning } {
  const chain = causes(error);
  for (const one of chain) {
    const code = codeOf(one);
    if (code === null) continue;
    if (handshakeCut(one, code)) return { code, meaning: noSecurity };
    if (code === 'ETIMEDOUT' && 'syscall' in one && one.syscall === 'connect')
      return { code, meaning: noConnect };
    const meaning = byCode[code] ?? byPrefix.find(([pattern]) => pattern.test(code))?.[1];
    if (meaning !== undefined) return { code, meaning };
  }
  for (const one of chain) {
    const meaning = byWords.find(([pattern]) => pattern.test(`${one.name}: ${one.message}`))?.[1];
    if (meaning !== undefined) return { code: null, meaning };
  }
  return { code: codeOf(chain[0]), meaning: unknownMeaning };
}

/** node:tls says ECONNRESET both for a handshake that was cut off and for a broken connection. */
function handshakeCut(error: Error, code: string): boolean {
  return code === 'ECONNRESET' && error.message.includes('before secure TLS connection was established');
}

/** The short code that explains an error, or null; safe to show, because it is never free text. */
export function errorCode(error: unknown): string | null {
  for (const one of causes(error)) {
    const code = codeOf(one);
    if (code !== null) return code;
  }
  return null;
}

/** An error, its causes, and what an AggregateError of several addresses is made of. */
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  let next = error;
  while (next instanceof Error && found.length < 8) {
    found.push(next);
    if (next instanceof AggregateError) found.push(...next.errors.filter((one) => one instanceof Error));
    next = next.cause;
  }
  return found;
}

function codeOf(error: Error | undefined): string | null {
  if (error === undefined) return null;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code))
    return error.code;
  return /\bnet::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? null;
}

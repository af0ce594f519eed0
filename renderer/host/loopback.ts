/** The transport of the browser host: calls as POST, events as a server-sent stream, both same-origin. */
import type { Transport } from '../../preload/bridge.ts';
import type { EventName, OperationName } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import type { Connection } from './connection.ts';
import { copiedOperations, copyAnswer, copyText } from './copy-answer.ts';
import { post } from './post.ts';
import { programBehind } from './program.ts';

const firstRetryMs = 500;
const lastRetryMs = 8000;
const firstLookMs = 200;

function unreachable(): Result<never> {
  return {
    ok: false,
    failure: { kind: 'unreachable', host: location.host, detail: 'Guestlist did not answer.' },
  };
}

/** Turned away before the router (too large, a missing header): `{message}`, one sentence. Null when it is not that. */
async function refused(response: Response): Promise<Result<never> | null> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('message' in body)) return null;
  const { message } = body;
  if (typeof message !== 'string' || message === '') return null;
  return { ok: false, failure: { kind: 'invalid-input', fields: [{ field: 'request', message }] } };
}

export interface Loopback extends Transport {
  /** Tell it of an answer or event that does not fit the contract: it finds out what is behind the page now. */
  doubt(about: 'answer' | 'event'): Promise<void>;
}

/**
 * Calls and events over HTTP; keeps `connection` true to what it sees, and reconnects by itself. `first` is a
 * stream of events that was begun already.
 */
export function loopbackTransport(connection: Connection, first: EventSource | null = null): Loopback {
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>();
  let retryMs = firstRetryMs;
  let stream: EventSource | null = null;
  let missedEvents = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** A stream tells nothing about why it broke, a call does. */
  function probeLater(): void {
    stream?.close();
    stream = null;
    missedEvents = true;
    clearTimeout(timer);
    timer = setTimeout(() => void probe(), retryMs);
    retryMs = Math.min(retryMs * 2, lastRetryMs);
  }

  async function probe(): Promise<void> {
    await invoke('app.info', {});
    if (connection.state === 'connected') listen();
  }

  function listen(): void {
    if (!stream && listeners.size > 0) hear(new EventSource('/api/events'));
  }

  function hear(source: EventSource): void {
    stream = source;
    stream.onopen = () => {
      look();
      retryMs = firstRetryMs;
      if (missedEvents) connection.restore();
      missedEvents = false;
    };
    stream.onerror = () => probeLater();
    stream.onmessage = ({ data }) => {
      const message: unknown = JSON.parse(String(data));
      if (typeof message !== 'object' || message === null || !('event' in message)) return;
      const payload = 'payload' in message ? message.payload : undefined;
      for (const listener of listeners.get(message.event as EventName) ?? []) listener(payload);
    };
  }

  /** The server went away, before it answered or in the middle of it; or somebody else answers in its place. */
  function lost(): Result<never> {
    if (connection.state !== 'session-ended') connection.become('gone');
    probeLater();
    return unreachable();
  }

  function ended(): Result<never> {
    connection.become('session-ended');
    stream?.close();
    return unreachable();
  }

  /** An answer was read to its end. */
  function reached<T>(answer: T): T {
    if (connection.state === 'gone') connection.become('connected');
    return answer;
  }

  /** The server's answer, or the failure that takes its place. */
  async function ask(operation: OperationName, payload: unknown): Promise<Response | Result<never>> {
    let response: Response;
    try {
      response = await post(operation, payload);
    } catch {
      return lost();
    }
    if (response.status === 401) return ended();
    if (response.ok) return response;
    const told = await refused(response);
    return told ? reached(told) : lost();
  }

  async function invoke(operation: OperationName, payload: unknown): Promise<unknown> {
    if (operation === 'shell.copyText') return copyText((payload as { text: string }).text);
    if (copiedOperations.has(operation)) return copyAnswer(() => ask(operation, payload), lost);
    const answer = await ask(operation, payload);
    if (!(answer instanceof Response)) return answer;
    const body: unknown = await answer.json().catch(() => null);
    if (typeof body === 'object' && body !== null && 'ok' in body) return reached(body);
    // Whole, but none of Guestlist's: whoever checks it doubts who answers, and while nobody did it is nobody still.
    return body === null || connection.state === 'gone' ? lost() : body;
  }

  async function doubt(about: 'answer' | 'event'): Promise<void> {
    switch (await programBehind()) {
      case 'newer':
        return connection.become('outdated');
      case 'session-ended':
        return void ended();
      case 'nobody':
        return void lost();
      case 'same':
        // A fault of ours. What the event would have told is asked for; an answer asked for again would be the same.
        if (about === 'event') connection.restore();
    }
  }

  /** While the person looks, nothing has to be told apart. */
  function look(): void {
    void invoke('shell.looking', { looking: document.hasFocus() });
  }
  window.addEventListener('focus', look);
  window.addEventListener('blur', look);

  if (first) hear(first);
  // Nobody waits for it, and everybody for the first drawing.
  if (first?.readyState === EventSource.OPEN) setTimeout(look, firstLookMs);

  function subscribe(event: EventName, listener: (payload: unknown) => void): () => void {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set.add(listener));
    listen();
    return () => set.delete(listener);
  }

  return { invoke, subscribe, doubt };
}

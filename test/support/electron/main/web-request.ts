/** `session.webRequest`: what may be changed of an answer, and what `net.fetch` makes of its headers. */
import type { HeadersReceivedResponse, OnHeadersReceivedListenerDetails, Session } from 'electron';
import { whole } from '../part.ts';

type Listener = (
  details: OnHeadersReceivedListenerDetails,
  answer: (changed: HeadersReceivedResponse) => void,
) => void;

let onHeaders: Listener | null = null;

/** As the product calls it, with a filter. */
function onHeadersReceived(_filter: unknown, listener?: Listener | null): void {
  onHeaders = listener ?? null;
}
type Given = Session['webRequest']['onHeadersReceived'];
export const webRequest = whole<Session['webRequest']>({ onHeadersReceived: onHeadersReceived as Given });

/** Node has a character for each byte, Chromium reads UTF-8 where it is. */
function asChromiumReads(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? value : text;
}

/**
 * The headers of an answer, changed by whoever listens. Electron makes `Headers` of them inside a listener: what throws
 * there is nobody's to catch, and the call gets no answer (lib/browser/api/net-fetch.ts).
 */
export async function receivedHeaders({ headers, status, statusText }: Response): Promise<Headers> {
  const read = [...headers].map(([name, value]) => [name, [asChromiumReads(value)]]);
  const responseHeaders: Record<string, string[]> = Object.fromEntries(read);
  const details = { responseHeaders, statusLine: `HTTP/1.1 ${status} ${statusText}` };
  const { promise, resolve } = Promise.withResolvers<HeadersReceivedResponse>();
  if (onHeaders === null) resolve({});
  else onHeaders(whole<OnHeadersReceivedListenerDetails>(details), resolve);
  const changed = await promise;
  const pairs = Object.entries(changed.responseHeaders ?? responseHeaders).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  try {
    return new Headers(pairs);
  } catch (error) {
    setImmediate(() => {
      throw error;
    });
    return new Promise(() => undefined);
  }
}

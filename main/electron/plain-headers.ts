/**
 * Header values that `net.fetch` cannot carry. Electron makes a `Headers` of them inside a listener of its own, where
 * a character above U+00FF throws past every `catch` of ours and leaves the call without an answer.
 */
import type { HeadersReceivedResponse, OnHeadersReceivedListenerDetails, Session } from 'electron';

/** https://fetch.spec.whatwg.org/#header-value, without the bytes above ASCII that nothing of ours reads. */
const carried = /^[\t\x20-\x7e\x80-\xff]*$/;
const notCarriedInStatus = /[^\t\x20-\x7e]/g;

/** What to change in an answer: nothing in nearly all of them. */
export function withoutUncarried({
  responseHeaders = {},
  statusLine,
}: Pick<OnHeadersReceivedListenerDetails, 'responseHeaders' | 'statusLine'>): HeadersReceivedResponse {
  const headers = Object.entries(responseHeaders);
  const kept = headers.filter(([, values]) => values.every((value) => carried.test(value)));
  const status = statusLine.replaceAll(notCarriedInStatus, '?');
  if (kept.length === headers.length && status === statusLine) return {};
  return { responseHeaders: Object.fromEntries(kept), statusLine: status };
}

export function keepHeadersPlain({ webRequest }: Pick<Session, 'webRequest'>): void {
  webRequest.onHeadersReceived({ urls: ['http://*/*', 'https://*/*'] }, (details, answer) =>
    answer(withoutUncarried(details)),
  );
}

/** Main's events as a server-sent stream, one per open page. */
import type { ServerResponse } from 'node:http';
import { eventNames } from '../../preload/names.ts';
import type { App } from '../app.ts';

/** A comment now and then, so that a page whose computer slept notices a dead connection. */
const heartbeatMs = 25_000;
/** A page that does not read is cut off rather than buffered without end; it reconnects and asks anew. */
const maxBufferedBytes = 1024 * 1024;

/** Streams until the page leaves. The answer's headers must not have been sent yet. */
export function streamEvents(app: Pick<App, 'on'>, response: ServerResponse, onEnd: () => void): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.write(': connected\n\n');
  const subscriptions = eventNames.map((event) =>
    app.on(event, (payload) => {
      if (response.writableLength > maxBufferedBytes) response.destroy();
      else response.write(`data: ${JSON.stringify({ event, payload })}\n\n`);
    }),
  );
  const heartbeat = setInterval(() => response.write(': \n\n'), heartbeatMs);
  response.once('close', () => {
    clearInterval(heartbeat);
    for (const unsubscribe of subscriptions) unsubscribe();
    onEnd();
  });
}

/** Bytes in and out of the HTTP server. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Delivery } from './fault-effects.ts';

export interface ReceivedBody {
  /** Empty when there were more bytes than allowed. */
  text: string;
  bytes: number;
  tooLarge: boolean;
}

/** Reads to the end, because a client that is cut off while it sends never sees why; keeps `maxBytes` at most. */
export async function receive(request: IncomingMessage, maxBytes: number): Promise<ReceivedBody> {
  let bytes = 0;
  let chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue;
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks = [];
  }
  return { text: Buffer.concat(chunks).toString('utf8'), bytes, tooLarge: bytes > maxBytes };
}

export function send(response: ServerResponse, delivery: Delivery, headers: Record<string, string>): void {
  if (response.destroyed) return;
  if (delivery.how === 'dropped') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { answer } = delivery;
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...headers, ...answer.headers, 'Content-Length': body.length });
  if (delivery.how === 'whole') {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, body.length >>> 1), () => response.socket?.destroy());
}

/** Reads one call of the page: `POST /api/<operation>` with a JSON body, within limits. */
import type { IncomingMessage } from 'node:http';

/** Ten thousand drafts with some metadata fit; a film does not. */
export const maxBodyBytes = 16 * 1024 * 1024;

export type Call =
  | { ok: true; payload: unknown }
  | { ok: false; status: 400 | 403 | 413 | 415; message: string };

/** The header that no form and no plain link can send. */
const callHeader = 'x-guestlist';

/** Rejects only when the connection breaks off. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  if (request.headers[callHeader] !== '1')
    return { ok: false, status: 403, message: 'The call header is missing.' };
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, status: 415, message: 'A call is JSON.' };
  }
  const tooLarge = { ok: false, status: 413, message: 'This is too large for one call.' } as const;
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return { ok: true, payload: JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') };
  } catch {
    return { ok: false, status: 400, message: 'This is not JSON.' };
  }
}

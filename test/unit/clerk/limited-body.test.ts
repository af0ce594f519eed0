import { describe, expect, test } from 'vitest';
import { BodyTooLargeError, readLimited } from '../../../main/clerk/limited-body.ts';

const never = new AbortController().signal;

/** A response whose stream counts what is taken from it and notes its cancellation; `size` bytes a pull. */
function streaming(size: number, pulls: number, headers: Record<string, string> = {}) {
  const seen = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.pulled === pulls) return controller.close();
        seen.pulled += 1;
        controller.enqueue(new Uint8Array(size).fill(seen.pulled));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body, { headers }), seen };
}

describe('reading a body', () => {
  test('joins its pieces in order', async () => {
    const { response } = streaming(2, 3);
    expect([...(await readLimited(response, 6, never))]).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test('an answer without a body is empty', async () => {
    expect(await readLimited(new Response(null), 0, never)).toHaveLength(0);
  });

  test('stops at the first byte over the limit and lets the connection go', async () => {
    const { response, seen } = streaming(10, 1000);
    await expect(readLimited(response, 25, never)).rejects.toBeInstanceOf(BodyTooLargeError);
    expect(seen).toEqual({ pulled: 3, cancelled: true });
  });

  test('takes nothing of a body that announces itself as too large', async () => {
    const { response, seen } = streaming(10, 1000, { 'content-length': '26' });
    await expect(readLimited(response, 25, never)).rejects.toBeInstanceOf(BodyTooLargeError);
    expect(seen).toEqual({ pulled: 0, cancelled: true });
  });

  test('does not believe a length that is too small', async () => {
    const { response } = streaming(10, 1000, { 'content-length': '5' });
    await expect(readLimited(response, 25, never)).rejects.toBeInstanceOf(BodyTooLargeError);
  });

  test('ends with the signal, also when the host’s stream does not', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      cancel() {
        cancelled = true;
      },
    });
    const stop = new AbortController();
    const reading = readLimited(new Response(body), 25, stop.signal);
    const reason = new Error('closed');
    stop.abort(reason);
    await expect(reading).rejects.toBe(reason);
    expect(cancelled).toBe(true);
  });
});

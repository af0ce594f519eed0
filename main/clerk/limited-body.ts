/** Reads an answer whole, but never more of it than a limit. */

/** The body is larger than the caller accepts; the rest was not read. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * All bytes of the body, decompressed. Rejects with {@link BodyTooLargeError} past `limit` bytes, with whatever
 * the connection failed with, or with the signal's reason; in each case the connection is let go.
 */
export async function readLimited(
  response: Response,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const letGo = () => void reader.cancel().catch(() => undefined);
  // Not every host's stream ends when its request is aborted.
  signal.addEventListener('abort', letGo, { once: true });
  try {
    if (Number(response.headers.get('content-length') ?? 0) > limit) throw new BodyTooLargeError();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.byteLength;
      if (size > limit) throw new BodyTooLargeError();
      chunks.push(read.value);
    }
    signal.throwIfAborted();
    return joined(chunks, size);
  } catch (error) {
    letGo();
    throw error;
  } finally {
    signal.removeEventListener('abort', letGo);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

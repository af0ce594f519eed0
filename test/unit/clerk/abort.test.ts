import { expect, test } from 'vitest';
import { orAborted } from '../../../main/clerk/abort.ts';

const reason = new Error('closed');
const endless = new Promise<never>(() => undefined);

test('settles as the work does', async () => {
  const { signal } = new AbortController();
  await expect(orAborted(Promise.resolve(7), signal)).resolves.toBe(7);
  await expect(orAborted(Promise.reject(reason), signal)).rejects.toBe(reason);
  await expect(orAborted(Promise.resolve(7), undefined)).resolves.toBe(7);
});

test('rejects at once when the signal was aborted before', async () => {
  await expect(orAborted(endless, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test('rejects when the signal is aborted later, and work that fails after that disturbs nobody', async () => {
  const stop = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const call = orAborted(promise, stop.signal);
  stop.abort(reason);
  await expect(call).rejects.toBe(reason);
  reject(new Error('too late'));
  await new Promise((resolve) => setImmediate(resolve));
});

import { once } from 'node:events';
import { expect, test } from 'vitest';
import { patience } from '../../../main/accounts/secret-service/patience.ts';

const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

test('patience ends after its time', async () => {
  const startedAt = performance.now();
  const { signal } = patience(60);
  // It holds no process, so something else has to.
  const held = setInterval(() => undefined, 1000);
  if (!signal.aborted) await once(signal, 'abort');
  clearInterval(held);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(50);
});

test('patience that is called off never ends', async () => {
  const { signal, callOff } = patience(20);
  callOff();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(signal.aborted).toBe(false);
});

test('patience outlives a standstill longer than itself', async () => {
  const { signal, callOff } = patience(200);
  standStill(400);
  // What came meanwhile is read here.
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(signal.aborted).toBe(false);
  callOff();
});

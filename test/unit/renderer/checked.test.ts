import { expect, it } from 'vitest';
import type { Transport } from '../../../preload/bridge.ts';
import { checkedTransport } from '../../../renderer/host/checked.ts';

function transport(answer: () => unknown): {
  checked: Transport;
  mismatches: number[];
  send: (payload: unknown) => void;
} {
  const mismatches: number[] = [];
  let deliver: (payload: unknown) => void = () => undefined;
  const inner: Transport = {
    invoke: async () => answer(),
    subscribe(_event, listener) {
      deliver = listener;
      return () => undefined;
    },
  };
  const checked = checkedTransport(inner, () => mismatches.push(1));
  return { checked, mismatches, send: (payload) => deliver(payload) };
}

it('passes a result that fits the contract', async () => {
  const { checked, mismatches } = transport(() => ({
    ok: true,
    value: { version: '1.0.0', host: 'browser' },
  }));
  await expect(checked.invoke('app.info', {})).resolves.toMatchObject({ ok: true });
  expect(mismatches).toEqual([]);
});

it.each([
  ['another shape', { ok: true, value: { version: 1 } }],
  ['no result at all', 'hello'],
  ['a failure of an unknown kind', { ok: false, failure: { kind: 'gremlins' } }],
])('turns %s into a failure as data and says so', async (_name, answer) => {
  const { checked, mismatches } = transport(() => answer);
  await expect(checked.invoke('app.info', {})).resolves.toMatchObject({
    ok: false,
    failure: { kind: 'internal' },
  });
  expect(mismatches).toEqual([1]);
});

it('answers also when the bridge itself breaks', async () => {
  const { checked, mismatches } = transport(() => {
    throw new Error('No handler registered');
  });
  await expect(checked.invoke('app.info', {})).resolves.toMatchObject({ failure: { kind: 'internal' } });
  expect(mismatches).toEqual([1]);
});

it('withholds an event that does not fit', async () => {
  const { checked, mismatches, send } = transport(() => null);
  const heard: unknown[] = [];
  checked.subscribe('queue.changed', (payload) => heard.push(payload));
  send({ accountId: 7 });
  send({ accountId: 'a' });
  await expect.poll(() => heard).toEqual([{ accountId: 'a' }]);
  expect(mismatches).toEqual([1]);
});

it('delivers nothing after the end of a subscription, also what came before it', async () => {
  const { checked, send } = transport(() => ({ ok: true, value: { version: '1.0.0', host: 'browser' } }));
  const heard: unknown[] = [];
  const end = checked.subscribe('queue.changed', (payload) => heard.push(payload));
  send({ accountId: 'a' });
  end();
  await checked.invoke('app.info', {});
  expect(heard).toEqual([]);
});

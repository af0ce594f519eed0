import { describe, expect, expectTypeOf, it } from 'vitest';
import { createRouter } from '../../../main/ipc/router.ts';
import { buildBridge } from '../../../preload/bridge.ts';
import { type Handlers, operationEntries } from '../../../preload/contract.ts';
import { FailureError, invalidInput } from '../../../preload/failure.ts';
import { type HandlerChanges, plainHandlers } from '../../support/handlers.ts';
import { recordLog } from '../../support/recorded-log.ts';

function routerWith(changes: HandlerChanges = {}) {
  const log = recordLog();
  return { log, dispatch: createRouter(plainHandlers(changes), log) };
}

describe('the router', () => {
  it('hands a valid payload to its handler and the value back', async () => {
    const { dispatch } = routerWith();
    expect(await dispatch('app.info', {})).toEqual({
      ok: true,
      value: { version: '0.0.0', host: 'browser' },
    });
  });

  it.each([
    '',
    'app',
    'app.nothing',
    'constructor',
    '__proto__',
    'accounts.constructor',
    'toString',
    'app.info.x',
  ])('refuses the unknown operation %j as data', async (name) => {
    const result = await routerWith().dispatch(name, {});
    expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
  });

  it('refuses a malformed payload before any handler runs, and names the field', async () => {
    let ran = false;
    const { dispatch } = routerWith({
      accounts: {
        select: () => {
          ran = true;
          return {};
        },
      },
    });
    expect(await dispatch('accounts.select', { accountId: 7 })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', fields: [{ field: 'accountId' }] },
    });
    expect(await dispatch('accounts.select', { accountId: 'a', more: 1 })).toMatchObject({ ok: false });
    expect(await dispatch('accounts.select', null)).toMatchObject({ ok: false });
    expect(ran).toBe(false);
  });

  it('refuses metadata that JSON cannot say, and does not reject', async () => {
    const { dispatch, log } = routerWith();
    const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => ({ inner }), 1);
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;
    for (const publicMetadata of [deep, circle, { big: 1n }]) {
      const drafts = [{ emailAddress: 'ada@example.com', publicMetadata }];
      const answer = await dispatch('invitations.create', { accountId: 'a', drafts });
      expect(answer).toMatchObject({
        failure: { kind: 'invalid-input', fields: [{ field: 'drafts.0.publicMetadata' }] },
      });
    }
    expect(log.lines).toEqual([]);
  });

  it('turns a thrown failure into data, whole', async () => {
    const failure = { kind: 'timeout', afterMs: 20_000 } as const;
    const { dispatch } = routerWith({
      accounts: {
        select: () => {
          throw new FailureError(failure);
        },
        remove: () => Promise.reject(invalidInput('accountId', 'There is no such account.')),
      },
    });
    expect(await dispatch('accounts.select', { accountId: 'a' })).toEqual({ ok: false, failure });
    expect(await dispatch('accounts.remove', { accountId: 'a' })).toMatchObject({
      failure: { fields: [{ message: 'There is no such account.' }] },
    });
  });

  it('answers a fault of its own with an id that finds the log line, and keeps the message out of both', async () => {
    const { dispatch, log } = routerWith({
      accounts: {
        select: () => {
          throw new TypeError('secret ada@example.com');
        },
      },
    });
    const result = await dispatch('accounts.select', { accountId: 'a' });
    if (result.ok || result.failure.kind !== 'internal') throw new Error('An internal failure was expected.');
    expect(log.lines.join()).toContain(result.failure.id);
    expect(log.lines.join()).not.toContain('ada@example.com');
  });

  it('does not let a handler answer what the contract does not say', async () => {
    const { dispatch } = routerWith({
      settings: { get: () => ({ theme: 'sepia' }) as never },
    });
    expect(await dispatch('settings.get', {})).toMatchObject({ ok: false, failure: { kind: 'internal' } });
  });

  it('hands out no failure that does not fit the contract', async () => {
    const odd = { kind: 'timeout', afterMs: Number.NaN } as const;
    const { dispatch, log } = routerWith({
      settings: {
        get: () => {
          throw new FailureError(odd);
        },
      },
    });
    expect(await dispatch('settings.get', {})).toMatchObject({ ok: false, failure: { kind: 'internal' } });
    expect(log.lines.join()).toContain('operation failed');
  });
});

describe('the contract', () => {
  it('does not compile without one of its handlers, or with one too many', () => {
    type Accounts = Handlers['accounts'];
    expectTypeOf<Omit<Handlers, 'queue'>>().not.toExtend<Handlers>();
    expectTypeOf<Omit<Accounts, 'remove'>>().not.toExtend<Accounts>();
    expectTypeOf<keyof Handlers>().toEqualTypeOf<
      | 'app'
      | 'accounts'
      | 'invitations'
      | 'organizations'
      | 'waitlist'
      | 'queue'
      | 'imports'
      | 'exports'
      | 'alerts'
      | 'settings'
      | 'shell'
    >();
  });

  it('gives the bridge one function per operation, and nothing else', async () => {
    const sent: unknown[] = [];
    const bridge = buildBridge({
      invoke: async (operation, payload) => sent.push([operation, payload]),
      subscribe: () => () => undefined,
    });
    const verbs = Object.entries(bridge).flatMap(([namespace, value]) =>
      typeof value === 'function' ? [namespace] : Object.keys(value).map((verb) => `${namespace}.${verb}`),
    );
    expect(verbs.toSorted()).toEqual([...operationEntries().map(([name]) => name), 'on'].toSorted());
    await bridge.accounts.select({ accountId: 'a' });
    expect(sent).toEqual([['accounts.select', { accountId: 'a' }]]);
  });
});

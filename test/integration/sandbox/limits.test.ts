import { describe, expect, it } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../../main/sandbox/server.ts';
import { day, hour, officialClient, openSandbox, raw, refusal, second } from './sandbox-client.ts';

/** A sandbox whose time stands still unless it is moved. */
function stillSandbox(options: SandboxOptions): Promise<Sandbox> {
  return openSandbox({ invitations: 0, now: () => Date.UTC(2026, 5, 15, 12), ...options });
}

function creator(sandbox: Sandbox) {
  const { invitations } = officialClient(sandbox);
  let people = 0;
  const address = () => {
    people += 1;
    return `person${people}@example.com`;
  };
  return {
    create: () => invitations.createInvitation({ emailAddress: address() }),
    bulk: () => invitations.createInvitationBulk([{ emailAddress: address() }, { emailAddress: address() }]),
    list: () => invitations.getInvitationList({ limit: 1 }),
  };
}

async function times(count: number, task: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < count; i += 1) await task();
}

describe('the limits of production', () => {
  it('allow 100 creates an hour, and say when the next is allowed', async () => {
    const sandbox = await stillSandbox({ limits: 'clerk' });
    const { create, list } = creator(sandbox);
    await times(60, create);
    sandbox.control.advanceClock(20 * 60 * second);
    await times(40, create);

    expect(await refusal(create())).toMatchObject({
      status: 429,
      code: 'too_many_requests',
      retryAfter: 40 * 60,
    });
    expect(sandbox.control.ledger()).toHaveLength(100);
    // Other endpoints go on.
    expect((await list()).totalCount).toBe(100);
  });

  it('refuse everything to the endpoint until Retry-After has passed, and nothing after', async () => {
    const sandbox = await stillSandbox({ limits: 'clerk' });
    const { create } = creator(sandbox);
    await times(100, create);
    const { retryAfter = 0 } = await refusal(create());
    expect(retryAfter).toBe(3600);

    sandbox.control.advanceClock((retryAfter - 1) * second);
    expect(await refusal(create())).toMatchObject({ status: 429, retryAfter: 1 });
    sandbox.control.advanceClock(second);
    expect((await create()).status).toBe('pending');
  });

  it('allow 25 bulk creates an hour, counted apart from single ones', async () => {
    const sandbox = await stillSandbox({ limits: 'clerk' });
    const { create, bulk } = creator(sandbox);
    await times(25, bulk);

    expect(await refusal(bulk())).toMatchObject({ status: 429, retryAfter: 3600 });
    await times(100, create);
    expect(await refusal(create())).toMatchObject({ status: 429 });
    sandbox.control.advanceClock(hour);
    await bulk();
    await create();
  });

  it('count refused creates too', async () => {
    const sandbox = await stillSandbox({ limits: 'clerk' });
    const { invitations } = officialClient(sandbox);
    const bad = () => refusal(invitations.createInvitation({ emailAddress: 'nobody' }));
    await times(100, bad);

    expect(await bad()).toMatchObject({ status: 429 });
  });

  it('allow 1000 requests in 10 seconds over all endpoints', async () => {
    const sandbox = await stillSandbox({ limits: 'clerk' });
    const { list } = creator(sandbox);
    await Promise.all(Array.from({ length: 999 }, () => raw(sandbox, '/instance').then((r) => r.text())));
    await list();

    expect(await refusal(list())).toMatchObject({ status: 429, retryAfter: 10 });
    expect((await raw(sandbox, '/instance')).status).toBe(429);
    sandbox.control.advanceClock(10 * second);
    await list();
  });

  it('count requests to paths that do not exist', async () => {
    const sandbox = await stillSandbox({ limits: 'development' });
    await times(100, () => raw(sandbox, '/nothing'));

    expect((await raw(sandbox, '/instance')).status).toBe(429);
  });

  it('do not count requests without a valid key', async () => {
    const sandbox = await stillSandbox({ limits: 'development' });
    const stranger = officialClient(sandbox, 'sk_test_wrong');
    await times(120, () => refusal(stranger.invitations.getInvitationList()));

    await creator(sandbox).list();
  });
});

describe('the limits of development', () => {
  it('allow 100 requests in 10 seconds', async () => {
    const sandbox = await stillSandbox({ limits: 'development' });
    const { list } = creator(sandbox);
    await times(100, list);

    expect(await refusal(list())).toMatchObject({ status: 429, retryAfter: 10 });
    sandbox.control.advanceClock(10 * second);
    await list();
  });

  it('allow 100 e-mails a month, test addresses and silent invitations apart', async () => {
    const sandbox = await stillSandbox({ limits: 'development' });
    const { create, bulk } = creator(sandbox);
    const { invitations } = officialClient(sandbox);
    await times(25, bulk);
    sandbox.control.advanceClock(hour);
    await times(24, bulk);
    expect(sandbox.control.ledger()).toHaveLength(98);
    await create();

    // All or nothing: two do not fit into the one that is left.
    expect(await refusal(bulk())).toMatchObject({ status: 400, code: 'dev_monthly_email_limit_exceeded' });
    await create();
    expect(await refusal(create())).toMatchObject({ status: 400, code: 'dev_monthly_email_limit_exceeded' });
    await invitations.createInvitation({ emailAddress: 'ada+clerk_test@example.com' });
    await invitations.createInvitation({ emailAddress: 'ada@example.com', notify: false });
    expect(sandbox.control.ledger()).toHaveLength(101);

    sandbox.control.advanceClock(20 * day);
    await create();
  });
});

describe('the shared limits', () => {
  it('let creates and bulk creates advance one counter', async () => {
    const sandbox = await stillSandbox({ limits: 'shared' });
    const { create, bulk } = creator(sandbox);
    await times(20, create);
    await times(5, bulk);

    expect(await refusal(bulk())).toMatchObject({ status: 429, retryAfter: 3600 });
    await times(75, create);
    expect(await refusal(create())).toMatchObject({ status: 429, retryAfter: 3600 });
    sandbox.control.advanceClock(hour);
    await bulk();
  });
});

describe('no limits', () => {
  it('refuse nothing', async () => {
    const sandbox = await stillSandbox({ limits: 'none' });
    const { create, bulk } = creator(sandbox);

    await times(120, create);
    await times(40, bulk);

    expect(sandbox.control.ledger()).toHaveLength(200);
  });
});

it('counts each instance by itself', async () => {
  const sandbox = await stillSandbox({ limits: 'development' });
  const other = sandbox.control.createInstance();
  const { list } = creator(sandbox);
  await times(100, list);

  await refusal(list());
  await officialClient(sandbox, other.secretKey).invitations.getInvitationList();
});

it('starts to count anew when the limits are set, or the clock goes back', async () => {
  const sandbox = await stillSandbox({ limits: 'clerk' });
  const { create } = creator(sandbox);
  await times(100, create);
  await refusal(create());

  sandbox.control.setLimits('clerk');
  await times(100, create);
  await refusal(create());
  sandbox.control.advanceClock(-hour);
  await create();
});

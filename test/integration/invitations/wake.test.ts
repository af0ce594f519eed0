/** An answer is proof of a network: what waits for one does not wait out its back-off beside it. */
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { accountId, enterRoom } from '../../support/invitations-room.ts';

/** A port of this machine that nothing listens on, so that a connection is refused. */
async function portOfNobody(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

it('sends what waits for the network as soon as a look at Clerk was answered', async () => {
  let cable = true;
  const nobody = await portOfNobody();
  await using room = await enterRoom({
    // An hour: nothing in this test waits it out.
    tuning: { backoffMs: 3_600_000 },
    fetch: (url, init) => fetch(cable ? url : `http://127.0.0.1:${nobody}/`, init),
  });
  await room.open();
  const { handlers } = room.invitations;
  await handlers.invitations.refresh({ accountId });
  cable = false;
  const drafts = [{ emailAddress: 'ada@example.com' }];
  await handlers.invitations.create({ accountId, drafts });
  await expect.poll(() => room.queue()).toMatchObject([{ state: 'waiting', waitingFor: 'network' }]);
  cable = true;
  expect((await room.queue())[0]?.waitingFor).toBe('network');
  await handlers.invitations.refresh({ accountId });
  expect(await room.quiet()).toMatchObject([{ emailAddress: 'ada@example.com', state: 'sent' }]);
});

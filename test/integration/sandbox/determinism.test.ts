import { expect, it } from 'vitest';
import { officialClient, openSandbox, raw, refusal } from './sandbox-client.ts';

const now = () => Date.UTC(2026, 8, 1);

/** Everything that a client can see of a run, without the port in the links. */
async function run(seed: number): Promise<string> {
  const sandbox = await openSandbox({ seed, now, invitations: 30, organizations: 3, waitlist: 20 });
  const { invitations, waitlistEntries } = officialClient(sandbox);
  const list = await (await raw(sandbox, '/invitations?limit=500&paginated=true')).text();
  const created = await invitations.createInvitation({ emailAddress: 'ada@example.com' });
  const others = ['organizations', 'organization_roles', 'organization_invitations', 'waitlist_entries'];
  const texts = await Promise.all(
    others.map(async (name) => (await raw(sandbox, `/${name}?limit=500`)).text()),
  );
  const joined = await waitlistEntries.create({ emailAddress: 'ada@example.com' });
  const refused = await refusal(invitations.createInvitation({ emailAddress: 'ada@example.com' }));
  const answers = [list, created.raw, texts, joined, refused];
  const seen = JSON.stringify([sandbox.secretKey, answers, sandbox.control.ledger()]);
  return seen.replaceAll(sandbox.origin, '');
}

it('gives the same key, invitations, ids, links and traces for the same seed', async () => {
  expect(await run(5)).toBe(await run(5));
});

it('gives others for another seed', async () => {
  const [five, six] = [await openSandbox({ seed: 5 }), await openSandbox({ seed: 6 })];

  expect(five.secretKey).not.toBe(six.secretKey);
  const ids = new Set(five.control.invitations().map((item) => item.id));
  expect(six.control.invitations().filter((item) => ids.has(item.id))).toEqual([]);
});

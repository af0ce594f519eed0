import { expect, it } from 'vitest';
import { officialClient, openSandbox, raw } from './sandbox-client.ts';

it('pages through 100,000 invitations in pages of 500, each one once', async () => {
  const sandbox = await openSandbox({ invitations: 100_000, limits: 'none' });
  const { invitations } = officialClient(sandbox);
  const known = sandbox.control.invitations();
  const visible = known.filter((item) => item.status !== 'revoked').length;

  const seen = new Set<string>();
  for (let offset = 0; offset < visible; offset += 500) {
    const page = await invitations.getInvitationList({ limit: 500, offset });
    expect(page.totalCount).toBe(visible);
    for (const { id } of page.data) seen.add(id);
  }

  expect(known).toHaveLength(100_000);
  expect(seen.size).toBe(visible);
});

it('pages through 10,000 organization invitations and 10,000 waiting people, each one once', async () => {
  const sandbox = await openSandbox({
    invitations: 0,
    organizations: 100,
    organizationInvitations: 10_000,
    waitlist: 10_000,
    limits: 'none',
  });
  for (const path of ['/organization_invitations', '/waitlist_entries']) {
    const seen = new Set<string>();
    for (let offset = 0; offset < 10_000; offset += 500) {
      const response = await raw(sandbox, `${path}?limit=500&offset=${offset}&order_by=email_address`);
      const page = (await response.json()) as { data: { id: string }[]; total_count: number };
      expect(page.total_count).toBe(10_000);
      for (const { id } of page.data) seen.add(id);
    }
    expect(seen.size).toBe(10_000);
  }
});

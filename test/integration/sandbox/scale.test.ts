import { expect, it } from 'vitest';
import { officialClient, openSandbox } from './sandbox-client.ts';

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

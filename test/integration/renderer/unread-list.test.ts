/** An empty list means that nobody waits only once Clerk's list was read. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scene } from '../../support/fake-guestlist.ts';
import { type OpenPage, type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { failures } from '../../support/sample-failures.ts';

let pages: RendererPages;
let opened: OpenPage;
beforeAll(async () => {
  pages = await startRendererPages();
  opened = await pages.open({});
}, 120_000);
afterAll(() => pages.close());

// The words beside a wide list are out of sight here.
const nobody = () => opened.page.getByText(/^Nobody/).filter({ visible: true });
const show = (sync: NonNullable<Scene['sync']>) => pages.show(opened, { invitations: [], sync });

const kinds = Object.values(failures).map(({ kind }) => kind);
it.each(kinds)('a first look that fails (%s) says that the list was not read', async (kind) => {
  await show({ phase: 'failed', failure: failures[kind], lastSyncAt: null });
  await opened.page.getByText('Not read yet').waitFor();
  expect(await nobody().count()).toBe(0);
  for (const tab of ['Accepted', 'Expired', 'Revoked']) {
    await opened.page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await opened.page.getByText('Not read yet').waitFor();
    expect(await nobody().count()).toBe(0);
  }
});

it.each([
  ['under way', { phase: 'syncing' as const, failure: null, lastSyncAt: null }],
  ['not begun', { phase: 'idle' as const, failure: null, lastSyncAt: null }],
])('a first look that is %s claims nothing', async (_, sync) => {
  await show(sync);
  expect(await nobody().count()).toBe(0);
  expect(await opened.page.getByText('Not read yet').count()).toBe(0);
});

it('a list that was read once is known, whatever came after', async () => {
  await show({ phase: 'failed', failure: failures.offline, lastSyncAt: Date.now() - 60_000 });
  await opened.page.getByText('Nobody is waiting').waitFor();
});

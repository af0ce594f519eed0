/** Where new invitations go, chosen and seen beside the field. People without organizations see none of it. */

import type { Page } from '@playwright/test';
import { afterEach, describe, expect, it } from 'vitest';
import { intoAcme, organizations, membership as unnamed } from '../../support/audience-scenes.ts';
import { asked, inviteField, settled } from '../../support/renderer-hand.ts';
import { crowd } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anInvitation } from '../../support/samples.ts';

const open = popupSuite();
let page: Page;
afterEach(() => page.context().close());

const membership = { ...unnamed, inviterUserId: 'user_boss', inviterName: 'Grace Hopper' };
const into = anInvitation({ id: 'orginv_1', emailAddress: 'ada@acme.example', membership });
const to = () => page.getByRole('button', { name: /^Invite to:/ });

describe('an instance with organizations', () => {
  it('is asked for one and a role by keyboard, and invites into it', async () => {
    page = await open({ organizations, invitations: crowd(3) });
    await expectPage(to()).toHaveAccessibleName('Invite to: Application');
    await to().focus();
    await page.keyboard.press('Enter');
    await expectFocus(page, 'INPUT');
    await page.keyboard.type('acm');
    await expectPage(page.getByRole('dialog').getByRole('radio')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('radio', { name: 'Acme' })).toBeChecked();
    await page.getByLabel('Role').selectOption('Admin');
    await page.getByLabel('Role').press('Tab');
    await page.keyboard.press('Enter');
    await expectPage(to()).toHaveAccessibleName('Invite to: Acme · Admin');
    await inviteField(page).fill('ada@acme.example');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked(page, 'invitations.create'))
      .toEqual([
        {
          accountId: 'acc_1',
          drafts: [{ emailAddress: 'ada@acme.example' }],
          audience: { kind: 'organization', organizationId: 'org_acme', role: 'org:admin' },
        },
      ]);
    await expectPage(page.getByRole('row', { name: 'ada@acme.example' })).toContainText('Acme · Admin');
    await expectPage(page.getByRole('row')).toHaveCount(1);
  });

  it('goes to the application and back by one key, with its list and counts', async () => {
    page = await open({
      organizations: { ...organizations, chosen: intoAcme },
      invitations: [into, ...crowd(3)],
    });
    await expectPage(to()).toHaveAccessibleName('Invite to: Acme · Admin');
    await expectPage(page.getByRole('row')).toHaveCount(1);
    await page.keyboard.press('Control+j');
    await expectPage(to()).toHaveAccessibleName('Invite to: Application');
    await expectPage(page.getByRole('row', { name: 'ada@acme.example' })).toHaveCount(0);
    await page.keyboard.press('Control+j');
    await expectPage(to()).toHaveAccessibleName('Invite to: Acme · Admin');
    await expectPage(page.getByRole('row', { name: 'ada@acme.example' })).toBeVisible();
    expect(await asked(page, 'organizations.choose')).toHaveLength(2);
  });

  it('is found by the field that leads everywhere, which asks for the role and goes on to invite', async () => {
    page = await open({ organizations, invitations: crowd(3) });
    await expectPage(to()).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('nordw');
    await page.getByRole('option', { name: 'Invite into Nordwind Logistics…' }).waitFor();
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('radio', { name: 'Nordwind Logistics' })).toBeChecked();
    await expectPage(page.getByLabel('Role')).toBeFocused();
    await expectPage(page.getByLabel('Role')).toHaveValue('org:member');
    await page.keyboard.press('Enter');
    await expectPage(to()).toHaveAccessibleName('Invite to: Nordwind Logistics · Member');
  });

  it('is what a preset leads to: for the next person, or for an account from its start', async () => {
    const admins = { id: 'preset_1', name: 'Admins', options: { expiresInDays: 7 }, into: intoAcme };
    const settings = { presets: [{ ...admins, defaultFor: [] }] };
    page = await open({ organizations, settings, invitations: crowd(3) });
    await expectPage(to()).toHaveAccessibleName('Invite to: Application');
    await page.keyboard.press('Alt+1');
    await expectPage(page.getByText('Options of “Admins”, into Acme · Admin.')).toBeVisible();
    await expectPage(to()).toHaveAccessibleName('Invite to: Acme · Admin');
    await inviteField(page).fill('ada@acme.example');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked(page, 'invitations.create'))
      .toMatchObject([{ audience: { organizationId: 'org_acme' }, drafts: [{ expiresInDays: 7 }] }]);
    await expectPage(to()).toHaveAccessibleName('Invite to: Application');
    await expectPage(page.getByRole('row', { name: 'ada@acme.example' })).toBeVisible();
    await inviteField(page).fill('next@example.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked(page, 'invitations.create')).toHaveLength(2);
    expect((await asked(page, 'invitations.create'))[1]).not.toHaveProperty('audience');
    await page.context().close();
    page = await open({ organizations, settings: { presets: [{ ...admins, defaultFor: ['acc_1'] }] } });
    await expectPage(to()).toHaveAccessibleName('Invite to: Acme · Admin');
    expect(await asked(page, 'organizations.choose')).toHaveLength(1);
  });

  it('comes row by row from a table, and is said before anything is sent', async () => {
    page = await open({ organizations });
    await expectPage(to()).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('import');
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Import people' });
    await sheet
      .getByRole('textbox')
      .fill(
        'email,organization_id,role\nada@acme.example,acme,admin\nalan@acme.example,gone,\ngrace@example.com,,',
      );
    await sheet.getByRole('button', { name: 'Check' }).click();
    await expectPage(sheet).toContainText('1 into Acme · Admin and 1 into the application.');
    await expectPage(sheet).toContainText('No organization has “gone” as its ID, slug or name.');
    await expectPage(sheet.getByRole('button', { name: 'Send without it' })).toHaveCount(0);
    await sheet.getByRole('button', { name: 'Queue 2 invitations' }).click();
    await expectPage(
      page
        .getByText('Into Acme')
        .or(page.getByRole('grid', { name: 'Queue items' }))
        .first(),
    ).toBeVisible();
  });

  it('is kept in a preset when that is wanted', async () => {
    page = await open({ organizations: { ...organizations, chosen: intoAcme } });
    await expectPage(to()).toHaveAccessibleName('Invite to: Acme · Admin');
    await page.keyboard.press('Control+o');
    await page.getByRole('button', { name: 'Save as preset…' }).click();
    await page.getByRole('switch', { name: 'Into Acme · Admin' }).click();
    await page.getByRole('textbox', { name: 'Name of the preset' }).fill('Admins');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked(page, 'settings.set'))
      .toMatchObject([{ presets: [{ name: 'Admins', into: intoAcme }] }]);
  });

  it('never sends to the application what was chosen to go elsewhere, however fast one is', async () => {
    page = await open({
      organizations: { ...organizations, chosen: intoAcme },
      hang: ['organizations.chosen'],
    });
    await inviteField(page).fill('ada@acme.example');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await asked(page, 'invitations.create')).toEqual([]);
  });

  it('tells of each in which organization, by whom, and keeps deleting to what Clerk deletes', async () => {
    page = await open({
      organizations: { ...organizations, chosen: intoAcme },
      invitations: [into],
      details: { privateMetadata: { crm: 7 } },
    });
    await page.getByRole('row', { name: 'ada@acme.example' }).click();
    const sheet = page.getByRole('dialog');
    await expectPage(sheet).toContainText('Grace Hopper');
    await expectPage(sheet).toContainText('Admin (org:admin)');
    await expectPage(sheet).toContainText('Private metadata');
    await expectPage(sheet.getByRole('button', { name: 'Delete' })).toHaveCount(0);
    await expectPage(sheet.getByRole('button', { name: 'Revoke' })).toBeVisible();
  });
});

it('people who only use the application see nothing of it, and nothing is asked for them', async () => {
  page = await open({ invitations: crowd(3) });
  await settled(page);
  await expectPage(to()).toHaveCount(0);
  await expectPage(page.getByRole('radiogroup', { name: 'Whose invitations' })).toHaveCount(0);
  await inviteField(page).fill('ada@example.com');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked(page, 'invitations.create')).toHaveLength(1);
  expect(await asked(page, 'organizations.chosen')).toEqual([]);
});

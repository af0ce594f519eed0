/** Clerk keeps and answers an address in another form than it was sent. */
import { describe, expect, it } from 'vitest';
import { addressForms } from '../../../main/sandbox/address-form.ts';
import { accountId } from '../../support/invitations-room.ts';
import { emails, invite, synced, until } from './outbox-room.ts';

const allSent = (items: { state: string }[]) => items.every(({ state }) => state === 'sent');

/** Several forms of the same few people; one plain address among them. */
const people = [
  'ada@münchen.example',
  'bob@example.com',
  'zoe\u0308@cafe\u0301.example',
  '\u200bcyd@example.com',
  'Dan.Upper@Example.com',
  'eve@xn--mnchen-3ya.example',
];

describe.each(addressForms.filter((form) => form !== 'plain'))('addresses answered as %s', (form) => {
  it.each([false, true])(
    'one e-mail each, settled by the answer itself (ignore existing: %s)',
    async (ignore) => {
      await using room = await synced({ tuning: { settleMs: 600_000, graceMs: 600_000 } });
      room.sandbox.control.setAddressForm(form);
      const drafts = people.map((emailAddress) => ({
        emailAddress,
        ...(ignore && { ignoreExisting: true }),
      }));
      await room.invitations.handlers.invitations.create({ accountId, drafts });
      const items = await until(room, allSent);
      expect(emails(room)).toHaveLength(people.length);
      const atClerk = room.sandbox.control.invitations().slice(-people.length);
      expect(items.map(({ invitationId, emailAddress }) => [invitationId, emailAddress])).toEqual(
        atClerk.map(({ id, emailAddress }) => [id, emailAddress]),
      );
      expect(items.map(({ already }) => already)).toEqual(people.map(() => null));
    },
  );

  it('finds what a lost request has made, and sends nothing again', async () => {
    await using room = await synced({ tuning: { settleMs: 50, graceMs: 50 } });
    room.sandbox.control.setAddressForm(form);
    room.sandbox.control.inject({ kind: 'drop', when: 'after', method: 'POST', times: 1 });
    const drafts = [people[0], people[2]].map((emailAddress = '') => ({
      emailAddress,
      ignoreExisting: true,
    }));
    await room.invitations.handlers.invitations.create({ accountId, drafts });
    await until(room, allSent);
    expect(emails(room)).toHaveLength(2);
  });

  it('asks Clerk for nobody twice who was asked for in two forms', async () => {
    await using room = await synced();
    room.sandbox.control.setAddressForm(form);
    await invite(room, 'ada@münchen.example', 'ada@xn--mnchen-3ya.example', 'ADA@MÜNCHEN.example');
    await until(room, allSent);
    await invite(room, 'ada@xn--mnchen-3ya.example');
    const items = await until(room, allSent);
    expect(emails(room)).toHaveLength(1);
    expect(items.map(({ already }) => already)).toEqual([null, 'pending']);
  });
});

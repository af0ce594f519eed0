import { expect, it } from 'vitest';
import { knownAmong } from '../../../main/invitations/copy/known.ts';
import { columnsOf } from '../../support/fake-list.ts';
import { anInvitation } from '../../support/samples.ts';

it('tells who has a pending or accepted invitation, whatever the case, and as it was asked', () => {
  const columns = columnsOf([
    anInvitation({ id: 'a', emailAddress: 'ada@example.com' }),
    anInvitation({ id: 'b', emailAddress: 'both@example.com', status: 'accepted' }),
    anInvitation({ id: 'c', emailAddress: 'both@example.com' }),
    anInvitation({ id: 'd', emailAddress: 'done@example.com', status: 'accepted' }),
    anInvitation({ id: 'e', emailAddress: 'over@example.com', status: 'expired' }),
    anInvitation({ id: 'f', emailAddress: 'back@example.com', status: 'revoked' }),
  ]);
  const asked = [
    'Ada@Example.com',
    'both@example.com',
    'done@example.com',
    'over@example.com',
    'back@example.com',
    'new@example.com',
  ];
  expect(knownAmong(columns, asked)).toEqual([
    { emailAddress: 'Ada@Example.com', status: 'pending' },
    { emailAddress: 'both@example.com', status: 'pending' },
    { emailAddress: 'done@example.com', status: 'accepted' },
  ]);
});

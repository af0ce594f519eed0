import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { day, errorBody, officialClient, openSandbox, post, refusal } from './sandbox-client.ts';

let sandbox: Sandbox;
let invitations: ReturnType<typeof officialClient>['invitations'];

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 0 });
  invitations = officialClient(sandbox).invitations;
});

describe('creating is refused, and sends nothing', () => {
  it('when the address has a pending invitation: duplicate_record', async () => {
    await invitations.createInvitation({ emailAddress: 'ada@example.com', notify: false });

    const refused = await refusal(invitations.createInvitation({ emailAddress: ' ADA@example.com' }));

    expect(refused).toEqual({
      status: 400,
      code: 'duplicate_record',
      codes: ['duplicate_record'],
      message: 'duplicate invitation',
      longMessage: 'There are already pending invitations for the following email addresses: ada@example.com',
      meta: expect.objectContaining({ emailAddresses: ['ada@example.com'] }),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      retryAfter: undefined,
    });
    expect(sandbox.control.ledger()).toEqual([]);
  });

  it('unless ignoreExisting: then there are two, and a second e-mail', async () => {
    await invitations.createInvitation({ emailAddress: 'ada@example.com' });

    await invitations.createInvitation({ emailAddress: 'ada@example.com', ignoreExisting: true });

    expect((await invitations.getInvitationList({ status: 'pending' })).totalCount).toBe(2);
    expect(sandbox.control.ledger().map((email) => email.emailAddress)).toEqual([
      'ada@example.com',
      'ada@example.com',
    ]);
  });

  it('when a user has the address: form_identifier_exists, unless ignoreExisting', async () => {
    sandbox.control.addUser('Ada@example.com');

    expect(await refusal(invitations.createInvitation({ emailAddress: 'ada@example.com' }))).toMatchObject({
      status: 422,
      code: 'form_identifier_exists',
      meta: { paramName: 'email_address' },
    });
    const created = await invitations.createInvitation({
      emailAddress: 'ada@example.com',
      ignoreExisting: true,
    });
    expect(created.status).toBe('pending');
  });

  it('when someone accepted: the address is a user now', async () => {
    const created = await invitations.createInvitation({ emailAddress: 'ada@example.com' });
    sandbox.control.accept(created.id);

    expect(await refusal(invitations.createInvitation({ emailAddress: 'ada@example.com' }))).toMatchObject({
      status: 422,
      code: 'form_identifier_exists',
    });
  });

  it('when the application does not admit the address: not_allowed_access', async () => {
    sandbox.control.block('*@blocked.example');

    expect(
      await refusal(invitations.createInvitation({ emailAddress: 'ada@blocked.example' })),
    ).toMatchObject({
      status: 403,
      code: 'not_allowed_access',
      meta: expect.anything(),
    });
    const body = await errorBody(
      await post(sandbox, '/invitations', { email_address: 'ada@blocked.example' }),
    );
    expect(body.errors[0]?.meta).toEqual({ identifiers: ['ada@blocked.example'] });
  });

  it('when the application has no e-mail addresses: invitations_not_supported', async () => {
    sandbox.control.supportInvitations(false);

    expect(await refusal(invitations.createInvitation({ emailAddress: 'ada@example.com' }))).toMatchObject({
      status: 400,
      code: 'invitations_not_supported',
    });
  });
});

describe('bulk creating is all or nothing', () => {
  it.each([
    ['a pending invitation', { emailAddress: 'pending@example.com' }, 400, 'duplicate_record'],
    ['a user', { emailAddress: 'user@example.com' }, 422, 'form_identifier_exists'],
    [
      'a user, even with ignoreExisting',
      { emailAddress: 'user@example.com', ignoreExisting: true },
      422,
      'form_identifier_exists',
    ],
    ['the same address twice', { emailAddress: 'two@example.com' }, 400, 'duplicate_record'],
    ['no address', { emailAddress: 'nobody' }, 422, 'form_param_format_invalid'],
    [
      'too many days',
      { emailAddress: 'one@example.com', expiresInDays: 366 },
      422,
      'form_param_value_too_large',
    ],
  ] as const)('with %s among them', async (_, bad, status, code) => {
    await invitations.createInvitation({ emailAddress: 'pending@example.com', notify: false });
    sandbox.control.addUser('user@example.com');

    const refused = await refusal(
      invitations.createInvitationBulk([
        { emailAddress: 'two@example.com' },
        bad,
        { emailAddress: 'three@example.com' },
      ]),
    );

    expect(refused).toMatchObject({ status, code });
    expect(sandbox.control.invitations()).toHaveLength(1);
    expect(sandbox.control.ledger()).toEqual([]);
  });

  it('names all duplicates', async () => {
    for (const emailAddress of ['a@example.com', 'b@example.com']) {
      await invitations.createInvitation({ emailAddress });
    }

    const refused = await refusal(
      invitations.createInvitationBulk(
        ['c', 'b', 'a'].map((name) => ({ emailAddress: `${name}@example.com` })),
      ),
    );

    expect(refused.message).toBe('duplicate invitations');
    expect(refused.meta).toMatchObject({ emailAddresses: ['b@example.com', 'a@example.com'] });
  });

  it('with more than ten: bulk_size_exceeded', async () => {
    const eleven = Array.from({ length: 11 }, (_, i) => ({ emailAddress: `p${i}@example.com` }));

    expect(await refusal(invitations.createInvitationBulk(eleven))).toMatchObject({
      status: 400,
      code: 'bulk_size_exceeded',
    });
  });

  it.each(['[]', '{}', '{"email_address":"ada@example.com"}', 'null'])('is not %s', async (body) => {
    const response = await post(sandbox, '/invitations/bulk', body);

    expect(response.status).toBe(400);
    expect((await errorBody(response)).errors).toMatchObject([{ code: 'request_body_invalid' }]);
  });

  it('takes null for metadata and redirect URL, as a single create does not', async () => {
    const body = { email_address: 'ada@example.com', public_metadata: null, redirect_url: null };

    expect((await errorBody(await post(sandbox, '/invitations', body))).errors).toMatchObject([
      { code: 'form_param_value_invalid', meta: { param_name: 'public_metadata' } },
      { code: 'form_param_type_invalid', meta: { param_name: 'redirect_url' } },
    ]);
    expect((await post(sandbox, '/invitations/bulk', [body])).status).toBe(200);
  });
});

describe('a revoke is refused', () => {
  it('of an invitation that does not exist: resource_not_found', async () => {
    expect(await refusal(invitations.revokeInvitation('inv_none'))).toMatchObject({
      status: 404,
      code: 'resource_not_found',
      longMessage: 'No invitation was found with id inv_none.',
    });
  });

  it('of a revoked one: invitation_already_revoked', async () => {
    const created = await invitations.createInvitation({ emailAddress: 'ada@example.com' });
    await invitations.revokeInvitation(created.id);

    expect(await refusal(invitations.revokeInvitation(created.id))).toMatchObject({
      status: 400,
      code: 'invitation_already_revoked',
    });
  });

  it('of an accepted one: invitation_already_accepted', async () => {
    const created = await invitations.createInvitation({ emailAddress: 'ada@example.com' });
    sandbox.control.accept(created.id);

    expect(await refusal(invitations.revokeInvitation(created.id))).toMatchObject({
      status: 400,
      code: 'invitation_already_accepted',
    });
  });

  it('of an expired one', async () => {
    const created = await invitations.createInvitation({ emailAddress: 'ada@example.com' });
    sandbox.control.advanceClock(31 * day);

    expect(await refusal(invitations.revokeInvitation(created.id))).toMatchObject({
      status: 400,
      code: 'bad_request',
    });
  });
});

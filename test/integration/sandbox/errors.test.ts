import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { day, errorBody, officialClient, openSandbox, post, raw, refusal } from './sandbox-client.ts';

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

describe('a field is refused', () => {
  const big = 'x'.repeat(8192);

  it.each([
    [{}, 'form_param_missing', 'email_address'],
    [{ email_address: null }, 'form_param_missing', 'email_address'],
    [{ email_address: 7 }, 'form_param_type_invalid', 'email_address'],
    [{ email_address: 'ada' }, 'form_param_format_invalid', 'email_address'],
    [{ email_address: 'ada@example' }, 'form_param_format_invalid', 'email_address'],
    [{ email_address: 'ada@@example.com' }, 'form_param_format_invalid', 'email_address'],
    [{ email_address: 'a da@example.com' }, 'form_param_format_invalid', 'email_address'],
    [{ email_address: 'ada.@example.com' }, 'form_param_format_invalid', 'email_address'],
    [{ public_metadata: 'text' }, 'form_param_value_invalid', 'public_metadata'],
    [{ public_metadata: ['text'] }, 'form_param_value_invalid', 'public_metadata'],
    [{ public_metadata: { big } }, 'form_param_exceeds_allowed_size', 'public_metadata'],
    [{ redirect_url: 7 }, 'form_param_type_invalid', 'redirect_url'],
    [{ redirect_url: 'nowhere' }, 'form_param_format_invalid', 'redirect_url'],
    [{ redirect_url: '//example.com' }, 'form_param_format_invalid', 'redirect_url'],
    [{ notify: 'yes' }, 'form_param_type_invalid', 'notify'],
    [{ ignore_existing: 1 }, 'form_param_type_invalid', 'ignore_existing'],
    [{ expires_in_days: '7' }, 'form_param_type_invalid', 'expires_in_days'],
    [{ expires_in_days: 1.5 }, 'form_param_type_invalid', 'expires_in_days'],
    [{ expires_in_days: 0 }, 'form_param_value_invalid', 'expires_in_days'],
    [{ expires_in_days: 366 }, 'form_param_value_too_large', 'expires_in_days'],
    [{ template_slug: 'other' }, 'form_param_value_invalid', 'template_slug'],
    [{ template_slug: null }, 'form_param_type_invalid', 'template_slug'],
    [{ emailAddress: 'ada@example.com' }, 'form_param_unknown', 'emailAddress'],
    [{ status: 'pending' }, 'form_param_unknown', 'status'],
  ])('%o: %s of %s', async (fields, code, param) => {
    const address =
      'email_address' in fields || Object.keys(fields).length === 0
        ? {}
        : { email_address: 'ada@example.com' };

    const response = await post(sandbox, '/invitations', { ...address, ...fields });

    expect(response.status).toBe(422);
    expect((await errorBody(response)).errors).toMatchObject([{ code, meta: { param_name: param } }]);
    expect(sandbox.control.invitations()).toEqual([]);
  });

  it.each([
    { notify: null, ignore_existing: null, expires_in_days: null },
    { expires_in_days: 1 },
    { expires_in_days: 365 },
    { redirect_url: '/welcome' },
    { redirect_url: 'http://localhost:3000/welcome' },
    { redirect_url: 'myapp://welcome' },
    { public_metadata: {} },
    { email_address: "o'hara+clerk_test@mail.example.co" },
  ])('but not %o', async (fields) => {
    const response = await post(sandbox, '/invitations', { email_address: 'ada@example.com', ...fields });

    expect(response.status).toBe(200);
  });

  it('when a production instance would redirect to an insecure page: insecure_url', async () => {
    const production = await openSandbox({ environment: 'production', invitations: 0 });

    const refused = await refusal(
      officialClient(production).invitations.createInvitation({
        emailAddress: 'ada@example.com',
        redirectUrl: 'http://app.example.com',
      }),
    );

    expect(refused).toMatchObject({ status: 422, code: 'insecure_url', meta: { paramName: 'redirect_url' } });
  });

  it('with all others at fault', async () => {
    const body = await errorBody(
      await post(sandbox, '/invitations', { email_address: 'x', notify: 'x', expires_in_days: 'x', x: 'x' }),
    );

    expect(body.errors.map((error) => error.meta?.['param_name'])).toEqual([
      'x',
      'email_address',
      'notify',
      'expires_in_days',
    ]);
  });
});

describe('a key is refused', () => {
  it.each([
    ['none', undefined, 'authorization_header_format_invalid'],
    ['another scheme', 'Basic c2VjcmV0', 'authorization_header_format_invalid'],
    ['no scheme', 'sk_test_x', 'authorization_header_format_invalid'],
    ['an empty one', 'Bearer ', 'authorization_header_format_invalid'],
    ['a wrong one', 'Bearer sk_test_wrong', 'clerk_key_invalid'],
    ['one that is no key', 'Bearer x', 'clerk_key_invalid'],
  ])('%s', async (_, authorization, code) => {
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    for (const path of ['/instance', '/invitations', '/nothing']) {
      const response = await fetch(sandbox.apiUrl + path, { headers });

      expect(response.status).toBe(401);
      expect((await errorBody(response)).errors).toMatchObject([{ code }]);
    }
  });

  it('to the official client too', async () => {
    const stranger = officialClient(sandbox, 'sk_test_wrong');

    expect(await refusal(stranger.invitations.getInvitationList())).toMatchObject({
      status: 401,
      code: 'clerk_key_invalid',
    });
  });
});

describe('a request is refused', () => {
  it.each([
    ['header', {}, { 'Clerk-API-Version': '2019-01-01' }],
    ['header', {}, { 'Clerk-API-Version': '' }],
    ['query', '?__clerk_api_version=latest', {}],
    ['header and query', '?__clerk_api_version=2026-05-12', { 'Clerk-API-Version': '2026-05-12' }],
  ])('for its API version in the %s', async (_, query, headers) => {
    const response = await raw(sandbox, `/invitations${typeof query === 'string' ? query : ''}`, { headers });

    expect(response.status).toBe(400);
    expect((await errorBody(response)).errors).toMatchObject([{ code: 'api_version_invalid' }]);
  });

  it.each(['2026-05-12', '2021-02-05'])(
    'but not for %s, in header or query, nor for none',
    async (version) => {
      const inHeader = await raw(sandbox, '/invitations', { headers: { 'Clerk-API-Version': version } });
      const inQuery = await raw(sandbox, `/invitations?__clerk_api_version=${version}`);

      expect([inHeader.status, inQuery.status, (await raw(sandbox, '/invitations')).status]).toEqual([
        200, 200, 200,
      ]);
    },
  );

  it('with another content type: unsupported_content_type', async () => {
    const body = JSON.stringify({ email_address: 'ada@example.com' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const headers = { 'Content-Type': type };
      const response = await raw(sandbox, '/invitations', { method: 'POST', headers, body });

      expect(response.status).toBe(415);
      expect((await errorBody(response)).errors).toMatchObject([{ code: 'unsupported_content_type' }]);
    }
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await raw(sandbox, '/invitations', { method: 'POST', headers, body })).status).toBe(200);
  });

  it.each(['', '{', '[]', '"text"', 'null', '7'])('with the body %o: request_body_invalid', async (body) => {
    const response = await post(sandbox, '/invitations', body);

    expect(response.status).toBe(400);
    expect((await errorBody(response)).errors).toMatchObject([{ code: 'request_body_invalid' }]);
  });

  it('with too large a body: request_body_too_large', async () => {
    const response = await post(sandbox, '/invitations', `{"x":"${'x'.repeat(1024 * 1024)}"}`);

    expect(response.status).toBe(413);
    expect((await errorBody(response)).errors).toMatchObject([{ code: 'request_body_too_large' }]);
  });

  it('with a path that cannot be read: malformed_request_parameters', async () => {
    const response = await raw(sandbox, '/invitations/%ff/revoke', { method: 'POST' });

    expect(response.status).toBe(400);
    expect((await errorBody(response)).errors).toMatchObject([{ code: 'malformed_request_parameters' }]);
  });

  it.each([
    ['GET', '/invitations/inv_1'],
    ['PATCH', '/invitations/inv_1'],
    ['PUT', '/invitations'],
    ['GET', '/users'],
    ['POST', '/invitations/inv_1/resend'],
    ['GET', '/invitations/'],
  ])('when there is no %s %s', async (method, path) => {
    const response = await raw(sandbox, path, { method });

    expect(response.status).toBe(404);
    expect((await errorBody(response)).errors).toMatchObject([{ code: 'resource_not_found' }]);
  });
});

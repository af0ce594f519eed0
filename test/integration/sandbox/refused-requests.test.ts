import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { errorBody, officialClient, openSandbox, post, raw, refusal } from './sandbox-client.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 0 });
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

import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Clerk } from '../../../main/clerk/audience-api.ts';
import { type Answer, closedPort, reply, startHttpServer } from '../../support/http-server.ts';
import { clientOf, failed, invitation, secretKey } from './subject.ts';

const address = 'grace.hopper+secret@example.com';
const ticket = 'TicketThatMustNotLeak';
const metadata = { salary: 'MetadataThatMustNotLeak' };
const hidden = { seat: 'PrivateThatMustNotLeak' };
const secrets = [secretKey, address, encodeURIComponent(address), ticket, metadata.salary, hidden.seat];

/** Everything a log or a crash report could make of an error. */
function everything(error: Error): string {
  return [
    inspect(error, { depth: 20, showHidden: true }),
    String(error),
    error.stack,
    JSON.stringify(error),
  ].join('\n');
}

function expectNoSecret(error: Error): void {
  const text = everything(error);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

const calls: [string, (client: Clerk) => Promise<unknown>][] = [
  ['create', (client) => client.create({ emailAddress: address, publicMetadata: metadata })],
  ['bulk', (client) => client.createBulk([{ emailAddress: address, publicMetadata: metadata }])],
  ['list', (client) => client.list({ query: address })],
  [
    'an organization’s create',
    (client) =>
      client.organization('org_1').create({
        emailAddress: address,
        role: 'org:member',
        publicMetadata: metadata,
        privateMetadata: hidden,
      }),
  ],
  ['the list of the instance', (client) => client.organizationInvitations({ query: address })],
  ['the waitlist’s invite', (client) => client.waitlist.invite('wle_1')],
];

const echoed = JSON.stringify({
  ...invitation,
  email_address: address,
  public_metadata: metadata,
  private_metadata: hidden,
});
const answers: [string, Answer][] = [
  ['a broken echo of what was sent', reply(200, echoed.slice(0, -1))],
  ['an echo of another shape', reply(200, { ...JSON.parse(echoed), public_metadata: address })],
  ['an HTML page that quotes the request', reply(403, `<p>${secretKey} ${address} ${ticket}</p>`)],
  ['a gateway page that quotes the request', reply(502, `<p>${secretKey} ${address}</p>`)],
  ['a redirect to an address with it', reply(302, '', { location: `/v1?key=${secretKey}&q=${address}` })],
  ['a reset', (_response, _request, raw) => raw.socket.resetAndDestroy()],
  ['no HTTP', (_response, _request, raw) => raw.socket.end(`${secretKey} ${address}\r\n`)],
  ['silence', () => undefined],
];

describe.each(calls)('%s', (_name, call) => {
  test.each(answers)('says nothing secret after %s', async (_what, answer) => {
    await using server = await startHttpServer(answer);
    expectNoSecret(await failed(call(clientOf(server.url, { timeoutMs: 300 }))));
  });

  test('says nothing secret when nothing listens', async () => {
    expectNoSecret(await failed(call(clientOf(await closedPort()))));
  });

  test('says nothing secret when the host’s fetch quotes the request', async () => {
    const fetch = () => Promise.reject(new Error(`net::ERR_FAILED for ${secretKey} ${address}`));
    expectNoSecret(await failed(call(clientOf('https://api.clerk.com', { fetch }))));
  });
});

test('a key that is no header value is refused without quoting it', async () => {
  const broken = `${secretKey}\n${ticket}`;
  const error = await failed(clientOf('https://api.clerk.com', { secretKey: () => broken }).instance());
  expect(error.failure.kind).toBe('invalid-input');
  expectNoSecret(error);
});

test('the errors of Clerk itself are kept, whatever they name', async () => {
  const meta = { email_addresses: [address] };
  const errors = [{ code: 'duplicate_record', message: 'duplicate', meta }];
  await using server = await startHttpServer(reply(400, { errors }));
  const error = await failed(clientOf(server.url).create({ emailAddress: address }));
  expect(error.failure).toMatchObject({ kind: 'clerk', errors: [{ code: 'duplicate_record', meta }] });
  expect(`${error} ${error.message}`).not.toContain(address);
});

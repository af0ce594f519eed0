/** From a text to the e-mails: the composed core, databases on the disk, and the sandbox as the judge. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Change } from '../../../main/invitations/import/table/reading.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import type { ImportView } from '../../../preload/import.ts';
import { aWindow } from '../../support/samples.ts';
import { filesWith } from '../../support/secret-search.ts';
import { asGuessed } from '../../unit/import/read.ts';
import { type Core, connectCore, synced } from './core.ts';

let folder: string;
let sandbox: Sandbox;
let core: Core;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-import-'));
  sandbox = await startSandbox({ invitations: 30, limits: 'none', environment: 'production' });
  core = await connectCore(folder, sandbox.apiUrl, sandbox.secretKey);
  await synced(core);
});
afterEach(async () => {
  await core.app.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const preview = (text: string): Promise<ImportView> =>
  Promise.resolve(
    core.app.handlers.imports.preview({ accountId: core.accountId, files: [{ name: '', text }] }),
  );
const commit = async ({ importId, revision }: Pick<ImportView, 'importId' | 'revision'>) =>
  core.app.dispatch('imports.commit', { accountId: core.accountId, importId, revision });
const choose = (importId: string, change: Change): Promise<ImportView> =>
  Promise.resolve(core.app.handlers.imports.choose({ accountId: core.accountId, importId, change }));
const emailed = (): string[] => sandbox.control.ledger().map(({ emailAddress }) => emailAddress);

async function addressOf(status: 'pending' | 'accepted'): Promise<string> {
  const question = aWindow({ accountId: core.accountId, status });
  const { rows } = await core.app.handlers.invitations.list(question);
  return rows[0]?.emailAddress ?? '';
}

async function untilSent(count: number): Promise<void> {
  await expect.poll(() => emailed().length, { timeout: 60_000, interval: 100 }).toBeGreaterThanOrEqual(count);
  await expect
    .poll(
      async () => {
        const list = await core.app.handlers.queue.list({ accountId: core.accountId, offset: 0, limit: 1 });
        return list.summary.queued + list.summary.sending + list.summary.waiting;
      },
      { timeout: 60_000 },
    )
    .toBe(0);
}

it('sends each address of a file one e-mail, and none to those who have an invitation', async () => {
  const [pending, accepted] = [await addressOf('pending'), await addressOf('accepted')];
  const people = Array.from({ length: 300 }, (_, index) => `guest${index}@example.com`);
  const rows = people.map((address) => `${address},editor`);
  const text = [
    'email,role',
    ...rows,
    'Guest7@Example.com,twice',
    `${pending.toUpperCase()},x`,
    `${accepted},x`,
    'nobody,x',
  ].join('\r\n');
  const shown = await preview(text);
  expect(shown).toMatchObject({
    form: 'table',
    total: 304,
    totals: {
      states: { ready: 300, problem: 1, file: 1, pending: 1, accepted: 1, queue: 0 },
      faults: [{ column: 'email', kind: 'not-an-address', rows: 1, firstLine: 305 }],
      goesOut: { metadata: [], expiry: false, redirectUrl: false },
    },
  });
  const { accountId } = core;
  const { importId } = shown;
  const page = { accountId, importId, show: 'duplicates', offset: 0, limit: 10 } as const;
  expect(await core.app.handlers.imports.rows(page)).toMatchObject({
    total: 3,
    rows: [
      { line: 302, state: 'file', firstLine: 9 },
      { line: 303, state: 'pending', firstLine: null },
      { line: 304, state: 'accepted', firstLine: null },
    ],
  });
  expect(emailed()).toEqual([]);
  expect(await commit(shown)).toEqual({ ok: true, value: { queued: 300, left: 0 } });
  await untilSent(300);
  expect(emailed().toSorted()).toEqual(people.toSorted());
});

it('queues an import once, and says so the second time', async () => {
  const shown = await preview('email,role\nada@example.com,editor\n');
  const both = await Promise.all([commit(shown), commit(shown)]);
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  expect(await commit(shown)).toMatchObject({
    ok: false,
    failure: { kind: 'invalid-input', fields: [{ message: 'This import is in the queue already.' }] },
  });
  await untilSent(1);
  expect(emailed()).toEqual(['ada@example.com']);
});

it('finds what waits in the queue, also when existing invitations are to be ignored', async () => {
  await core.app.handlers.queue.pause({ accountId: core.accountId });
  const drafts = [{ emailAddress: 'Ada@example.com' }];
  await core.app.handlers.invitations.create({ accountId: core.accountId, drafts });
  const pending = await addressOf('pending');
  const shown = await preview(`email,ignore_existing\nada@example.com,yes\n${pending},yes\n${pending},no\n`);
  expect(shown).toMatchObject({
    totals: { states: { ready: 1, file: 1, pending: 0, accepted: 0, queue: 1 } },
    rows: [
      { line: 2, state: 'queue' },
      { line: 3, state: 'ready', emailAddress: pending },
      { line: 4, state: 'file' },
    ],
  });
});

it('drops what was looked at and not wanted, the oldest of many, and all of a removed account', async () => {
  const text = 'email,role\nada@example.com,editor\n';
  const dropped = await preview(text);
  await core.app.handlers.imports.discard({ accountId: core.accountId, importId: dropped.importId });
  expect(await commit(dropped)).toMatchObject({ ok: false });
  const many: ImportView[] = [];
  for (let count = 0; count < 6; count += 1) many.push(await preview(text));
  expect(await commit(many[0] ?? dropped)).toMatchObject({ ok: false });
  expect(await commit(many[1] ?? dropped)).toMatchObject({ ok: true });
  await core.app.handlers.accounts.remove({ accountId: core.accountId });
  expect(await commit(many[5] ?? dropped)).toMatchObject({
    ok: false,
    failure: { fields: [{ message: 'This preview is not there any more. Read the text again.' }] },
  });
});

it('sends the metadata that was chosen, or that the heading says, and never a secret', async () => {
  const shown = await preview(
    'email,role,phone,metadata.team.id,public_metadata,password_hash\nada@example.com,editor,+49 1,7,"{""team"":{""name"":""A""}}",$2b$10$abc\n',
  );
  expect(shown.totals?.goesOut.metadata).toEqual(['team', 'team.id']);
  const chosen = await choose(shown.importId, { column: 1, meaning: 'metadata_key' });
  expect(chosen.totals?.goesOut.metadata).toEqual(['team', 'role', 'team.id']);
  const secret = { importId: shown.importId, change: { column: 5, meaning: 'metadata_key' } };
  expect(await core.app.dispatch('imports.choose', { accountId: core.accountId, ...secret })).toMatchObject({
    ok: false,
    failure: { fields: [{ message: 'This column holds secrets: it cannot be sent.' }] },
  });
  // Somebody looked at it before the last choice: that is not what would be sent.
  expect(await commit(shown)).toMatchObject({ ok: false });
  await commit(chosen);
  await untilSent(1);
  await synced(core);
  const question = aWindow({ accountId: core.accountId, search: 'ada@' });
  const { rows } = await core.app.handlers.invitations.list(question);
  expect(rows[0]?.publicMetadata).toEqual({ role: 'editor', team: { name: 'A', id: '7' } });
});

it('remembers what was chosen for a table with these headings, per account, and says so', async () => {
  const text = 'email,role,phone\nada@example.com,editor,+49 1\n';
  const first = await preview(text);
  await commit(await choose(first.importId, { column: 1, meaning: 'metadata_key' }));
  const again = await preview('E-Mail;Role;Phone\nbob@example.org;viewer;+49 2\n'.replace('E-Mail', 'Email'));
  expect(again.columns).toMatchObject([
    { meaning: 'email_address' },
    { meaning: 'metadata_key', note: 'remembered' },
    { meaning: 'ignored', note: null },
  ]);
  expect((await preview('email,role\nada@example.com,x\n')).columns[1]?.meaning).toBe('ignored');
});

it('refuses more than 10 MB in words, and nothing to invite', async () => {
  const large = await core.app.dispatch('imports.preview', {
    accountId: core.accountId,
    files: [{ name: '', text: 'ü'.repeat(6 * 1024 * 1024) }],
  });
  expect(large).toMatchObject({
    ok: false,
    failure: { fields: [{ message: 'An import can have at most 10 MB of text.' }] },
  });
  expect(await commit(await preview('nobody in here'))).toMatchObject({
    ok: false,
    failure: { fields: [{ message: 'There is nobody to invite in this import.' }] },
  });
});

it('puts ten thousand people into the queue in the order of the file, and none of them on disk in clear', async () => {
  await core.app.handlers.queue.pause({ accountId: core.accountId });
  const people = Array.from({ length: 10_001 }, (_, index) => `visitor${index}@import.example`);
  const shown = await preview(['email,role', ...people.map((each) => `${each},clandestine`)].join('\n'));
  expect(await commit(shown)).toEqual({ ok: true, value: { queued: 10_001, left: 0 } });
  const { total } = await core.app.handlers.queue.list({ accountId: core.accountId, offset: 0, limit: 1 });
  expect(total).toBe(10_001);
  const newest = await core.app.handlers.queue.list({ accountId: core.accountId, offset: 0, limit: 500 });
  expect(newest.items.map(({ emailAddress }) => emailAddress)).toEqual(people.slice(-500).toReversed());
  await core.app.stop();
  for (const secret of ['visitor77@', 'import.example', 'clandestine']) {
    expect(filesWith(folder, secret)).toEqual([]);
  }
});

it('previews a hundred thousand rows beside those that are in the queue', async () => {
  await core.app.handlers.queue.pause({ accountId: core.accountId });
  const people = Array.from({ length: 100_000 }, (_, index) => `crowd${index}@example.com`);
  const drafts = people.slice(0, 2000).map((emailAddress) => ({ emailAddress }));
  await core.app.handlers.invitations.create({ accountId: core.accountId, drafts });
  const shown = await preview(['email,role', ...people.map((each) => `${each},x`)].join('\n'));
  expect(shown).toMatchObject({ total: 100_000, totals: { states: { ready: 98_000, queue: 2000 } } });
}, 60_000);

it('writes a list that is safe to open in a spreadsheet, and reads it back', async () => {
  const drafts = [
    { emailAddress: '=cmd|calc@example.com' },
    { emailAddress: '+plus@example.com', publicMetadata: { note: '=1+1, "quoted"\nand more' } },
    { emailAddress: '-dash@example.com' },
  ];
  await core.app.handlers.invitations.create({ accountId: core.accountId, drafts });
  await untilSent(3);
  await synced(core);
  const question = {
    accountId: core.accountId,
    status: 'pending',
    search: '',
    order: '-created_at',
  } as const;
  const { csv, rows } = await core.app.handlers.exports.csv(question);
  const { total: pending } = await core.app.handlers.invitations.list({ ...question, offset: 0, limit: 1 });
  expect(rows).toBe(pending);
  expect(csv.startsWith('\uFEFF"email_address","public_metadata","status",')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  for (const start of ['=cmd', '+plus', '-dash']) expect(csv).toContain(`\r\n"'${start}`);
  expect(csv).not.toMatch(/ticket|https?:/u);
  const again = asGuessed(csv).rows.map(({ draft }) => draft);
  expect(again).toHaveLength(pending);
  for (const draft of drafts) expect(again).toContainEqual(draft);
  const found = await core.app.handlers.exports.csv({ ...question, search: '+plus' });
  expect(found.rows).toBe(1);
});

it('invites everybody with what was chosen for all, unless the row says otherwise', async () => {
  const redirectUrl = 'https://example.com/welcome';
  const text =
    'email,expires_in_days,role\nada@new.example,7,editor\nbob@new.example,,\neve@new.example,,admin\n';
  const first = await core.app.handlers.imports.preview({
    accountId: core.accountId,
    files: [{ name: '', text }],
    options: { redirectUrl, expiresInDays: 14, publicMetadata: { role: 'guest', team: 'north' } },
  });
  const { importId, rows, totals } = first;
  expect(rows.map((row) => [row.expiresInDays, row.redirectUrl])).toEqual([
    [7, redirectUrl],
    [14, redirectUrl],
    [14, redirectUrl],
  ]);
  expect(totals?.goesOut.metadata).toEqual(['role', 'team']);
  const role = first.columns.find(({ header }) => header === 'role')?.index ?? -1;
  await choose(importId, { column: role, meaning: 'metadata_key' });
  const options = { redirectUrl, expiresInDays: 21, publicMetadata: { role: 'guest', team: 'north' } };
  const view = await choose(importId, { options });
  expect(view.totals?.states.ready).toBe(3);
  await commit(view);
  await untilSent(3);
  const made = sandbox.control.invitations().filter((each) => each.emailAddress.endsWith('@new.example'));
  const days = ({ expiresAt, createdAt }: { expiresAt: number | null; createdAt: number }) =>
    Math.round(((expiresAt ?? 0) - createdAt) / 86_400_000);
  expect(
    made
      .map((each) => [each.emailAddress, each.redirectUrl, days(each), each.publicMetadata])
      .toSorted(([one = ''], [other = '']) => String(one).localeCompare(String(other))),
  ).toEqual([
    ['ada@new.example', redirectUrl, 7, { role: 'editor', team: 'north' }],
    ['bob@new.example', redirectUrl, 21, { role: 'guest', team: 'north' }],
    ['eve@new.example', redirectUrl, 21, { role: 'admin', team: 'north' }],
  ]);
});

it('tells of a row whose metadata is too large only together with what everybody gets', async () => {
  const text = `email,about\nada@new.example,${'so many words '.repeat(360)}\nbob@new.example,short\n`;
  const first = await preview(text);
  await choose(first.importId, { column: 1, meaning: 'metadata_key' });
  const publicMetadata = { terms: 't'.repeat(4000) };
  const view = await choose(first.importId, { options: { publicMetadata } });
  expect(view.totals?.states).toMatchObject({ ready: 1, problem: 1 });
  expect(view.rows[0]?.problems[0]?.message).toMatch(/Clerk takes at most 8/);
  expect((await choose(first.importId, { options: {} })).totals?.states).toMatchObject({ ready: 2 });
});

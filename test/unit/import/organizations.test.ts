/** Columns that say into which organization a row goes, and as what. */
import { describe, expect, it } from 'vitest';
import { createImports } from '../../../main/invitations/import/imports.ts';
import type { Audience } from '../../../preload/audience.ts';
import type { Draft } from '../../../preload/invitation.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';

const acme = { id: 'org_acme', name: 'Acme', slug: 'acme' };
const nord = { id: 'org_nord', name: 'Nordwind', slug: 'nordwind' };
const twins = [
  { id: 'org_t1', name: 'Twins', slug: 'twins-1' },
  { id: 'org_t2', name: 'Twins', slug: 'twins-2' },
];
const all = [acme, nord, ...twins];
const accountId = 'acc_1';

function importsWith(areThere = true) {
  const created: { audience: Audience | undefined; drafts: Draft[] }[] = [];
  const asked: (readonly string[])[] = [];
  const imports = createImports({
    invitations: {
      create: ({ drafts, audience }) => {
        created.push({ audience, drafts });
        return { items: [], known: [] };
      },
      known: ({ audience }) => ({
        known:
          audience?.kind === 'organization' && audience.organizationId === 'org_nord'
            ? [{ emailAddress: 'ada@example.com', status: 'pending' }]
            : [],
      }),
    },
    addressesUnderWay: async () => new Set(),
    organizations: {
      areThere: async () => areThere,
      roles: () => ({
        roles: [
          { key: 'org:admin', name: 'Admin' },
          { key: 'org:member', name: 'Member' },
        ],
      }),
      async lookUp(_, words) {
        asked.push(words);
        return new Map(
          words.flatMap((word) => {
            const found = all.filter(({ id, name, slug }) => [id, name, slug].includes(word));
            const [first] = found;
            return first ? [[word, found.length > 1 ? ('several' as const) : first] as const] : [];
          }),
        );
      },
    },
    store: new MemorySettingsStore(),
    now: () => Date.now(),
    lastOutIn: async (_account, { alone, any }, kind) =>
      (alone + any) * (kind === 'organization' ? 1000 : 10),
    metadataByBulk: () => false,
  });
  const read = (text: string, audience?: Audience) =>
    imports.handlers.preview({ accountId, files: [{ name: '', text }], ...(audience && { audience }) });
  return { created, asked, read, ...imports.handlers };
}

describe('a column of organizations', () => {
  it('is known by its heading, by id or slug, and sends each row into its own', async () => {
    const { read, commit, created, asked } = importsWith();
    const view = await read(
      'email,organization_id,role\nada@example.com,org_acme,admin\nalan@example.com,nordwind,\nada@example.com,nordwind,Member\ngrace@example.com,,',
    );
    expect(view.columns.map(({ meaning }) => meaning)).toEqual(['email_address', 'organization', 'role']);
    expect(view.rows.map(({ state, into }) => [state, into])).toEqual([
      ['ready', 'Acme · Admin'],
      ['ready', 'Nordwind · Member'],
      ['pending', 'Nordwind · Member'],
      ['ready', undefined],
    ]);
    expect(view.totals?.goesOut.into).toEqual([
      { words: 'Acme · Admin', people: 1 },
      { words: 'Nordwind · Member', people: 1 },
      { words: '', people: 1 },
    ]);
    // As each audience has limits of its own, the slowest counts.
    expect(view.pace?.byBulkMs).toBe(2000);
    expect(asked).toEqual([['org_acme', 'nordwind']]);
    await commit({ accountId, importId: view.importId, revision: view.revision });
    expect(created).toEqual([
      {
        audience: { kind: 'organization', organizationId: 'org_acme', role: 'org:admin' },
        drafts: [{ emailAddress: 'ada@example.com' }],
      },
      {
        audience: { kind: 'organization', organizationId: 'org_nord', role: 'org:member' },
        drafts: [{ emailAddress: 'alan@example.com' }],
      },
      { audience: undefined, drafts: [{ emailAddress: 'grace@example.com' }] },
    ]);
  });

  it('is a problem of its line where nobody is called so, several are, or the role is none; nobody goes elsewhere instead', async () => {
    const { read } = importsWith();
    const view = await read(
      'email,org_id,role\na@example.com,org_gone,\nb@example.com,Twins,\nc@example.com,acme,king\nd@example.com,twins-2,',
    );
    expect(view.rows.map(({ state }) => state)).toEqual(['problem', 'problem', 'problem', 'ready']);
    expect(view.rows.map(({ problems }) => problems[0]?.message)).toEqual([
      'No organization has “org_gone” as its ID, slug or name.',
      'Several organizations are called “Twins”: use ID or slug.',
      'There is no role “king”.',
      undefined,
    ]);
    expect(view.totals?.faults.map(({ leftOut }) => leftOut)).toEqual([null, null]);
  });

  it('can be chosen for any column, and a role alone counts where everybody goes into one', async () => {
    const { read, choose, settle } = importsWith();
    const text = 'email,company,role\nada@example.com,Acme,Admin';
    const plain = await read(text);
    expect(plain.columns.map(({ meaning }) => meaning)).toEqual(['email_address', 'ignored', 'ignored']);
    const { importId } = plain;
    await choose({ accountId, importId, change: { column: 1, meaning: 'organization' } });
    expect((await settle({ accountId, importId })).rows[0]).toMatchObject({ into: 'Acme · Member' });
    const base = { kind: 'organization', organizationId: 'org_nord', role: 'org:member' } as const;
    const into = await read('email,role\nalan@example.com,admin', base);
    await choose({ accountId, importId: into.importId, change: { column: 1, meaning: 'role' } });
    expect((await settle({ accountId, importId: into.importId })).rows[0]).toMatchObject({
      state: 'ready',
      into: 'Admin',
    });
    const lost = await read(text);
    await choose({ accountId, importId: lost.importId, change: { column: 2, meaning: 'role' } });
    const [row] = (await settle({ accountId, importId: lost.importId })).rows;
    expect(row?.notes).toEqual(['Its role is left out: it goes into no organization.']);
  });

  it('is not offered, and nobody is asked, where there are none', async () => {
    const { read, asked } = importsWith(false);
    const view = await read('email,organization_id,role\nada@example.com,org_acme,admin');
    expect(view.columns.flatMap(({ offers }) => offers)).not.toContain('organization');
    expect(view.rows[0]).not.toHaveProperty('into');
    expect(asked).toEqual([]);
  });
});

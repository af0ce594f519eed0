import { expect, it } from 'vitest';
import { Shapes } from '../../../main/invitations/import/table/shapes.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { asGuessed } from './read.ts';

it('remembers for an account alone, also for one that is called like what every object has', async () => {
  const shapes = new Shapes(new MemorySettingsStore());
  const { columns } = asGuessed('email,role\nada@example.com,editor\n');
  const chosen = columns.map((column) =>
    column.header === 'role' ? { ...column, meaning: 'metadata_key' as const } : column,
  );
  const meanings = async (accountId: string) =>
    (await shapes.recall(accountId, columns)).map(({ meaning }) => meaning);
  for (const accountId of ['valueOf', '__proto__', 'account']) {
    expect(await meanings(accountId)).toEqual(['email_address', 'ignored']);
  }
  await shapes.remember('valueOf', chosen);
  expect(await meanings('valueOf')).toEqual(['email_address', 'metadata_key']);
  expect(await meanings('account')).toEqual(['email_address', 'ignored']);
  shapes.forget('valueOf');
  expect(await meanings('valueOf')).toEqual(['email_address', 'ignored']);
});

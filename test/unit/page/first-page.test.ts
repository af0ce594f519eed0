import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstPage } from '../../../main/page/first-page.ts';
import type { Ask, FirstAnswers } from '../../../preload/initial-data.ts';

const page = '<head><script type="module" src="/assets/a.js"></script></head>';
const label = '</script><script>alert(1)</script><!--';
const account = { id: 'a1', label, hasKey: true, shut: null };

const answering: Ask = async (operation) => ({
  ok: true,
  value:
    operation === 'accounts.list' ? { accounts: [account], currentId: 'a1' } : { of: operation, view: null },
});

/** What the page's first script finds. */
function brought(html: string): FirstAnswers | null {
  const [, json] = /<script type="application\/json" id="first-answers">(.*?)<\/script>/.exec(html) ?? [];
  return json === undefined ? null : JSON.parse(json);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('brings the answers before the script that reads them', async () => {
  const html = await firstPage(page, answering);
  const found = brought(html);
  expect(Object.keys(found?.answers ?? {})).toEqual([
    'accounts',
    'view',
    'settings',
    'rows',
    'sync a1',
    'queue a1',
  ]);
  expect(found?.query).toMatchObject({ accountId: 'a1', status: 'pending', search: '' });
  expect(html.indexOf('first-answers')).toBeLessThan(html.indexOf('/assets/a.js'));
});

it('ends its element where it ends, whatever an account is called', async () => {
  const html = await firstPage(page, answering);
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html).not.toContain('<!--');
  expect(brought(html)?.answers['accounts']?.raw).toMatchObject({ value: { accounts: [{ label }] } });
});

it('asks for no rows of an account that has no key', async () => {
  const html = await firstPage(page, async () => ({
    ok: true,
    value: { accounts: [{ ...account, hasKey: false }], currentId: 'a1', view: null },
  }));
  expect(Object.keys(brought(html)?.answers ?? {})).toEqual(['accounts', 'view', 'settings']);
});

it('is the page as it was built where a question fails', async () => {
  const broken = async () => {
    throw new Error('no core');
  };
  expect(await firstPage(page, broken)).toBe(page);
});

it('waits for nobody who does not answer', async () => {
  const answer = firstPage(page, () => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(200);
  expect(await answer).toBe(page);
});

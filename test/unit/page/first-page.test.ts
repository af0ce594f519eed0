import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FirstDrawing } from '../../../main/page/first-drawing.ts';
import { firstPage } from '../../../main/page/first-page.ts';
import type { Ask, FirstAnswers } from '../../../preload/initial-data.ts';

const page =
  '<html lang="en"><head><script type="module" src="/assets/a.js"></script></head><body><div id="root"></div></body></html>';
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

/** Draws nothing but how many answers there are. */
const counting: FirstDrawing = {
  warm: () => undefined,
  draw: async ({ answers }) => `<p>$& ${Object.keys(answers).length}</p>`,
  close: () => undefined,
};

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
    'statistics a1',
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

it('has its drawing beside the place where it draws itself', async () => {
  expect(await firstPage(page, answering, counting)).toContain('<div id="root"></div><p>$& 7</p>');
});

it('is in the colours of the drawing from its first line on', async () => {
  const dark: Ask = async (operation, payload) =>
    operation === 'settings.get' ? { ok: true, value: { theme: 'dark' } } : answering(operation, payload);
  expect(await firstPage(page, dark, counting)).toContain('<html data-theme="dark" lang="en">');
  expect(await firstPage(page, answering, counting)).toContain('<html lang="en">');
});

it('brings its answers where there is no drawing of them', async () => {
  const slow = { ...counting, draw: async () => null };
  const html = await firstPage(page, answering, slow);
  expect(brought(html)?.query).not.toBeNull();
  expect(html).toContain('<div id="root"></div></body>');
});

it('is not drawn where there are no rows', async () => {
  const nobody: Ask = async () => ({ ok: true, value: { accounts: [], currentId: null, view: null } });
  expect(await firstPage(page, nobody, counting)).not.toContain('<p>');
});

/** The thread that draws first pages, with what the build made for it. */
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { createFirstDrawing, type FirstDrawing } from '../../../main/page/first-drawing.ts';
import { askFirst, type FirstAnswers } from '../../../preload/initial-data.ts';
import { builtPage } from '../../support/built-page.ts';

import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const root = join(import.meta.dirname, '../../..');
const thread = join(root, 'main/page/first-drawing-thread.ts');
const built = join(root, 'dist/drawing/draw.js');

beforeAll(() => void builtPage(), 120_000);

let drawing: FirstDrawing;
afterEach(() => drawing.close());

const label = '</div><script>alert(1)</script>';

/** What a core answers that has one account and has read nobody yet. */
async function answersOf(): Promise<FirstAnswers> {
  const answers: FirstAnswers = { answers: {}, query: null };
  const account = { id: 'a1', label, environment: 'test', hasKey: true, shut: null, keptIn: 'keychain' };
  const values: Record<string, unknown> = {
    'accounts.list': { accounts: [account], currentId: 'a1', vault: 'ready' },
    'shell.view': { view: null },
  };
  await askFirst(
    async (operation) =>
      operation in values
        ? { ok: true, value: values[operation] }
        : { ok: false, failure: { kind: 'internal', id: 'x' } },
    answers,
  );
  return answers;
}

it('draws the page with what a person has written as text', async () => {
  const clock = new VirtualClock(0);
  drawing = createFirstDrawing({ thread, module: built, clock, log: recordLog() });
  const html = await drawing.draw(await answersOf());
  expect(html).toContain('&lt;/div&gt;&lt;script&gt;alert(1)');
  expect(html).not.toContain('<script');
  // The policy of the page would refuse them, one by one.
  expect(html).not.toContain('style=');
  expect(html).toMatch(/^<div id="first-drawing"[^>]* inert/);
});

it('draws again after it was given back for want of pages', async () => {
  const clock = new VirtualClock(0);
  drawing = createFirstDrawing({ thread, module: built, clock, log: recordLog() });
  const first = await drawing.draw(await answersOf());
  clock.advance(120_000);
  expect(await drawing.draw(await answersOf())).toBe(first);
});

it('leaves the page to draw itself where it takes too long', async () => {
  const clock = new VirtualClock(0);
  drawing = createFirstDrawing({ thread, module: built, clock, log: recordLog() });
  const drawn = drawing.draw(await answersOf());
  clock.advance(1000);
  expect(await drawn).toBeNull();
});

it('says in the log that it cannot draw, and tries no more than three times', async () => {
  const log = recordLog();
  const module = join(root, 'dist/drawing/nothing.js');
  drawing = createFirstDrawing({ thread, module, clock: new VirtualClock(0), log });
  const answers = await answersOf();
  for (let tries = 0; tries < 5; tries += 1) expect(await drawing.draw(answers)).toBeNull();
  expect(log.lines).toHaveLength(3);
  expect(log.lines.join()).not.toContain(root);
});

it('leaves out what cannot be drawn, and says so in the log', async () => {
  const log = recordLog();
  drawing = createFirstDrawing({ thread, module: built, clock: new VirtualClock(0), log });
  const broken: FirstAnswers = {
    answers: {
      accounts: { operation: 'accounts.list', raw: { ok: true, value: {} } },
      view: { operation: 'shell.view', raw: { ok: true, value: { view: null } } },
    },
    query: null,
  };
  expect(await drawing.draw(broken)).toBeNull();
  expect(log.lines).toEqual([expect.stringContaining('"error":"TypeError"')]);
});

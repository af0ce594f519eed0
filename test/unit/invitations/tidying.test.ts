/** When the journal goes to its place and memory back to the system: after the work, and never in the middle of it. */
import { expect, test } from 'vitest';
import type { InvitationCopy } from '../../../main/invitations/copy/copy.ts';
import { createTidying } from '../../../main/invitations/tidying.ts';
import { whole } from '../../support/electron/part.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

function tidied(size: number) {
  const done: string[] = [];
  const clock = new VirtualClock(0);
  const copy = whole<InvitationCopy>({
    size,
    setWritingMany: (many: boolean) => void done.push(many ? 'many' : 'journal'),
    shrink: () => void done.push('shrink'),
  });
  const tidying = createTidying({ copy, clock, giveBack: () => void done.push('give back') });
  return { tidying, clock, done };
}

test('a long list gives back what loading it took, once the page has had its turn', () => {
  const { clock, done } = tidied(10_000);
  clock.advance(1000);
  expect(done).toEqual([]);
  clock.advance(5000);
  expect(done).toEqual(['shrink', 'give back']);
});

test('a short list has nothing to give back, and its journal goes to its place all the same', () => {
  const { tidying, clock, done } = tidied(40);
  tidying.begin();
  tidying.end();
  clock.advance(60_000);
  expect(done).toEqual(['many', 'journal']);
});

test('reading that begins again before it is tidied up is left alone until its end', () => {
  const { tidying, clock, done } = tidied(10_000);
  tidying.begin();
  tidying.end();
  clock.advance(10);
  tidying.begin();
  clock.advance(60_000);
  expect(done).toEqual(['many', 'many']);
  tidying.end();
  clock.advance(60_000);
  expect(done).toEqual(['many', 'many', 'journal', 'shrink', 'give back']);
});

test('nothing is touched after the end: the database is closed', () => {
  const { tidying, clock, done } = tidied(10_000);
  tidying.begin();
  tidying.stop();
  tidying.end();
  clock.advance(60_000);
  expect(done).toEqual(['many']);
});

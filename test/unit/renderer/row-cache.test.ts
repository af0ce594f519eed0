import { describe, expect, it } from 'vitest';
import type { Result } from '../../../preload/failure.ts';
import type { InvitationWindow, WindowRequest } from '../../../preload/invitation.ts';
import { type ListQuery, pageSize } from '../../../preload/list-query.ts';
import { RowCache } from '../../../renderer/list/row-cache.ts';
import { crowd } from '../../support/renderer-scenes.ts';

const people = crowd(1000);
const question: ListQuery = { accountId: 'a', status: 'pending', search: '', order: '-created_at' };

/** A list whose answers come when the test says so. */
function slowList() {
  const asked: { request: WindowRequest; answer: () => void; fail: () => void }[] = [];
  const list = (request: WindowRequest) =>
    new Promise<Result<InvitationWindow>>((done) => {
      const rows = people.slice(request.offset, request.offset + request.limit);
      asked.push({
        request,
        answer: () =>
          done({
            ok: true,
            value: {
              rows,
              total: 1000,
              counts: { pending: 1000, accepted: 0, expired: 0, revoked: 0, other: 0 },
            },
          }),
        fail: () => done({ ok: false, failure: { kind: 'internal', id: 'x' } }),
      });
    });
  return { cache: new RowCache<ListQuery>(list), asked };
}

const settled = () => new Promise((done) => setTimeout(done));

describe('rows served by main', () => {
  it('asks for the first page, then for what comes into view, each page once', async () => {
    const { cache, asked } = slowList();
    cache.show(question);
    asked[0]?.answer();
    await settled();
    cache.need(122, 130);
    cache.need(123, 131);
    expect(asked.map(({ request }) => request.offset)).toEqual([0, 6 * pageSize]);
    asked[1]?.answer();
    await settled();
    expect(cache.rowAt(125)?.id).toBe('inv_125');
    expect(cache.rowAt(60)).toBeUndefined();
  });

  it('drops the answer to an older question that comes late', async () => {
    const { cache, asked } = slowList();
    cache.show({ ...question, search: 'a' });
    cache.show({ ...question, search: 'ab' });
    asked[1]?.answer();
    await settled();
    asked[0]?.answer();
    await settled();
    expect(cache.get().query?.search).toBe('ab');
  });

  it('keeps the rows of the last question until the new one is answered', async () => {
    const { cache, asked } = slowList();
    cache.show(question);
    asked[0]?.answer();
    await settled();
    cache.show({ ...question, search: 'x' });
    expect(cache.get().total).toBe(1000);
    expect(cache.rowAt(0)?.id).toBe('inv_0');
  });

  it('asks the same question once, and again only after a failure', async () => {
    const { cache, asked } = slowList();
    cache.show(question);
    cache.show({ ...question });
    expect(asked.length).toBe(1);
    asked[0]?.fail();
    await settled();
    cache.show({ ...question });
    expect(asked.length).toBe(2);
  });

  it('asks again for what is in view when something changed, and forgets the rest', async () => {
    const { cache, asked } = slowList();
    cache.show(question);
    asked[0]?.answer();
    await settled();
    cache.need(100, 110);
    asked[1]?.answer();
    await settled();
    cache.refresh();
    expect(asked.slice(2).map(({ request }) => request.offset)).toEqual([100]);
    expect(cache.rowAt(105)?.id).toBe('inv_105');
    expect(cache.rowAt(0)).toBeUndefined();
  });

  it('has the answer to what was just asked, at once, until something changes', async () => {
    const { cache, asked } = slowList();
    const ga = { ...question, search: 'ga' };
    cache.show(question);
    asked[0]?.answer();
    await settled();
    cache.show(ga);
    asked[1]?.answer();
    await settled();
    cache.show({ ...question });
    expect(cache.get().query?.search).toBe('');
    expect(cache.rowAt(0)?.id).toBe('inv_0');
    expect(asked.length).toBe(2);
    cache.refresh();
    expect(asked.length).toBe(3);
    cache.show(ga);
    expect(cache.get().query?.search).toBe('');
    expect(asked.length).toBe(4);
  });

  it('keeps no answer that was asked for before something changed', async () => {
    const { cache, asked } = slowList();
    cache.show(question);
    cache.refresh();
    cache.show({ ...question, search: 'x' });
    for (const { answer } of asked) answer();
    await settled();
    cache.show(question);
    // The first of the two is older than the change; the second, asked because of it, is not.
    expect(asked.length).toBe(3);
    cache.refresh();
    const { length } = asked;
    cache.show({ ...question, search: 'x' });
    expect(asked.length).toBe(length + 1);
  });

  it('tells why there are no rows', async () => {
    const { cache, asked } = slowList();
    cache.show(question);
    asked[0]?.fail();
    await settled();
    expect(cache.get().failure?.kind).toBe('internal');
  });
});

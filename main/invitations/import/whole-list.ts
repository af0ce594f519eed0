/** A whole list, window by window, as a view would ask for it. */
import type { Handlers } from '../../../preload/contract.ts';
import type { Invitation, WindowRequest } from '../../../preload/invitation.ts';
import { turn } from './turn.ts';

/** Most rows of one window (preload/invitation.ts). */
const limit = 500;

/**
 * Every invitation of a list, once. What changes meanwhile may move between two windows: a row is never told twice,
 * and one that moved up past the window is missed, as if it had been read a moment earlier.
 */
export async function* wholeList(
  list: Handlers['invitations']['list'],
  question: Omit<WindowRequest, 'offset' | 'limit'>,
): AsyncGenerator<Invitation, void> {
  const told = new Set<string>();
  for (let offset = 0; ; offset += limit) {
    const { rows, total } = await list({ ...question, offset, limit });
    for (const row of rows) {
      if (told.has(row.id)) continue;
      told.add(row.id);
      yield row;
    }
    if (rows.length === 0 || offset + limit >= total) return;
    await turn();
  }
}

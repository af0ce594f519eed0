/**
 * Finds which pending invitations are gone from Clerk's list when only the count says that some are. Both lists
 * have the same order, so that where Clerk has k fewer before some moment, k departures lie before it: halving
 * finds each in a number of small requests that grows with the logarithm of the list. Only moments are compared,
 * never places: in which order Clerk lists what was created in the same millisecond is not documented.
 */

export interface Listed {
  id: string;
  createdAt: number;
}

export interface DepartedPorts {
  /** Ours, newest first. */
  local: readonly Listed[];
  /** How many Clerk has. */
  total: number;
  /** Clerk's list from `offset`, newest first, at most `limit`. */
  read(offset: number, limit: number): Promise<readonly Listed[]>;
}

/** A stretch of our list, and how many of it departed. */
interface Stretch {
  from: number;
  to: number;
  /** Departures before it. */
  before: number;
  within: number;
}

/** Below this many it is cheaper to read the stretch than to halve it. */
const short = 100;
/** What is read to find a moment to split at: more than a bulk call creates in one millisecond. */
const probe = 25;
/** Clerk's largest page. */
const longest = 500;

/** Null when the lists cannot be laid beside each other: something moved meanwhile. */
export async function findDeparted({ local, total, read }: DepartedPorts): Promise<string[] | null> {
  const search = async (stretch: Stretch): Promise<string[] | null> => {
    const { from, to, before, within } = stretch;
    const length = to - from;
    if (within === 0) return [];
    if (within < 0 || length < within) return null;
    if (within === length) return local.slice(from, to).map(({ id }) => id);
    if (length <= short) return compare(stretch);
    const middle = from - before + Math.floor((length - within) / 2);
    const split = splitAt(await read(middle, probe), middle);
    if (split === null || split.rank <= from || split.rank >= to) {
      return length <= longest ? compare(stretch) : null;
    }
    const left = split.rank - split.offset - before;
    const halves = await Promise.all([
      search({ from, to: split.rank, before, within: left }),
      search({ from: split.rank, to, before: before + left, within: within - left }),
    ]);
    return halves[0] === null || halves[1] === null ? null : [...halves[0], ...halves[1]];
  };

  /** Where a later moment begins: at Clerk (`offset`) and with us (`rank`). */
  const splitAt = (page: readonly Listed[], start: number): { offset: number; rank: number } | null => {
    const index = page.findIndex((each, at) => at > 0 && each.createdAt !== page[at - 1]?.createdAt);
    const older = page[index];
    return older === undefined ? null : { offset: start + index, rank: newerThan(local, older.createdAt) };
  };

  const compare = async ({ from, to, before, within }: Stretch): Promise<string[] | null> => {
    const there = new Set((await read(from - before, to - from - within)).map(({ id }) => id));
    const missing = local.slice(from, to).filter(({ id }) => !there.has(id));
    return missing.length === within ? missing.map(({ id }) => id) : null;
  };

  return search({ from: 0, to: local.length, before: 0, within: local.length - total });
}

/** How many of a list, newest first, were created after a moment. */
function newerThan(list: readonly Listed[], moment: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.createdAt ?? 0) > moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which slots match a status and a search, in an order: what a window of rows is cut from. */
import { type Status, statuses, type WindowRequest } from '../../../preload/invitation.ts';
import type { Columns } from './columns.ts';
import { narrows } from './metadata-match.ts';
import { SortedSlots } from './sorted-slots.ts';

type Field = 'created_at' | 'email_address' | 'expires_at' | 'updated_at';

interface View {
  status: Status;
  /** Lower case. */
  search: string;
  order: WindowRequest['order'];
  slots: Uint32Array;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const idPrefixes = ['inv_', 'orginv_', 'wle_'];

const isId = (search: string): boolean => idPrefixes.some((prefix) => search.startsWith(prefix));

/** So many lists are kept ready: one for each status tab, and the newest searches. */
const keptViews = 8;

export class Views {
  readonly #columns: Columns;
  readonly #orders: Record<Field, SortedSlots>;
  readonly #inMetadata: (search: string) => (slot: number) => boolean;
  #views: View[] = [];

  /** `inMetadata`: whether the metadata of a slot matches a search, which is trimmed and in lower case. */
  constructor(columns: Columns, inMetadata: (search: string) => (slot: number) => boolean) {
    this.#columns = columns;
    this.#inMetadata = inMetadata;
    const byId = (a: number, b: number): number => byText(columns.id(a), columns.id(b));
    const byNumber = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
    this.#orders = {
      created_at: new SortedSlots((a, b) => byNumber(columns.created(a), columns.created(b)) || byId(a, b)),
      email_address: new SortedSlots((a, b) => byText(columns.lowered(a), columns.lowered(b)) || byId(a, b)),
      expires_at: new SortedSlots((a, b) => byNumber(columns.expires(a), columns.expires(b)) || byId(a, b)),
      updated_at: new SortedSlots((a, b) => byNumber(columns.updated(a), columns.updated(b)) || byId(a, b)),
    };
  }

  /** Every matching slot, in order. Valid until the next change. */
  slots(status: Status, search: string, order: WindowRequest['order']): Uint32Array {
    const wanted = search.trim().toLowerCase();
    const known = this.#views.findIndex(
      (view) => view.status === status && view.order === order && view.search === wanted,
    );
    const view =
      known >= 0
        ? (this.#views.splice(known, 1)[0] as View)
        : { status, search: wanted, order, slots: this.#filter(status, wanted, order) };
    this.#views = [view, ...this.#views.slice(0, keptViews - 1)];
    return view.slots;
  }

  /** How many match in each list, with the newest of them; in one pass over all. */
  find(search: string, limit: number): { status: Status; total: number; slots: number[] }[] {
    const matches = this.#matcher(search.trim().toLowerCase());
    const found = statuses.map((status) => ({ status, total: 0, slots: [] as number[] }));
    for (const slot of this.byCreation().toReversed()) {
      if (!matches(slot)) continue;
      const list = found[this.#columns.statusNumber(slot)];
      if (!list) continue;
      list.total += 1;
      if (list.slots.length < limit) list.slots.push(slot);
    }
    return found.filter(({ total }) => total > 0);
  }

  /** Oldest first. */
  byCreation(): Uint32Array {
    return this.#sorted('created_at');
  }

  /** Call before the slots change, and `changed` after it. */
  changing(slots: readonly number[], changes: number): void {
    this.#views = [];
    for (const order of Object.values(this.#orders)) {
      if (!order.worthKeeping(changes)) continue;
      for (const slot of slots) if (this.#columns.has(slot)) order.remove(slot);
    }
  }

  changed(slots: readonly number[], changes: number): void {
    for (const order of Object.values(this.#orders)) {
      if (!order.worthKeeping(changes)) continue;
      for (const slot of slots) if (this.#columns.has(slot)) order.add(slot);
    }
  }

  /** A status changed, or more of the metadata is known, and nothing else: the orders stay as they are. */
  forgetLists(): void {
    this.#views = [];
  }

  #sorted(field: Field): Uint32Array {
    return this.#orders[field].read(() => this.#all());
  }

  #all(): Uint32Array {
    const all = new Uint32Array(this.#columns.size);
    let length = 0;
    for (let slot = 0; slot < this.#columns.length; slot += 1) {
      if (this.#columns.has(slot)) {
        all[length] = slot;
        length += 1;
      }
    }
    return all;
  }

  #filter(status: Status, search: string, order: WindowRequest['order']): Uint32Array {
    const columns = this.#columns;
    const wanted = statuses.indexOf(status);
    const matches = this.#matcher(search);
    const narrower = this.#narrower(status, search, order);
    const from = narrower?.slots ?? this.#sorted(order.slice(1) as Field);
    const matching = new Uint32Array(from.length);
    let length = 0;
    for (const slot of from) {
      if (columns.statusNumber(slot) !== wanted || !matches(slot)) continue;
      matching[length] = slot;
      length += 1;
    }
    const found = matching.slice(0, length);
    return order.startsWith('-') && narrower === undefined ? found.reverse() : found;
  }

  /** As Clerk's own `query`: part of an address, or an id. And what metadata has. */
  #matcher(search: string): (slot: number) => boolean {
    const columns = this.#columns;
    if (search === '') return () => true;
    const inMetadata = this.#inMetadata(search);
    if (!isId(search)) return (slot) => columns.lowered(slot).includes(search) || inMetadata(slot);
    return (slot) =>
      columns.lowered(slot).includes(search) || columns.id(slot).toLowerCase() === search || inMetadata(slot);
  }

  /** The list of a shorter search that has everything the longer one can find: the next key press is cheap. */
  #narrower(status: Status, search: string, order: WindowRequest['order']): View | undefined {
    if (isId(search)) return undefined;
    return this.#views.find(
      (view) =>
        view.status === status && view.order === order && view.search !== '' && narrows(search, view.search),
    );
  }
}

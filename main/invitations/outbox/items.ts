/** All items of one outbox in memory, with the order that must be kept for each address. */
import { addressOf, isUnfinished, type OutboxItem } from './item.ts';

export class Items {
  readonly #all = new Map<string, OutboxItem>();
  /** Unfinished items in order: what a person did just now before what was imported. */
  readonly #urgent = new Map<number, OutboxItem>();
  readonly #patient = new Map<number, OutboxItem>();
  /** For each address the unfinished items, in order. */
  readonly #lanes = new Map<string, number[]>();
  readonly #highest = new Map<Map<number, OutboxItem>, number>();
  readonly #unsorted = new Set<Map<number, OutboxItem>>();
  /** Ids of resends between their halves. */
  readonly #halfResent = new Set<string>();
  #lastSeq = 0;

  nextSeq(): number {
    this.#lastSeq += 1;
    return this.#lastSeq;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get(id: string): OutboxItem | undefined {
    return this.#all.get(id);
  }

  all(): IterableIterator<OutboxItem> {
    return this.#all.values();
  }

  get size(): number {
    return this.#all.size;
  }

  /** Urgent ones first, each kind in the order it was asked for. */
  *unfinished(): Generator<OutboxItem> {
    yield* this.#sorted(this.#urgent);
    yield* this.#sorted(this.#patient);
  }

  get unfinishedCount(): number {
    return this.#urgent.size + this.#patient.size;
  }

  /** How many resends have revoked, and not yet created. */
  get halfResent(): number {
    return this.#halfResent.size;
  }

  /** Whether nothing older is under way for the same address. */
  isFirst(item: OutboxItem): boolean {
    return this.#lanes.get(addressOf(item))?.[0] === item.seq;
  }

  /** The unfinished items of an address. */
  lane(address: string): OutboxItem[] {
    const seqs = this.#lanes.get(address) ?? [];
    return seqs.flatMap((seq) => this.#urgent.get(seq) ?? this.#patient.get(seq) ?? []);
  }

  /** Creates that failed without anybody knowing what they did, by address; the newest of each. */
  givenUpInDoubt(): Map<string, OutboxItem> {
    const found = new Map<string, OutboxItem>();
    for (const item of this.#all.values()) {
      const inDoubt = item.state === 'failed' && item.doubt !== 'none' && item.attempt?.step === 'create';
      if (inDoubt) found.set(addressOf(item), item);
    }
    return found;
  }

  put(item: OutboxItem): void {
    const before = this.#all.get(item.id);
    // Clerk's form of the address takes the place of the one that was sent.
    if (before !== undefined && addressOf(before) !== addressOf(item)) this.#leaveLane(before);
    this.#all.set(item.id, item);
    this.#lastSeq = Math.max(this.#lastSeq, item.seq);
    const isHalf = item.operation === 'resend' && item.step === 'create' && isUnfinished(item);
    if (isHalf) this.#halfResent.add(item.id);
    else this.#halfResent.delete(item.id);
    const list = item.urgent ? this.#urgent : this.#patient;
    if (!isUnfinished(item)) {
      list.delete(item.seq);
      this.#leaveLane(item);
    } else if (before !== undefined && isUnfinished(before)) {
      list.set(item.seq, item);
    } else {
      this.#enter(list, item);
      this.#enterLane(item);
    }
  }

  forget(id: string): void {
    const item = this.#all.get(id);
    if (item === undefined) return;
    this.#all.delete(id);
    this.#halfResent.delete(id);
    this.#urgent.delete(item.seq);
    this.#patient.delete(item.seq);
    this.#leaveLane(item);
  }

  /** A retried item returns to its old place, and maps keep the order of insertion: sorted when next asked for. */
  #enter(list: Map<number, OutboxItem>, item: OutboxItem): void {
    if (item.seq < (this.#highest.get(list) ?? 0)) this.#unsorted.add(list);
    else this.#highest.set(list, item.seq);
    list.set(item.seq, item);
  }

  #sorted(list: Map<number, OutboxItem>): IterableIterator<OutboxItem> {
    if (this.#unsorted.delete(list)) {
      const items = [...list.values()].sort((a, b) => a.seq - b.seq);
      list.clear();
      for (const item of items) list.set(item.seq, item);
    }
    return list.values();
  }

  #enterLane(item: OutboxItem): void {
    const address = addressOf(item);
    const lane = [...(this.#lanes.get(address) ?? []), item.seq].sort((a, b) => a - b);
    this.#lanes.set(address, lane);
  }

  #leaveLane(item: OutboxItem): void {
    const address = addressOf(item);
    const lane = (this.#lanes.get(address) ?? []).filter((seq) => seq !== item.seq);
    if (lane.length === 0) this.#lanes.delete(address);
    else this.#lanes.set(address, lane);
  }
}

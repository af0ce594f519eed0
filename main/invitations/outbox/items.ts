/** All items of one outbox in memory, with the order that must be kept for each address of a place. */
import { addressKey, addressKeyOf, isUnfinished, type OutboxItem, placeOfItem } from './item.ts';

/** What is unfinished of one place, in order: what a person did just now before what was imported. */
interface Line {
  urgent: Map<number, OutboxItem>;
  patient: Map<number, OutboxItem>;
  /** Ids of resends between their halves. */
  halfResent: Set<string>;
}

const newLine = (): Line => ({ urgent: new Map(), patient: new Map(), halfResent: new Set() });

export class Items {
  readonly #all = new Map<string, OutboxItem>();
  /** By place; a place without unfinished items has none. */
  readonly #lines = new Map<string, Line>();
  /** By address, the unfinished items, in order. */
  readonly #byAddress = new Map<string, number[]>();
  readonly #highest = new WeakMap<Map<number, OutboxItem>, number>();
  readonly #unsorted = new WeakSet<Map<number, OutboxItem>>();
  #lastSeq = 0;
  #ended = 0;

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

  /** Where something is unfinished. */
  places(): string[] {
    return [...this.#lines.keys()];
  }

  /** Urgent ones first, each kind in the order it was asked for, place by place. */
  *unfinished(): Generator<OutboxItem> {
    for (const { urgent } of this.#lines.values()) yield* this.#sorted(urgent);
    for (const { patient } of this.#lines.values()) yield* this.#sorted(patient);
  }

  /** Of one place: urgent ones first, each kind in the order it was asked for. */
  *unfinishedOf(place: string): Generator<OutboxItem> {
    const line = this.#lines.get(place);
    if (line === undefined) return;
    yield* this.#sorted(line.urgent);
    yield* this.#sorted(line.patient);
  }

  get unfinishedCount(): number {
    let count = 0;
    for (const { urgent, patient } of this.#lines.values()) count += urgent.size + patient.size;
    return count;
  }

  /** How many have come to an end since nothing was left to do, whether they are still remembered or not. */
  get ended(): number {
    return this.#ended;
  }

  /** How many resends of a place have revoked, and not yet created. */
  halfResentOf(place: string): number {
    return this.#lines.get(place)?.halfResent.size ?? 0;
  }

  /** Whether nothing older is under way for the same address of the same place. */
  isFirst(item: OutboxItem): boolean {
    return this.#byAddress.get(addressKeyOf(item))?.[0] === item.seq;
  }

  /** The unfinished items of an address (by `mailboxKey`) in one place. */
  ofAddress(place: string, mailbox: string): OutboxItem[] {
    const line = this.#lines.get(place);
    const seqs = this.#byAddress.get(addressKey(place, mailbox)) ?? [];
    return seqs.flatMap((seq) => line?.urgent.get(seq) ?? line?.patient.get(seq) ?? []);
  }

  /** Creates that failed without anybody knowing what they did, by address; the newest of each. */
  givenUpInDoubt(): Map<string, OutboxItem> {
    const found = new Map<string, OutboxItem>();
    for (const item of this.#all.values()) {
      const inDoubt = item.state === 'failed' && item.doubt !== 'none' && item.attempt?.step === 'create';
      if (inDoubt && item.operation !== 'invite') found.set(addressKeyOf(item), item);
    }
    return found;
  }

  put(item: OutboxItem): void {
    const before = this.#all.get(item.id);
    this.#countEnds(before, item);
    // Clerk's form of the address takes the place of the one that was sent.
    if (before !== undefined && addressKeyOf(before) !== addressKeyOf(item)) this.#leaveAddress(before);
    this.#all.set(item.id, item);
    this.#lastSeq = Math.max(this.#lastSeq, item.seq);
    if (!isUnfinished(item)) {
      this.#leaveLine(item);
      this.#leaveAddress(item);
      return;
    }
    const line = this.#lineOf(item);
    const list = item.urgent ? line.urgent : line.patient;
    if (item.operation === 'resend' && item.step === 'create') line.halfResent.add(item.id);
    else line.halfResent.delete(item.id);
    if (before !== undefined && isUnfinished(before)) {
      list.set(item.seq, item);
    } else {
      this.#add(list, item);
      this.#enterAddress(item);
    }
  }

  forget(id: string): void {
    const item = this.#all.get(id);
    if (item === undefined) return;
    if (isUnfinished(item)) this.#ended += 1;
    this.#all.delete(id);
    this.#leaveLine(item);
    this.#leaveAddress(item);
  }

  #countEnds(before: OutboxItem | undefined, item: OutboxItem): void {
    const wasLeft = before !== undefined && isUnfinished(before);
    const isLeft = isUnfinished(item);
    if (wasLeft === isLeft) return;
    if (wasLeft) this.#ended += 1;
    else if (this.unfinishedCount === 0) this.#ended = 0;
    // It is tried again.
    else if (before !== undefined) this.#ended = Math.max(0, this.#ended - 1);
  }

  #lineOf(item: OutboxItem): Line {
    const place = placeOfItem(item);
    const known = this.#lines.get(place);
    if (known !== undefined) return known;
    const line = newLine();
    this.#lines.set(place, line);
    return line;
  }

  #leaveLine(item: OutboxItem): void {
    const place = placeOfItem(item);
    const line = this.#lines.get(place);
    if (line === undefined) return;
    line.halfResent.delete(item.id);
    line.urgent.delete(item.seq);
    line.patient.delete(item.seq);
    if (line.urgent.size + line.patient.size === 0) this.#lines.delete(place);
  }

  /** A retried item returns to its old place, and maps keep the order of insertion: sorted when next asked for. */
  #add(list: Map<number, OutboxItem>, item: OutboxItem): void {
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

  #enterAddress(item: OutboxItem): void {
    const key = addressKeyOf(item);
    const seqs = [...(this.#byAddress.get(key) ?? []), item.seq].sort((a, b) => a - b);
    this.#byAddress.set(key, seqs);
  }

  #leaveAddress(item: OutboxItem): void {
    const key = addressKeyOf(item);
    const seqs = (this.#byAddress.get(key) ?? []).filter((seq) => seq !== item.seq);
    if (seqs.length === 0) this.#byAddress.delete(key);
    else this.#byAddress.set(key, seqs);
  }
}

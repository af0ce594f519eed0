/** What came in and went out: counts and bytes by endpoint, and the latest requests one by one. */

export interface JournalEntry {
  /** 1 for the first request of this sandbox. */
  sequence: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  at: number;
  /** Null when the key opened no instance. */
  instanceId: string | null;
  endpoint: string;
  method: string;
  /** With the query, without `/v1`. */
  target: string;
  userAgent: string;
  apiVersion: string | null;
  /** Null when the connection was dropped in place of an answer. */
  status: number | null;
  /** Of the bodies, without headers. */
  bytesIn: number;
  bytesOut: number;
  /** The kind of fault that was injected, if any. */
  fault: string | null;
  /** How many requests were under way when this one came, itself included. */
  inFlight: number;
}

export interface EndpointTotals {
  requests: number;
  bytesIn: number;
  bytesOut: number;
  /** By HTTP status; `dropped` for connections that ended without an answer. */
  statuses: Record<string, number>;
}

/** The totals count everything; the journal keeps this many. */
const maxJournal = 10_000;

export class Traffic {
  #journal: JournalEntry[] = [];
  #totals = new Map<string, EndpointTotals>();
  #sequence = 0;
  #inFlight = 0;
  #maxInFlight = 0;

  /** Returns how many are under way now. */
  begin(): number {
    this.#inFlight += 1;
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
    return this.#inFlight;
  }

  end(entry: Omit<JournalEntry, 'sequence'>): void {
    this.#inFlight -= 1;
    this.#sequence += 1;
    this.#journal.push({ sequence: this.#sequence, ...entry });
    if (this.#journal.length > maxJournal) this.#journal.splice(0, maxJournal / 10);
    const totals = this.#totals.get(entry.endpoint) ?? { requests: 0, bytesIn: 0, bytesOut: 0, statuses: {} };
    const status = String(entry.status ?? 'dropped');
    totals.requests += 1;
    totals.bytesIn += entry.bytesIn;
    totals.bytesOut += entry.bytesOut;
    totals.statuses[status] = (totals.statuses[status] ?? 0) + 1;
    this.#totals.set(entry.endpoint, totals);
  }

  totals() {
    const endpoints = Object.fromEntries(this.#totals);
    const sum = (of: (totals: EndpointTotals) => number) =>
      [...this.#totals.values()].reduce((total, totals) => total + of(totals), 0);
    return {
      requests: sum((totals) => totals.requests),
      bytesIn: sum((totals) => totals.bytesIn),
      bytesOut: sum((totals) => totals.bytesOut),
      maxInFlight: this.#maxInFlight,
      endpoints,
    };
  }

  journal(): readonly JournalEntry[] {
    return this.#journal;
  }

  clear(): void {
    this.#journal = [];
    this.#totals = new Map();
    this.#sequence = 0;
    this.#maxInFlight = this.#inFlight;
  }
}

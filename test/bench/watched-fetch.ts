/** The runtime's fetch, watched: whether a request is under way, and for how long some were. */
import type { Fetch } from '../../main/ports.ts';

export class WatchedFetch {
  #underWay = 0;
  #since = 0;
  #networkMs = 0;
  readonly #answeredAt = new Map<string, number>();

  /** Hands over an answer only when all of it is here. */
  readonly fetch: Fetch = async (request, init) => {
    const url = request instanceof Request ? request.url : String(request);
    const path = new URL(url).pathname;
    if (this.#underWay === 0) this.#since = performance.now();
    this.#underWay += 1;
    try {
      const answer = await fetch(request, init);
      const body = await answer.arrayBuffer();
      return new Response(body, { status: answer.status, headers: answer.headers });
    } finally {
      const answeredAt = performance.now();
      this.#answeredAt.set(path, answeredAt);
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#networkMs += answeredAt - this.#since;
    }
  };

  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  /** `performance.now()` when the latest answer to a request of this path was handed over. */
  answeredAt(path: string): number {
    return this.#answeredAt.get(path) ?? Number.NaN;
  }

  /** Milliseconds in which at least one request was under way, over all. */
  get networkMs(): number {
    return this.#networkMs;
  }
}

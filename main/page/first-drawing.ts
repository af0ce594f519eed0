/**
 * The page's first drawing as HTML, made by the page's own components in a thread of its own: React on this side costs
 * some 20 MB and, cold, 150 ms, which neither an idle day nor the event loop is to pay for. The thread is begun when a
 * page is about to be asked for, and ends when none was for a while.
 */
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Ask, askFirst, type FirstAnswers } from '../../preload/initial-data.ts';
import { errorName } from '../fault-facts.ts';
import type { Clock, Log } from '../ports.ts';

export interface FirstDrawing {
  /** A page will be asked for soon: it is drawn once in advance, with what `ask` answers, as code is slow at first. */
  warm(ask: Ask): void;
  /** Null where it takes too long: then the page draws itself. Never rejects. */
  draw(answers: FirstAnswers): Promise<string | null>;
  close(): void;
}

export interface FirstDrawingOptions {
  /** The built thread (first-drawing-thread.ts) and the built module that draws, as paths. */
  thread: string;
  module: string;
  clock: Clock;
  log: Log;
}

/** Milliseconds. A drawing takes 3 of them; a page without one is there in 150 more. */
const patienceMs = 60;
const idleMs = 60_000;
/** After so many ends that nobody asked for there is none any more. */
const mostFaults = 3;
/** The number of a drawing that nobody waits for. */
const rehearsal = 0;

export function createFirstDrawing({ thread, module, clock, log }: FirstDrawingOptions): FirstDrawing {
  let worker: Worker | null = null;
  let faults = 0;
  let ids = 0;
  let endLater = (): void => undefined;
  const waiting = new Map<number, (html: string | null) => void>();

  function giveUp(): void {
    worker = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }

  function end(): void {
    endLater();
    const ending = worker;
    giveUp();
    void ending?.terminate();
  }

  function begin(): Worker | null {
    endLater();
    endLater = clock.after(idleMs, end);
    if (worker || faults >= mostFaults) return worker;
    const begun = new Worker(pathToFileURL(thread), { workerData: pathToFileURL(module).href });
    // It holds nobody up who wants to end.
    begun.unref();
    begun.on('message', ({ id, html, error }: { id: number; html: string | null; error?: string }) => {
      if (error !== undefined) log.warn('page.not-drawn', { error });
      waiting.get(id)?.(html);
    });
    begun.on('error', (error) => {
      faults += 1;
      log.warn('page.not-drawn', { error: errorName(error) });
    });
    begun.on('exit', () => worker === begun && giveUp());
    worker = begun;
    return begun;
  }

  return {
    warm(ask) {
      if (worker) return void begin();
      const drawing = begin();
      const answers: FirstAnswers = { answers: {}, query: null };
      askFirst(ask, answers).then(
        () => drawing?.postMessage({ id: rehearsal, answers: JSON.stringify(answers) }),
        // What fails is asked anew, and told, when there is a page.
        () => undefined,
      );
    },
    async draw(answers) {
      const drawing = begin();
      if (!drawing) return null;
      ids += 1;
      const id = ids;
      const { promise, resolve } = Promise.withResolvers<string | null>();
      waiting.set(id, resolve);
      drawing.postMessage({ id, answers: JSON.stringify(answers) });
      const callOff = clock.after(patienceMs, () => resolve(null));
      const html = await promise;
      callOff();
      waiting.delete(id);
      return html;
    },
    close: end,
  };
}

/** The thread that draws first pages: loads what it is told to, and makes HTML of each set of answers, or says why not. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorName } from '../fault-facts.ts';

/** What the built module of renderer/first-drawing has. */
interface Module {
  drawFirst(answers: string): string;
}

const { drawFirst } = (await import(String(workerData))) as Module;
parentPort?.on('message', ({ id, answers }: { id: number; answers: string }) => {
  try {
    parentPort?.postMessage({ id, html: drawFirst(answers) });
  } catch (error) {
    parentPort?.postMessage({ id, html: null, error: errorName(error) });
  }
});

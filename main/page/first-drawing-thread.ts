/** The thread that draws first pages: loads what it is told to, and answers each set of answers with HTML. */
import { parentPort, workerData } from 'node:worker_threads';

/** What the built module of renderer/first-drawing has. */
interface Module {
  drawFirst(answers: string): string;
}

const { drawFirst } = (await import(String(workerData))) as Module;
parentPort?.on('message', ({ id, answers }: { id: number; answers: string }) => {
  let html: string | null = null;
  try {
    html = drawFirst(answers);
  } catch {
    // Null says it: the page draws itself, as without this thread.
  }
  parentPort?.postMessage({ id, html });
});
parentPort?.postMessage('ready');

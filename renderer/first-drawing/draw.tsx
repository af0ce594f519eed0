/**
 * What the page will look like when its scripts have come, as HTML that a document can have in it: the rows are seen
 * while React is still on its way. Runs without a window (main/page/first-drawing.ts); built as a module of its own.
 */
import { renderToString } from 'react-dom/server';
import { buildBridge } from '../../preload/bridge.ts';
import type { FirstAnswers } from '../../preload/initial-data.ts';
import { App } from '../app/App.tsx';
import { asItCame, InitialData } from '../bootstrap/initial-data.ts';
import { Connection } from '../host/connection.ts';
import { windowOf } from '../shell/kept-window.ts';
import { HostContext } from '../state/guestlist-context.ts';
import { StatusProvider } from '../status/StatusProvider.tsx';
import { drawFor } from '../ui/surroundings.ts';

/** A drawing asks nobody: what it shows it was given. */
const nobody = buildBridge({ invoke: () => new Promise(() => undefined), subscribe: () => () => undefined });

/** A list is guessed to have half the window's height; where it has panes beside it, it has more. */
const wideListShare = 1.6;

/**
 * `answers`: as JSON, those of preload/initial-data.ts. HTML without scripts, and with nothing in it that a person's
 * words could end; throws where the answers are none.
 */
export function drawFirst(answers: string): string {
  const { answers: given, query } = JSON.parse(answers) as FirstAnswers;
  const initial = new InitialData(
    { answers: given, query, stream: null, heard: new Set(), settled: null },
    asItCame,
  );
  const kept = windowOf(initial.get<{ view: string | null }>('view')?.view ?? null);
  drawFor({ ...kept, height: kept.height * (kept.roomy ? wideListShare : 1) });
  const host = { guestlist: nobody, connection: new Connection(), initial };
  const page = renderToString(
    <HostContext value={host}>
      <StatusProvider>
        <App />
      </StatusProvider>
    </HostContext>,
  );
  // The page's policy refuses styles that a document brings, and says so in the console for each; in words of a person
  // React writes no quotes as they are.
  const plain = page.replaceAll(/ style="[^"]*"/gu, '');
  // Not a word of it is for a screen reader, nor can anything in it be pressed: the page itself comes at once.
  return `<div id="first-drawing" class="first-drawing" data-window="${kept.roomy ? 'roomy' : 'narrow'}" inert aria-hidden="true">${plain}</div>`;
}

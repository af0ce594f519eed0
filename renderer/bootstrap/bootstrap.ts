/**
 * The first script of the page, and a small one: finds what the first drawing shows, while React and the rest are
 * still on their way. The document has it, or it is asked for. Nothing is checked here, and nothing depends on it:
 * what is missing is asked for as ever.
 */
import type { EventName, OperationName } from '../../preload/contract.ts';
import { askFirst, type FirstAnswers, firstAnswersId } from '../../preload/initial-data.ts';
import { post } from '../host/post.ts';
import './early-acts.ts';

export interface Bootstrap extends FirstAnswers {
  /** The browser host's events from the beginning; null under Electron, and where there is no session. */
  stream: EventSource | null;
  /** What may have happened since the questions left: answers that it touches may be too old. */
  readonly heard: Set<EventName>;
  /** Nothing more comes; null when it is all here. Never rejects. */
  settled: Promise<void> | null;
}

const touching: EventName[] = [
  'accounts.changed',
  'settings.changed',
  'sync.changed',
  'queue.changed',
  'invitations.changed',
];

/** What the host sent along with the document. */
function brought(): FirstAnswers | null {
  const text = document.getElementById(firstAnswersId)?.textContent;
  return text ? (JSON.parse(text) as FirstAnswers) : null;
}

const here = brought();
const bootstrap: Bootstrap = {
  stream: window.guestlist ? null : new EventSource('/api/events'),
  // The document was made before anybody listened.
  heard: new Set(here ? touching : []),
  answers: here?.answers ?? {},
  query: here?.query ?? null,
  settled: null,
};

/** Resolves once nothing that happens is missed. */
function listen(): Promise<unknown> | undefined {
  const { stream, heard } = bootstrap;
  if (!stream) {
    for (const event of touching) window.guestlist?.on(event, () => heard.add(event));
    return;
  }
  // Asked for before the stream is certain to be open.
  heard.add('accounts.changed').add('settings.changed');
  stream.addEventListener('message', ({ data }) => heard.add(JSON.parse(String(data)).event));
  const { promise, resolve, reject } = Promise.withResolvers();
  stream.addEventListener('open', resolve);
  stream.addEventListener('error', () => {
    stream.close();
    bootstrap.stream = null;
    for (const event of touching) heard.add(event);
    reject(new Error('There are no events.'));
  });
  return promise;
}

const listening = listen();

async function ask(operation: OperationName, payload: object): Promise<unknown> {
  const [namespace, verb] = operation.split('.') as ['app', 'info'];
  return window.guestlist
    ? window.guestlist[namespace][verb](payload as Record<string, never>)
    : (await post(operation, payload)).json();
}

// Where nobody answers, or with something else than expected, the page says so when it asks itself.
const silent = () => undefined;
if (here) listening?.catch(silent);
else bootstrap.settled = askFirst(ask, bootstrap, listening).catch(silent);

export { bootstrap };

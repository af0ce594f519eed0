/** Entry of the browser host: flags → ports → core → page. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import packageJson from '../package.json' with { type: 'json' };
import { FailureError } from '../preload/failure.ts';
import { createKeychain } from './accounts/keychain.ts';
import { type App, createApp } from './app.ts';
import { assumedOnline } from './browser/connectivity.ts';
import { type BrowserHost, startBrowserHost } from './browser/host.ts';
import { answerLinks, askForLink } from './browser/link-socket.ts';
import { hasDisplay, openBrowser } from './browser/open-browser.ts';
import { createPagePresence } from './browser/page-presence.ts';
import { createPageShell } from './browser/page-shell.ts';
import { openSettingsFile } from './browser/settings-file.ts';
import { errorName } from './fault-facts.ts';
import { UsageError } from './flags.ts';
import { createGiveBack } from './give-back.ts';
import { createFirstDrawing } from './page/first-drawing.ts';
import { systemClock } from './ports.ts';
import { parseServeOptions, type ServeOptions, serveHelp } from './serve-options.ts';
import {
  DataDirError,
  DataDirTakenError,
  defaultDataDir,
  lockDataDir,
  prepareDataDir,
} from './storage/data-dir.ts';
import { createLogFile } from './storage/log-file.ts';
import { unsavedWords } from './unsaved-words.ts';

/** Exit code for what the person can mend: a flag, a port, a folder. */
const usageExitCode = 2;

/** Where the build put the renderer and what draws its first page, seen from dist/main/. */
const rendererDir = join(import.meta.dirname, '..', 'renderer');
const drawingModule = join(import.meta.dirname, '..', 'drawing', 'draw.js');
const drawingThread = join(import.meta.dirname, 'first-drawing-thread.js');

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** The sentence for an error that the person can mend, or null. */
function sentenceFor(error: unknown, options: ServeOptions): string | null {
  if (error instanceof UsageError || error instanceof DataDirError) return error.message;
  const { code, path } = (error instanceof Error ? error : {}) as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${options.port} is in use. Choose another with --port, or leave the flag out.`;
  if (code && path) return `The file ${path} cannot be read or written. Look at its rights (${code}).`;
  if (code === 'EACCES') return `Port ${options.port} may not be used by this user.`;
  return null;
}

/** What a link is good for, and what the terminal hears. */
function howToGoOn(hearsEnter: boolean): string {
  const next = hearsEnter ? 'Press Enter for a new one, Ctrl+C to end.' : 'Ctrl+C ends Guestlist.';
  return `The link opens it once, within a minute. ${next}`;
}

/** Each press of Enter in the terminal gives a new link, for a browser that lost its session. */
function offerLinks(host: BrowserHost): void {
  if (!process.stdin.isTTY) return;
  createInterface({ input: process.stdin }).on('line', () => say(`Guestlist is at ${host.launchUrl()}`));
}

async function connectSandbox(app: App): Promise<void> {
  const account = await app.handlers.accounts.trySandbox({});
  await app.handlers.accounts.select({ accountId: account.id });
}

/** Ctrl+C in a terminal is asked about once where it would lose something; any other end says what is lost. */
function stopOnSignal(stop: () => Promise<void>, unsaved: () => number): void {
  let stopping = false;
  let warned = false;
  const end = (signal: NodeJS.Signals) => {
    if (stopping) return;
    const lost = unsaved();
    if (lost > 0 && !warned) {
      warned = true;
      complain(unsavedWords(lost));
      if (signal === 'SIGINT' && process.stdin.isTTY) return complain('Press Ctrl+C again to lose them.');
    }
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(`Guestlist did not stop cleanly (${errorName(error)}).`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** Holds the folder; null when another Guestlist has it and has given a link to itself. Throws `DataDirError`. */
async function holdOrJoin(dataDir: string, options: ServeOptions): Promise<(() => void) | null> {
  prepareDataDir(dataDir);
  try {
    return lockDataDir(dataDir);
  } catch (error) {
    if (!(error instanceof DataDirTakenError)) throw error;
    const link = await askForLink(dataDir, options.open && hasDisplay() ? 'open' : 'link');
    if (link === null) throw error;
    say(`Guestlist runs already. It is at ${link}\nThe link opens it once, within a minute.`);
    return null;
  }
}

async function run(options: ServeOptions): Promise<void> {
  const dataDir = options.dataDir ?? defaultDataDir();
  const unlock = await holdOrJoin(dataDir, options);
  if (unlock === null) return;
  const log = createLogFile(dataDir, systemClock, complain);
  const presence = createPagePresence();
  const app = createApp({
    host: 'browser',
    version: packageJson.version,
    dataDir,
    clock: systemClock,
    fetch: (request, init) => fetch(request, init),
    connectivity: assumedOnline,
    log,
    logTail: log.tail,
    settings: openSettingsFile(dataDir, systemClock, log),
    keychain: createKeychain({ log }),
    giveBack: createGiveBack(log),
    shell: createPageShell(presence),
    presence,
  });
  app.setVisible(false);
  const drawing = createFirstDrawing({
    thread: drawingThread,
    module: drawingModule,
    clock: systemClock,
    log,
  });
  const host = await startBrowserHost({
    app,
    rendererDir,
    drawing,
    port: options.port,
    clock: systemClock,
    log,
    pageLeft: () => presence.tell(false),
  });
  let forgetLink = (): void => undefined;
  async function openAt(link: string): Promise<void> {
    forgetLink();
    drawing.warm(app.dispatch);
    forgetLink = await openBrowser(link, dataDir, systemClock, log);
  }
  const links = answerLinks(
    dataDir,
    (wish) => {
      const link = host.launchUrl();
      if (wish === 'open') void openAt(host.launchUrl());
      return link;
    },
    log,
  );
  stopOnSignal(async () => {
    links.close();
    forgetLink();
    await host.close();
    drawing.close();
    await app.stop();
    unlock();
  }, app.unsaved);
  // Keychain and databases open while the browser does: whoever asks for a list waits for it.
  const started = app.start();
  if (options.sandbox) {
    await started;
    await connectSandbox(app);
  }
  log.info('started', { version: packageJson.version, host: 'browser' });
  say(`Guestlist is at ${host.launchUrl()}\n${howToGoOn(process.stdin.isTTY === true)}`);
  offerLinks(host);
  if (options.open && hasDisplay()) await openAt(host.launchUrl());
  await started;
}

/** Starts the browser host from command-line flags; ends the process with a sentence and code 2 when it cannot. */
export async function serve(args: string[]): Promise<void> {
  let options: ServeOptions = { port: 0, dataDir: null, sandbox: false, open: true, help: false };
  try {
    options = parseServeOptions(args);
    if (options.help) say(serveHelp);
    else await run(options);
  } catch (error) {
    const sentence = sentenceFor(error, options);
    if (!sentence && !(error instanceof FailureError)) throw error;
    complain(sentence ?? 'Guestlist could not start; its log tells more.');
    process.exit(usageExitCode);
  }
}

await serve(process.argv.slice(2));

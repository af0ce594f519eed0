/** A screen of its own for programs that open windows, and the hands of a person in front of it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { end } from './process.ts';

export interface Display {
  env: { DISPLAY: string };
  /** Titles of all windows that are to be seen. */
  windows(): string[];
  /** Resolves when a window with this in its title is there; throws after ten seconds. */
  waitFor(title: string): Promise<void>;
  /** Types into the window with this in its title. Keys by xdotool's names. */
  press(title: string, ...keys: string[]): Promise<void>;
  type(title: string, text: string): Promise<void>;
  /** Of the program's windows that are to be seen, the newest; null without any. Some have no title. */
  newestOf(program: string): string | null;
  /** Once: a click at a place in the window, or keys into it. */
  click(window: string, x: number, y: number): Promise<void>;
  keys(window: string, ...keys: string[]): Promise<void>;
  /** Once: the text into each of so many fields, from the one with the cursor on, and Return in the last. */
  fill(window: string, text: string, fields: number): Promise<void>;
  /** Types and presses Return until the window has gone: one that has not drawn itself yet drops what is typed. */
  answer(title: string, text: string): Promise<void>;
  stop(): Promise<void>;
  abandon(): void;
}

export const displayTools = ['Xvfb', 'xdotool'];

export async function startDisplay(): Promise<Display> {
  // Xvfb picks a number that is free, and writes it to its third file.
  const server: ChildProcess = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const numbers = server.stdio[3];
  if (!numbers) throw new Error('Xvfb has no third file.');
  const [line] = (await once(numbers, 'data', { signal: AbortSignal.timeout(60_000) })) as [Buffer];
  const env = { DISPLAY: `:${line.toString().trim()}` };

  const xdotool = (...args: string[]): string => {
    try {
      return execFileSync('xdotool', args, {
        env: { ...process.env, ...env },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 10_000,
      });
    } catch {
      // It fails where no window matches.
      return '';
    }
  };
  const idsOf = (title: string) =>
    xdotool('search', '--onlyvisible', '--name', title).split('\n').filter(Boolean);
  const windows = () =>
    idsOf('.+')
      .map((id) => xdotool('getwindowname', id).trim())
      .filter(Boolean);
  const waitFor = async (title: string) => {
    const giveUpAt = Date.now() + 60_000;
    while (idsOf(title).length === 0) {
      if (Date.now() > giveUpAt)
        throw new Error(`No window “${title}” came; there are: ${windows().join(' | ')}`);
      await pause(50);
    }
  };
  const toFront = async (id: string) => {
    // There is no window manager that would give it the focus.
    xdotool('windowfocus', '--sync', id);
    // A window that has only just come drops what is typed before it has drawn itself.
    await pause(300);
  };
  const into = async (title: string, ...input: string[]) => {
    await waitFor(title);
    const [id = ''] = idsOf(title).toReversed();
    await toFront(id);
    xdotool(...input);
  };
  return {
    env,
    windows,
    waitFor,
    press: (title, ...keys) => into(title, 'key', ...keys),
    type: (title, text) => into(title, 'type', text),
    newestOf: (program) =>
      xdotool('search', '--onlyvisible', '--class', program).split('\n').filter(Boolean).at(-1) ?? null,
    async click(window, x, y) {
      await toFront(window);
      xdotool('mousemove', '--window', window, String(x), String(y), 'click', '1');
    },
    async keys(window, ...keys) {
      await toFront(window);
      xdotool('key', ...keys);
    },
    async fill(window, text, fields) {
      await toFront(window);
      for (let field = 1; field <= fields; field += 1) {
        xdotool('key', 'ctrl+a');
        xdotool('type', text);
        xdotool('key', field < fields ? 'Tab' : 'Return');
      }
    },
    async answer(title, text) {
      for (let tries = 0; tries < 10; tries += 1) {
        await into(title, 'key', 'ctrl+a');
        await into(title, 'type', text);
        await into(title, 'key', 'Return');
        for (let looks = 0; looks < 60; looks += 1) {
          if (idsOf(title).length === 0) return;
          await pause(50);
        }
      }
      throw new Error(`The window “${title}” takes no answer.`);
    },
    stop: () => end(server),
    abandon: () => void server.kill('SIGKILL'),
  };
}

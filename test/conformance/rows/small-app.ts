/** Small applications beside this one. */
import assert from 'node:assert/strict';
import type { Row } from '../row.ts';
import type { Beside, Ended, Stage } from '../stage.ts';

export const start = 'main/electron/start.ts';
export const quit = 'main/electron/quit.ts';
export const launches = 'main/electron/launches.ts';
export const restart = 'main/electron/restart.ts';
export const login = 'main/electron/login/login-item.ts';

export const play = (stage: Stage, name: string, ...args: string[]): Promise<Ended> =>
  stage.beside('play', [`--play=${name}`, ...args]).ended;

/** The first application with this lock is up, and the second has been started with `args`. */
export async function twice(stage: Stage, ...args: string[]): Promise<{ first: Ended; second: Ended }> {
  const folder = stage.folder();
  const first: Beside = stage.beside('play', ['--play=locks'], folder);
  await first.said('up');
  const second = await stage.beside('play', ['--play=locks', ...args], folder).ended;
  return { first: await first.ended, second };
}

export interface Launch {
  argv: string[];
  folder: string;
  given: unknown;
}

export function launchOf({ output }: Ended): Launch {
  return JSON.parse(/^second: (.*)$/m.exec(output)?.[1] ?? 'null') as Launch;
}

/** What a second launch sends arrives as it was. */
export function dataRow(says: string, source: string, data: unknown): Row {
  return {
    says,
    source,
    relies: launches,
    about: ['app.requestSingleInstanceLock', 'app#second-instance'],
    async check(stage) {
      const { first } = await twice(stage, `--data=${JSON.stringify(data)}`);
      assert.deepEqual(launchOf(first).given, data);
    },
  };
}

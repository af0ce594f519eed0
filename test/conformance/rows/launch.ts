/** Starting once more: the lock, what the first is told, and restarts. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../row.ts';
import { until } from '../stage.ts';
import { dataRow, launches, launchOf, play, restart, twice } from './small-app.ts';

export const launchRows: readonly Row[] = [
  {
    says: 'a second launch is refused the lock',
    source: 'spec/api-app-spec.ts:324 prevents the second launch of app',
    relies: launches,
    about: ['app.requestSingleInstanceLock'],
    async check(stage) {
      const { first, second } = await twice(stage);
      assert.match(first.output, /first: true/);
      assert.match(second.output, /first: false/);
    },
  },
  {
    says: 'a folder that is not there yet can be locked',
    source: 'spec/api-app-spec.ts:337 returns true when setting non-existent user data folder',
    relies: launches,
    about: ['app.requestSingleInstanceLock'],
    async check(stage) {
      const beside = stage.beside('play', ['--play=locks'], join(stage.folder(), 'new'));
      await beside.said('first: true');
      beside.child.kill('SIGKILL');
    },
  },
  {
    says: 'the first is told the arguments and the folder of the second, and no data',
    source: 'spec/api-app-spec.ts:379 passes arguments to the second-instance event no additional data',
    relies: launches,
    about: ['app#second-instance'],
    async check(stage) {
      const { first } = await twice(stage, '--some-switch', 'guestlist://invite');
      const { argv, folder, given } = launchOf(first);
      assert.ok(argv.includes('--some-switch') && argv.includes('guestlist://invite'));
      assert.equal(folder, process.cwd());
      assert.equal(given, null);
    },
  },
  {
    says: 'long arguments arrive whole',
    source: 'spec/api-app-spec.ts:408 passes long arguments to the second-instance event',
    relies: launches,
    about: ['app#second-instance'],
    async check(stage) {
      const long = `guestlist://invite?email=${'a'.repeat(50_000)}`;
      const { first } = await twice(stage, long);
      assert.ok(launchOf(first).argv.includes(long));
    },
  },
  dataRow(
    'data of a launch arrive: an object',
    'spec/api-app-spec.ts:386 sends and receives JSON object data',
    { level: 1, testkey: 'testvalue1' },
  ),
  dataRow('a number', 'spec/api-app-spec.ts:415 sends and receives numerical data', 2),
  dataRow('a text', 'spec/api-app-spec.ts:422 sends and receives string data', 'data'),
  dataRow('true', 'spec/api-app-spec.ts:442 sends and receives boolean data', true),
  dataRow('a list', 'spec/api-app-spec.ts:449 sends and receives array data', [2, 3, 4]),
  dataRow('a mixed list', 'spec/api-app-spec.ts:456 sends and receives mixed array data', ['2', true, 4]),
  dataRow('and null', 'spec/api-app-spec.ts:463 sends and receives null data', null),
  {
    says: 'a restart starts once more, with the arguments that it is given',
    source: 'spec/api-app-spec.ts:550 relaunches the app',
    relies: restart,
    about: ['app.relaunch'],
    async check(stage) {
      const file = join(stage.folder(), 'again.json');
      assert.equal((await play(stage, 'relaunches', `--file=${file}`)).code, 0);
      await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '', 'second instance');
      assert.ok((JSON.parse(readFileSync(file, 'utf8')) as string[]).includes('--again'));
    },
  },
  {
    says: 'a restart without arguments repeats those of the first',
    source: 'docs/api/app.md:541-546',
    relies: restart,
    about: ['app.relaunch'],
    async check(stage) {
      const file = join(stage.folder(), 'again.json');
      await play(stage, 'relaunchesAlike', `--file=${file}`, '--hidden');
      await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '', 'second instance');
      assert.ok((JSON.parse(readFileSync(file, 'utf8')) as string[]).includes('--hidden'));
    },
  },
];

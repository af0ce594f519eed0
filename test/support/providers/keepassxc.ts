/** KeePassXC with a database of its own, whose root group it shows as Secret Service. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end } from './process.ts';
import { openRoom, type Room } from './provider.ts';

export const keepassxcTools = ['keepassxc', 'keepassxc-cli'];

const password = 'only a test';
const group = { uuid: '{00112233-4455-6677-8899-aabbccddeeff}', base64: 'ABEiM0RVZneImaq7zN3u/w==' };

/** `empty`: it runs, and no database is open, not even a locked one. */
export type KeePassXCStart = 'open' | 'locked' | 'empty';

export interface KeePassXCOptions {
  /** Whether the person is asked before another connection reads an entry; its own default. */
  confirmAccess?: boolean;
  /** Whether a search opens the window to unlock; its own default. */
  unlockBeforeSearch?: boolean;
}

export interface KeePassXC extends Room {
  start(how: KeePassXCStart, options?: KeePassXCOptions): Promise<void>;
  end(): Promise<void>;
  /** Until the file has what it shows. It saves in its own time, and killed before that it comes back without. */
  saved(): Promise<void>;
  lock(): Promise<void>;
  /** As a person does in KeePassXC's own window. */
  unlock(): Promise<void>;
  password: string;
}

export async function startKeePassXC(
  how: KeePassXCStart,
  options: KeePassXCOptions = {},
): Promise<KeePassXC> {
  const room = await openRoom();
  const database = join(room.home, 'test.kdbx');
  makeDatabase(database, room);
  let program: ChildProcess | null = null;
  const abandon = () => {
    program?.kill('SIGKILL');
    room.abandon();
  };
  process.once('exit', abandon);

  const collection = () =>
    /\/org\/freedesktop\/secrets\/collection\/\S+/.exec(
      property('/org/freedesktop/secrets', 'Service', 'Collections') ?? '',
    )?.[0];
  const isLocked = () => {
    const path = collection();
    return path ? (property(path, 'Collection', 'Locked')?.includes('true') ?? null) : null;
  };
  const property = (path: string, face: string, name: string) =>
    room.send(
      'org.freedesktop.secrets',
      path,
      'org.freedesktop.DBus.Properties.Get',
      `string:org.freedesktop.Secret.${face}`,
      `string:${name}`,
    );
  const ask = (method: string, ...args: string[]) =>
    room.send(
      'org.keepassxc.KeePassXC.MainWindow',
      '/keepassxc',
      `org.keepassxc.KeePassXC.MainWindow.${method}`,
      ...args,
    );
  const stop = async () => {
    // Asked to end it takes its time. What it has not saved it loses, as in a crash: see `saved`.
    if (program) await end(program, 'SIGKILL');
    program = null;
  };
  const start: KeePassXC['start'] = async (
    next,
    { confirmAccess = true, unlockBeforeSearch = true } = {},
  ) => {
    await stop();
    writeSettings(room, confirmAccess, unlockBeforeSearch);
    const args = { open: ['--pw-stdin', database], locked: [database], empty: [] }[next];
    program = spawn('keepassxc', args, {
      env: { ...process.env, ...room.env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    program.stdin?.end(`${password}\n`);
    await room.until('KeePassXC', room.isServed);
    if (next !== 'empty') await room.until(`KeePassXC ${next}`, () => isLocked() === (next === 'locked'));
  };
  await start(how, options);

  const shown = () => {
    const items = property(collection() ?? '/', 'Collection', 'Items') ?? '';
    return [...items.matchAll(/\/collection\/[^/\s]+\/\w+/gu)].length;
  };

  return {
    ...room,
    password,
    start,
    end: stop,
    saved: () => room.until('KeePassXC saved', () => shown() === entriesIn(database, room)),
    async lock() {
      ask('lockAllDatabases');
      await room.until('KeePassXC locked', () => isLocked() === true);
    },
    async unlock() {
      ask('openDatabase', `string:${database}`, `string:${password}`);
      await room.until('KeePassXC open', () => isLocked() === false);
    },
    async stop() {
      await stop();
      process.removeListener('exit', abandon);
      await room.stop();
    },
  };
}

/** Which group is shown stands in the database itself. */
function makeDatabase(file: string, room: Room): void {
  const xml = join(room.home, 'test.xml');
  writeFileSync(
    xml,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<KeePassFile>
  <Meta>
    <DatabaseName>Test</DatabaseName>
    <RecycleBinEnabled>True</RecycleBinEnabled>
    <CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>${group.uuid}</Value></Item></CustomData>
  </Meta>
  <Root><Group><UUID>${group.base64}</UUID><Name>Root</Name></Group></Root>
</KeePassFile>`,
  );
  execFileSync(
    'keepassxc-cli',
    ['import', '--quiet', '--set-password', '--decryption-time', '100', xml, file],
    {
      input: `${password}\n${password}\n`,
      env: { ...process.env, ...room.env, QT_QPA_PLATFORM: 'offscreen' },
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
}

/** What the file has by now; -1 while it is being written. */
function entriesIn(file: string, room: Room): number {
  try {
    const listed = execFileSync('keepassxc-cli', ['ls', '--quiet', file], {
      input: `${password}\n`,
      env: { ...process.env, ...room.env, QT_QPA_PLATFORM: 'offscreen' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return listed
      .toString('utf8')
      .split('\n')
      .filter((line) => /[^/]$/u.test(line) && line !== '[empty]').length;
  } catch {
    return -1;
  }
}

function writeSettings(room: Room, confirmAccess: boolean, unlockBeforeSearch: boolean): void {
  const folder = join(room.home, 'config', 'keepassxc');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'keepassxc.ini'),
    `[General]
ConfigVersion=2
SingleInstance=false
UpdateCheckMessageShown=true
RememberLastDatabases=false
OpenPreviousDatabasesOnStartup=false
[GUI]
CheckForUpdates=false
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem=${confirmAccess}
UnlockBeforeSearch=${unlockBeforeSearch}
`,
  );
}

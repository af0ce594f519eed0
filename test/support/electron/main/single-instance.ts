/** One process an installation: the first holds the lock, and hears of every other over a socket beside it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { getPath } from './launch.ts';

export interface Launch {
  argv: string[];
  folder: string;
  data: unknown;
}

const userData = resolve(getPath('userData'));
const lockFile = join(userData, 'SingletonLock');
// The path of a socket may not be as long as that of a folder.
const name = createHash('sha256').update(userData).digest('hex').slice(0, 16);
const socket =
  process.platform === 'win32' ? `\\\\.\\pipe\\stand-in-${name}` : join(tmpdir(), `stand-in-${name}.sock`);

let server: Server | null = null;
let onLaunch: (launch: Launch) => void = () => undefined;
/** Who is told of another launch. */
export function hearLaunches(listener: typeof onLaunch): void {
  onLaunch = listener;
}

/** Alive, or at least there. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function claim(): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
  } catch {
    const holder = Number(readFileSync(lockFile, 'utf8'));
    if (holder !== process.pid && runs(holder)) return false;
    writeFileSync(lockFile, String(process.pid));
  }
  return true;
}

function listen(): void {
  if (process.platform !== 'win32') rmSync(socket, { force: true });
  server = createServer({ allowHalfOpen: true }, async (connection) => {
    const launch = JSON.parse(await text(connection)) as Launch;
    connection.end('heard');
    onLaunch(launch);
  });
  server.listen(socket);
  server.unref();
}

/** The asking is over in the call, as Electron's is: another process does it meanwhile. */
const messenger = `
const { connect } = require('node:net');
let text = '';
process.stdin.on('data', (part) => { text += part; }).on('end', () => {
  const connection = connect(process.argv[1], () => connection.end(text));
  connection.on('data', () => process.exit(0)).on('error', () => process.exit(1));
});`;

function tellFirst(data: unknown): void {
  const launch: Launch = { argv: process.argv, folder: process.cwd(), data };
  spawnSync(process.execPath, ['-e', messenger, socket], { input: JSON.stringify(launch), timeout: 10_000 });
}

export function letGoOfLock(): void {
  if (server === null) return;
  server.close();
  server = null;
  rmSync(lockFile, { force: true });
}

export function holdsLock(): boolean {
  return server !== null;
}

/** Whether this is the first; if it is not, the first has been told. */
export function takeLock(data: unknown): boolean {
  if (server !== null) return true;
  if (!claim()) {
    tellFirst(data);
    return false;
  }
  listen();
  process.on('exit', letGoOfLock);
  return true;
}

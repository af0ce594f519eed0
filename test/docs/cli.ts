/**
 * `npm run test:docs`: clones this repository, and in the clone, with an empty home directory, does what the documents
 * say: every command of their code blocks, and the first five minutes in a real Chromium. Tells of each command how it
 * was tried. The last line is `N passed, N failed`.
 */
import { execFileSync, type StdioOptions } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureRequirements } from '../../scripts/requirements.ts';
import { chromiumArgs } from '../support/chromium.ts';
import { liveThrough } from '../support/first-minutes.ts';
import { GuestPage } from '../support/guest-page.ts';
import { startKeyring } from '../support/keyring.ts';
import { withCommands } from './documents.ts';
import { type Command, commandsIn } from './markdown.ts';
import { type Way, waysOf } from './plan.ts';
import { runCommand, serveCommand } from './try.ts';

const root = resolve(import.meta.dirname, '../..');
const say = (line: string) => void process.stdout.write(`${line}\n`);
const quietly: { encoding: 'utf8'; stdio: StdioOptions } = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
};

if (process.platform !== 'linux') {
  process.stderr.write('The commands of the documents are tried on Linux only.\n');
  process.exit(2);
}

const { chromium: executablePath } = await ensureRequirements();
const folder = mkdtempSync(join(tmpdir(), 'guestlist-docs-'));
const clone = join(folder, 'guestlist');
const home = join(folder, 'home');
mkdirSync(home);
const changes = execFileSync('git', ['status', '--porcelain'], { cwd: root, ...quietly });
if (changes !== '') say('What is not committed is not in the clone, and not tried.');
execFileSync('git', ['clone', '--quiet', root, clone]);

/**
 * A person's shell on a new account: no settings, no keychain, no display. Only npm's cache of packages is the old
 * one, so as not to ask the registry for everything again.
 */
function emptyHome(): NodeJS.ProcessEnv {
  const kept = [
    'LANG',
    'TERM',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
  ];
  const cache = execFileSync('npm', ['config', 'get', 'cache'], { cwd: tmpdir(), ...quietly }).trim();
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { cwd: tmpdir(), ...quietly }).trim();
  const path = (process.env['PATH'] ?? '').split(':').filter((part) => !part.includes('node_modules'));
  return {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    PATH: path.join(':'),
    HOME: home,
    CHROMIUM_PATH: executablePath,
    npm_config_cache: cache,
    npm_config_registry: registry,
  };
}

const env = emptyHome();
let failed = 0;
let passed = 0;

function tell(ok: boolean, what: string, words: string): void {
  if (ok) passed += 1;
  else failed += 1;
  say(`${ok ? '✓' : '✗'} ${what}: ${words}`);
}

/** What was done, in words; throws what was printed when it did not work. */
async function tryOne(way: Way): Promise<string> {
  if (way.kind === 'exists') {
    return `only looked for, because ${way.because}`;
  }
  if (way.kind === 'run') {
    const { code, output } = await runCommand(way.command, clone, env, way.minutes);
    if (code === null || !way.codes.includes(code)) throw new Error(`code ${code}\n${output.slice(-4000)}`);
    return `ran \`${way.command}\` to its end, code ${code}`;
  }
  const served = await serveCommand(way.command, clone, env);
  if (!(await served.end())) throw new Error('It did not end within ten seconds of Ctrl+C.');
  return `started \`${way.command}\`, was answered, ended it`;
}

const done = new Set<string>();

async function tryLine({ place, text }: Command): Promise<void> {
  const ways = waysOf(text) ?? [];
  const steps = text.split(' && ');
  if (ways.length === 0) tell(false, `${place} ${text}`, 'nobody has said how to try it');
  else say(`${place} ${text}`);
  for (const [index, way] of ways.entries()) {
    const step = steps[index] ?? '';
    if (done.has(step)) {
      say(`  ${step}: see above`);
      continue;
    }
    done.add(step);
    try {
      tell(true, `  ${step}`, await tryOne(way));
    } catch (error) {
      tell(false, `  ${step}`, error instanceof Error ? error.message : String(error));
    }
  }
}

/** `npm start` and `npm run sandbox` as the README has them, and a person between the two. */
async function firstMinutes(lines: readonly Command[]): Promise<void> {
  const sandboxLine = lines.find(({ text }) => text.startsWith('npm run sandbox'))?.text ?? '';
  const startLine =
    lines.flatMap(({ text }) => text.split(' && ')).find((step) => step === 'npm start') ?? '';
  const keyring = await startKeyring(join(folder, 'keyring'));
  const sandbox = await serveCommand(sandboxLine, clone, env);
  const guestlist = await serveCommand(startLine, clone, { ...env, ...keyring.env });
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const [, apiUrl = '', secretKey = ''] =
      /Sandbox API at (\S+) with key (\S+)/.exec(sandbox.output()) ?? [];
    const guest = new GuestPage(await browser.newPage({ viewport: { width: 400, height: 600 } }));
    await guest.open(/Guestlist is at (\S+)/.exec(guestlist.output())?.[1] ?? '');
    await liveThrough(guest, { apiUrl, secretKey });
    tell(true, 'The first five minutes', 'three invites, one revoke, a while without network, and back');
  } catch (error) {
    tell(false, 'The first five minutes', error instanceof Error ? error.message : String(error));
  } finally {
    await browser.close();
    await guestlist.end();
    await sandbox.end();
    await keyring.stop();
  }
}

const lines = withCommands.flatMap((document) => commandsIn(clone, document));
const startedAt = performance.now();
for (const line of lines) await tryLine(line);
await firstMinutes(lines);
const left = execFileSync('git', ['status', '--porcelain'], { cwd: clone, ...quietly });
tell(left === '', 'The clone afterwards', left === '' ? 'no file of it has changed' : left);
rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
say(`in ${Math.round((performance.now() - startedAt) / 1000)} s`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

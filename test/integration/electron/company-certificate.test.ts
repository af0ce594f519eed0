/** What the README says of a company's certificates on Linux, done and tried with Chromium. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureRequirements } from '../../../scripts/requirements.ts';
import { selfSigned } from '../../support/self-signed.ts';

const run = promisify(execFile);
const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const usual = '.pki/nssdb';
const other = '.local/share/pki/nssdb';

describe.skipIf(process.platform !== 'linux')('a certificate of a company', () => {
  let home: string;
  let server: Server;
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'guestlist-company-'));
    writeFileSync(join(home, 'company.crt'), selfSigned.cert);
    server = createServer(selfSigned, (_request, response) => response.end('<p>inside</p>'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(() => {
    server.close();
    rmSync(home, { recursive: true });
  });

  const inHome = () => ({ env: { ...process.env, HOME: home, XDG_DATA_HOME: '' }, cwd: home });

  async function seenByChromium(): Promise<string> {
    const { chromium } = await ensureRequirements();
    const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const profile = mkdtempSync(join(home, 'profile-'));
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, '--dump-dom'];
    return (await run(chromium, [...flags, address], inHome())).stdout;
  }

  it.for(['before Chromium has run', 'after it'])('counts once it is added, %s', async (when, { skip }) => {
    skip(spawnSync('which', ['certutil']).status !== 0, 'without certutil');
    const [, command = ''] = /`(mkdir [^`]+ certutil [^`]+)`/.exec(readme) ?? [];
    expect(command).toContain(usual);
    if (when === 'after it') expect(await seenByChromium()).not.toContain('inside');
    const isOther = existsSync(join(home, other)) && !existsSync(join(home, usual));
    await run('sh', ['-c', isOther ? command.replaceAll(usual, other) : command], inHome());
    expect(await seenByChromium()).toContain('inside');
  });
});

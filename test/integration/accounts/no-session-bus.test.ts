/** A machine without D-Bus: a remote shell, a container. A process looks for its bus once, so this one has a file. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect } from 'vitest';
import { createKeychain } from '../../../main/accounts/keychain.ts';
import { SecretService } from '../../../main/accounts/secret-service/secret-service.ts';
import { connectSessionBus, noBus } from '../../../main/accounts/secret-service/session-bus.ts';
import { keyringTest as test } from '../../support/file-keyring.ts';
import { noKeyring } from '../../support/needs-keyring.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { startSessionBus } from '../../support/session-bus.ts';

if (noKeyring !== null) process.stdout.write(`${noKeyring}\n`);

const runtime = mkdtempSync(join(tmpdir(), 'no-bus-'));
delete process.env['DBUS_SESSION_BUS_ADDRESS'];
process.env['XDG_RUNTIME_DIR'] = runtime;
afterAll(() => rmSync(runtime, { recursive: true }));

test('has no keychain, says so with a reason, and keeps nothing', async () => {
  const log = recordLog();
  const keychain = createKeychain({ log });
  expect(await keychain.state()).toBe('no-service');
  await expect(keychain.set('key', 'sk_test_one')).rejects.toMatchObject({
    failure: { kind: 'keychain', state: 'no-service' },
  });
  await expect(keychain.get('key')).rejects.toMatchObject({ failure: { state: 'no-service' } });
  expect(log.lines.join()).toMatch(/D-?Bus/i);
});

test('that takes no further connection is no keychain, and does not end the app', async () => {
  const bus = await startSessionBus({ mostConnections: 1 });
  process.env['DBUS_SESSION_BUS_ADDRESS'] = bus.address;
  const first = await SecretService.connect(() => undefined);
  const keychain = createKeychain();
  expect(await keychain.state()).toBe('no-service');
  await expect(keychain.get('key')).rejects.toMatchObject({ failure: { state: 'no-service' } });
  first.close();
  delete process.env['DBUS_SESSION_BUS_ADDRESS'];
  await bus.stop();
});

test('that lets us in and then says nothing is no keychain, and does not end the app', async () => {
  const path = join(runtime, 'mute');
  const mute = createServer((peer) => {
    peer.on('data', (bytes) => {
      if (bytes.includes('AUTH')) peer.write('OK 0123456789abcdef0123456789abcdef\r\n');
    });
  }).listen(path);
  await once(mute, 'listening');
  process.env['DBUS_SESSION_BUS_ADDRESS'] = `unix:path=${path}`;
  await expect(
    connectSessionBus('org.freedesktop.secrets', { greeting: 100, answer: 100 }),
  ).rejects.toMatchObject({ name: noBus });
  // What the library threw at its own time-out would end this process by now.
  await pause(300);
  mute.close();
  delete process.env['DBUS_SESSION_BUS_ADDRESS'];
});

test('that answers while this process stands still has let us in all the same', async () => {
  const bus = await startSessionBus({});
  process.env['DBUS_SESSION_BUS_ADDRESS'] = bus.address;
  const waits = { greeting: 1000, answer: 1000 };
  const name = 'org.freedesktop.secrets';
  // The first one loads the library.
  (await connectSessionBus(name, waits)).close();
  const connecting = connectSessionBus(name, waits);
  await pause(0);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
  const connected = await connecting;
  const asking = connected.call({
    to: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    method: 'org.freedesktop.DBus.GetId',
  });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
  expect(await asking).toMatch(/^[0-9a-f]{32}$/u);
  connected.close();
  delete process.env['DBUS_SESSION_BUS_ADDRESS'];
  await bus.stop();
});

test('whose address leads nowhere is no keychain', async () => {
  for (const address of ['unix:path=/nowhere', 'tcp:host=127.0.0.1,port=1', 'nonsense', 'unix:']) {
    process.env['DBUS_SESSION_BUS_ADDRESS'] = address;
    expect(await createKeychain().state()).toBe('no-service');
  }
  delete process.env['DBUS_SESSION_BUS_ADDRESS'];
});

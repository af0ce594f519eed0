/** A private D-Bus session bus, on which nothing of the machine's own is started. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SessionBus {
  /** Its XDG_RUNTIME_DIR, gone when it stops. */
  runtime: string;
  address: string;
  /** Lets nobody talk to the keyring service, or everybody again, as a sandboxed session's policy may. */
  setDenied(denied: boolean): void;
  /** Ends a prompt that `silentPrompter` left open. */
  dismissPrompt(): void;
  stop(): Promise<void>;
  /** For the exit of this process, where nothing can be awaited. */
  abandon(): void;
}

/**
 * Ends the bus when its standard input closes, so that not even a killed test leaves a bus behind; and with the bus
 * ends all that is connected to it.
 */
const guard = 'dbus-daemon --config-file="$1" --nofork --print-address & read -r _; kill $!; wait';

/**
 * `silentPrompter`: whoever asks for the password of a keyring waits, as before a person who went to lunch. Without
 * it there is nobody to ask, and every prompt counts as dismissed.
 */
export async function startSessionBus({
  silentPrompter = false,
  mostConnections = null,
}: {
  silentPrompter?: boolean;
  /** How many it takes at most. */
  mostConnections?: number | null;
}): Promise<SessionBus> {
  // A socket's path has at most 107 characters, so it cannot live under any directory that a test may choose.
  const runtime = mkdtempSync(join(tmpdir(), 'bus-'));
  const pidFile = join(runtime, 'prompter.pid');
  if (silentPrompter) installPrompter(runtime, pidFile);
  const bus = spawn('sh', ['-c', guard, 'sh', writeConfig(runtime, false, mostConnections)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(bus, 'exit');
  await once(bus.stdout, 'data', { signal: AbortSignal.timeout(10_000) });

  const dismissPrompt = () => {
    const pid = readPid(pidFile);
    if (pid === null) return;
    rmSync(pidFile);
    process.kill(pid);
  };
  const letGo = () => {
    dismissPrompt();
    bus.stdin.end();
  };
  const address = `unix:path=${join(runtime, 'bus')}`;
  return {
    runtime,
    address,
    setDenied(denied) {
      writeConfig(runtime, denied);
      const reload = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
      execFileSync('dbus-send', [...reload, 'org.freedesktop.DBus.ReloadConfig'], {
        env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address },
        stdio: 'ignore',
      });
    },
    dismissPrompt,
    async stop() {
      letGo();
      await ended;
      rmSync(runtime, { recursive: true, force: true });
    },
    abandon() {
      letGo();
      rmSync(runtime, { recursive: true, force: true });
    },
  };
}

function readPid(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    // No prompt was ever asked for.
    return null;
  }
}

/** A program that the bus starts as prompter and that never takes the prompter's name; it ends by itself. */
function installPrompter(runtime: string, pidFile: string): void {
  const script = join(runtime, 'prompter.sh');
  writeFileSync(script, `#!/bin/sh\necho $$ > ${pidFile}\nexec sleep 60\n`, { mode: 0o700 });
  writeFileSync(
    join(runtime, 'prompter.service'),
    `[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${script}\n`,
  );
}

function writeConfig(runtime: string, denied = false, mostConnections: number | null = null): string {
  const file = join(runtime, 'bus.conf');
  writeFileSync(
    file,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${join(runtime, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${runtime}</servicedir>
  ${mostConnections === null ? '' : `<limit name="max_connections_per_user">${mostConnections}</limit>`}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    ${denied ? '<deny send_destination="org.freedesktop.secrets"/>' : ''}
  </policy>
</busconfig>`,
  );
  return file;
}

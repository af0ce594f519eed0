/** What a report about this Guestlist needs, as text for a clipboard: states and codes, no secret and nobody's data. */
import type { Account } from '../../preload/account.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { Settings } from '../../preload/settings.ts';
import type { Clock } from '../ports.ts';
import { redact } from '../storage/redact.ts';
import { describeAccount } from './account-lines.ts';
import { type Machine, thisMachine } from './machine.ts';
import { describeSettings } from './settings-lines.ts';

export interface DiagnosticsPorts {
  version: string;
  host: 'electron' | 'browser';
  clock: Clock;
  handlers: Pick<Handlers, 'accounts' | 'invitations' | 'queue'>;
  settings(): Settings;
  /** The newest lines of the log; unset: there is none to read. */
  logTail?: ((lines: number) => string[]) | undefined;
  /** Unset: this one. */
  machine?: Machine;
}

/** About what a person does not mind to paste. */
const logLines = 100;

/** Nothing in the text tells who somebody is: accounts are numbers, and the home folder is a tilde. */
function withoutNames(text: string, accounts: readonly Account[], home: string): string {
  const named = accounts.reduce(
    (result, { id }, index) => result.replaceAll(id, `account ${index + 1}`),
    text,
  );
  if (home.length < 2) return named;
  return named.replaceAll(home, '~').replaceAll(JSON.stringify(home).slice(1, -1), '~');
}

/** Resolves to the text; an account that cannot be asked is said to be so in it. */
export function createDiagnostics(ports: DiagnosticsPorts): () => Promise<string> {
  const { version, host, clock, handlers, logTail } = ports;
  const machine = ports.machine ?? thisMachine();
  return async () => {
    const { accounts, currentId, vault, keychain } = await handlers.accounts.list({});
    const each = await Promise.all(
      accounts.map(async (account, index) => {
        const current = account.id === currentId ? ' (current)' : '';
        return [
          '',
          `Account ${index + 1}${current}`,
          ...indented(await describeAccount(account, handlers, clock.now())),
        ];
      }),
    );
    const log = logTail?.(logLines) ?? [];
    const lines = [
      `Guestlist ${version}, ${host} host, ${new Date(clock.now()).toISOString()}`,
      machine.system,
      machine.runtime,
      `Keychain: ${vault} (${keychain.provider ?? 'unknown'})`,
      ...each.flat(),
      '',
      'Settings',
      ...indented(describeSettings(ports.settings())),
      '',
      `Log, newest ${log.length} lines`,
      ...indented(log),
    ];
    return redact(withoutNames(`${lines.join('\n')}\n`, accounts, machine.home));
  };
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

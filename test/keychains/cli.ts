/**
 * `npm run test:keychains -- [--reads N] [--writes N]`: so many reads and writes on a real KWallet, each by a keychain
 * that has only just been opened, which is where one in a hundred failed. Ends with code 1 when one reached a person.
 */
import { createKeychain } from '../../main/accounts/keychain.ts';
import type { TokenVault } from '../../main/accounts/vault.ts';
import { parseFlags, wholeNumber } from '../../main/flags.ts';
import { flagsOrEnd } from '../../scripts/usage.ts';
import { kwalletTools, startKWallet } from '../support/providers/kwallet.ts';
import { whyNot } from '../support/providers/provider.ts';
import { recordLog } from '../support/recorded-log.ts';

const { reads, writes } = flagsOrEnd((args) => {
  const flags = parseFlags(args, { reads: 'text', writes: 'text' });
  return {
    reads: wholeNumber('--reads', flags.reads ?? '3000', 1, 1_000_000),
    writes: wholeNumber('--writes', flags.writes ?? '600', 1, 1_000_000),
  };
});

const reason = whyNot('KWallet', kwalletTools);
if (reason !== null) {
  process.stdout.write(`${reason}\n0 passed, 0 failed, 1 skipped\n`);
  process.exit(0);
}
const kwallet = await startKWallet('open');
Object.assign(process.env, kwallet.env);
const log = recordLog();
const wrong: string[] = [];

/** One time each, over a connection of its own. */
async function repeat(what: string, times: number, once: (index: number) => Promise<boolean>): Promise<void> {
  let failed = 0;
  for (let index = 0; index < times; index += 1) {
    try {
      if (await once(index)) continue;
      wrong.push(`${what} ${index}: another value`);
    } catch (error) {
      wrong.push(`${what} ${index}: ${String((error as Error).cause ?? error)}`);
    }
    failed += 1;
  }
  process.stdout.write(`${what}: ${times - failed} of ${times} right\n`);
}

/** Each its own, and gone when it is done: a bus takes a few hundred connections. */
async function withNew<T>(use: (keychain: TokenVault) => Promise<T>): Promise<T> {
  const keychain = createKeychain({ log });
  try {
    return await use(keychain);
  } finally {
    keychain.close?.();
  }
}

await repeat('writes', writes, async (index) => {
  const name = `key:${index % 20}`;
  await withNew((keychain) => keychain.set(name, `secret ${index}`));
  return (await withNew((keychain) => keychain.get(name))) === `secret ${index}`;
});
await withNew((keychain) => keychain.set('key:read', 'the same secret'));
await repeat(
  'reads',
  reads,
  async () => (await withNew((keychain) => keychain.get('key:read'))) === 'the same secret',
);
await kwallet.stop();

const again = log.lines.filter((line) => line.includes('keychain.asked-again')).length;
process.stdout.write(`asked again over a new connection: ${again}\n`);
for (const line of wrong.slice(0, 20)) process.stdout.write(`  ${line}\n`);
process.stdout.write(`${reads + writes - wrong.length} passed, ${wrong.length} failed\n`);
process.exit(wrong.length === 0 ? 0 : 1);

/** `npm run sandbox`: the sandbox on its own, until it is interrupted. */
import { UsageError } from '../flags.ts';
import { parseCommandLine, sandboxHelp } from './command-line.ts';
import { startSandbox } from './server.ts';

/** What a command ends with when it was called wrongly or cannot do what was asked. */
const misuse = 2;

async function main(): Promise<void> {
  let port = 0;
  try {
    const options = parseCommandLine(process.argv.slice(2));
    if (options === null) return void process.stdout.write(sandboxHelp);
    port = options.port ?? 0;
    const sandbox = await startSandbox(options);
    const stop = () => void sandbox.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    process.stdout.write(`Sandbox API at ${sandbox.apiUrl} with key ${sandbox.secretKey}\n`);
  } catch (error) {
    if (error instanceof UsageError) return fail(error.message);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return fail(`Port ${port} is in use: choose another, or leave --port out.`);
    if (code === 'EACCES') return fail(`Port ${port} may not be used by this user: choose one above 1023.`);
    throw error;
  }
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = misuse;
}

await main();

/** `npm run sandbox`: the sandbox on its own, until it is interrupted. */
import { parseCommandLine } from './command-line.ts';
import { startSandbox } from './server.ts';

/** What a command ends with when it was called wrongly or cannot do what was asked. */
const misuse = 2;

async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(command.text);
    return;
  }
  if (command.kind === 'misuse') return fail(command.sentence);
  const { port = 0 } = command.options;
  try {
    const sandbox = await startSandbox(command.options);
    const stop = () => void sandbox.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    process.stdout.write(`Sandbox API at ${sandbox.apiUrl} with key ${sandbox.secretKey}\n`);
  } catch (error) {
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

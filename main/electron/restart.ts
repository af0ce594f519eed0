/** Guestlist once more, in its own place. */
import { app, type RelaunchOptions } from 'electron';
import { deepLinkScheme } from './deep-link.ts';
import { hiddenFlag } from './identity.ts';
import { ownProgram } from './login/own-program.ts';

/**
 * By itself Electron starts with the same arguments again. A person asked for this start, so it is not hidden, and a
 * link that was followed once is not followed twice. An AppImage runs from a mount that goes with the process:
 * `$APPIMAGE` names the file (https://docs.appimage.org/packaging-guide/environment-variables.html).
 */
export function restartOptions(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  execPath = process.execPath,
): RelaunchOptions {
  const args = argv
    .slice(1)
    .filter(
      (argument) => argument !== hiddenFlag && !argument.toLowerCase().startsWith(`${deepLinkScheme}:`),
    );
  const program = ownProgram(env, execPath);
  return program === execPath ? { args } : { args, execPath: program };
}

/** The new instance starts when this one has ended, which is left to the caller. */
export function startAgain(): void {
  app.relaunch(restartOptions(process.argv, process.env));
}

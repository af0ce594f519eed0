/** The new instance after `app.relaunch`: of the desktop that runs us, or of a process without one. */
import { spawn } from 'node:child_process';
import type { Relaunch } from '../control.ts';
import { isOnDesktop, wire } from './desktop-wire.ts';

export function startAgain(relaunch: Relaunch): void {
  // Nobody waits for an answer: this process ends.
  if (isOnDesktop) {
    wire.tell('relaunch', relaunch);
    return;
  }
  const { args, execPath } = relaunch;
  const own = execPath === process.execPath ? [...process.execArgv, ...standInEntry(), ...args] : args;
  spawn(execPath, own, { detached: true, stdio: 'inherit' }).unref();
}

/** The stand-in's own entry, which a process that was started through it has before its application. */
function standInEntry(): string[] {
  const entry = process.env['ELECTRON_STAND_IN_ENTRY'];
  return entry === undefined ? [] : [entry];
}

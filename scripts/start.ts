/**
 * `npm start`: opens Guestlist in Electron. Where Electron cannot be had, or cannot open a window, it says why in
 * one sentence and goes on as the browser host.
 */
import './end-with-parent.mjs';
import { spawn } from 'node:child_process';
import { becomeBuiltServe, buildOrEnd, root } from './built.ts';
import { downloadElectron, electronBinary, obstacle } from './find-electron.ts';

const args = process.argv.slice(2);
const hindrance = (electronBinary() ? null : downloadElectron()) ?? obstacle();
const binary = hindrance ? null : electronBinary();
if (binary) {
  buildOrEnd();
  const child = spawn(binary, [root, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 1));
} else {
  const why = hindrance ?? 'The Electron binary is not here';
  process.stderr.write(`${why}, so Guestlist opens as a page of this machine instead.\n`);
  await becomeBuiltServe();
}

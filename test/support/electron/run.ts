/**
 * `node run.ts APP …`: Electron's own start of an application. APP is loaded first, whole; then the app gets ready.
 * What APP throws while it loads is an uncaught exception, and the app gets ready all the same.
 */
import './loader.ts';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { appCodeLoaded } from './main/life.ts';

process.env['ELECTRON_STAND_IN_ENTRY'] = import.meta.filename;
const [, , entry = ''] = process.argv;
process.argv.splice(1, 1);
// An application runs until it quits, whether it has something to do or not.
setInterval(() => undefined, 2 ** 30);
try {
  await import(pathToFileURL(resolve(entry)).href);
} finally {
  appCodeLoaded();
}

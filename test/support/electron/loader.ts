/** `node --import` of this file makes every `electron` of the process the stand-in, on what Electron's Node has. */
import '../electron-node/boringssl.ts';
import { registerHooks } from 'node:module';
import { installClock } from './main/clock.ts';

const standIn = new URL('./main/electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? standIn : specifier, context),
});

installClock();

/** `node --import` of this file makes every `electron` of the process the stand-in. */
import { registerHooks } from 'node:module';
import { installClock } from './main/clock.ts';

const standIn = new URL('./main/module.ts', import.meta.url).href;
const address = 'electron:stand-in';
// Libraries take the module's default export, our own code takes names; Electron offers both.
const source = `import * as electron from '${standIn}'; export * from '${standIn}'; export default electron;`;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: address, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    return url === address ? { format: 'module', source, shortCircuit: true } : next(url, context);
  },
});

installClock();

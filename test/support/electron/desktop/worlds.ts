/** Puts both worlds into each document of a page, before any of its own scripts. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CDPSession } from '@playwright/test';
import { bridgeEnd } from '../page/bridge.ts';
import { valueCodec } from '../page/codec.ts';
import { pageWorld } from '../page/page-world.ts';
import { preloadWorld } from '../page/preload-world.ts';

export const world = 'preload';
export const binding = 'standInCall';

/** The main frame of a page that main loaded: a frame in it gets nothing, and neither does an empty page. */
const concerns = `window === top && location.protocol !== 'about:'`;

/** `preload`: path of the built one, or empty. */
export async function installWorlds(cdp: CDPSession, preload: string): Promise<void> {
  const secret = JSON.stringify(`stand-in-${randomUUID()}`);
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: binding, executionContextName: world });
  const page = `if (${concerns}) (${pageWorld})((${bridgeEnd})(${secret}, 'page'));`;
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: page });
  // A sandboxed preload gets a require of its own and runs in the main frame only.
  const own = preload === '' ? '' : readFileSync(preload, 'utf8');
  const start = `(${preloadWorld})(globalThis.${binding}, (${valueCodec})(), (${bridgeEnd})(${secret}, 'preload'))`;
  const source = `if (${concerns}) {\n((require, module, exports) => {${own}\n})(${start}, { exports: {} }, {});\n}`;
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
}

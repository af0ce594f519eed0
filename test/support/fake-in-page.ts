/** Bundled into one script that runs in a page before its own (renderer-page.ts). */
import * as z from 'zod/mini';
import '../../renderer/host/connect-host.ts';
import { fakeGuestlist, type Scene } from './fake-guestlist.ts';

// The page's policy holds for this script too.
z.config({ jitless: true });

/** Puts a fake where the preload would put the bridge, and within a test's reach as `window.fake`. */
export function install(scene: Scene): void {
  const made = fakeGuestlist(scene);
  window.guestlist = made.guestlist;
  Object.assign(window, { guestlistFake: made });
}

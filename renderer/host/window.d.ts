import type { Guestlist } from '../../preload/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload under Electron; absent in the browser host. */
    guestlist?: Guestlist;
  }
}

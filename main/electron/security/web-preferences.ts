/** How every window of Guestlist is made (checklist items 2, 3, 4, 6, 8, 9, 10 and 11). */
import type { WebPreferences } from 'electron';

export const webPreferences = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  // Polling lives in main; a hidden popup has nothing to hurry for.
  backgroundThrottling: true,
} as const satisfies WebPreferences;

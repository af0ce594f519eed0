/** Why the popup is being opened, kept until the page asks: it may not have been loaded yet, or be loaded anew. */
import type { LaunchAction } from '../../preload/shell.ts';

export interface LaunchActions {
  /** The newest wins: a person who asked twice means the second. */
  put(action: LaunchAction): void;
  take(): LaunchAction | null;
  /** The popup was opened, maybe just to look: the cursor belongs into the invite field then. */
  opened(): void;
}

export function createLaunchActions(announce: () => void): LaunchActions {
  let waiting: LaunchAction | null = null;
  let hasReason = false;
  return {
    put(action) {
      waiting = action;
      hasReason = true;
      announce();
    },
    opened() {
      if (!hasReason) waiting = { kind: 'invite', text: '' };
      hasReason = false;
      announce();
    },
    take() {
      const action = waiting;
      waiting = null;
      return action;
    },
  };
}

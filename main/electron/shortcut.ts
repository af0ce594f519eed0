/** The global shortcut: at most one, never lost to a failed change, and honest about what a desktop promises. */
import { globalShortcut } from 'electron';
import { invalidInput } from '../../preload/failure.ts';
import type { ShellState } from '../../preload/shell.ts';

export interface Shortcut {
  state(): ShellState['shortcut'];
  /** Registers what the settings of the last run name; when that fails it is kept and shown as taken. */
  restore(accelerator: string | null): void;
  /** Throws `FailureError` when it cannot be had; the former one is then registered again. */
  change(accelerator: string | null): void;
}

/** One modifier that is not Shift alone, then one key: anything less would take a letter away from typing. */
const recordable =
  /^(?:(?:CommandOrControl|Command|Control|Ctrl|Alt|Option|Super|Meta)\+)(?:(?:CommandOrControl|Command|Control|Ctrl|Alt|Option|Super|Meta|Shift)\+)*(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete|Plus|[-=[\];',./\\`])$/;

export function isRecordable(accelerator: string): boolean {
  return recordable.test(accelerator);
}

function register(accelerator: string, pressed: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, pressed);
  } catch {
    // Electron throws on a name that it cannot read; to the person it is the same: these keys do not work.
    return false;
  }
}

/** On Wayland a registration may be true and never fire, so there it is never called active. */
export function createShortcut(wayland: boolean, pressed: () => void): Shortcut {
  const working = wayland ? 'unsure' : 'active';
  let accelerator: string | null = null;
  let registered = false;

  /** All of them, which is one: of what Wayland's portal holds Electron lets go together or not at all. */
  function release(): string | null {
    const former = registered ? accelerator : null;
    if (former !== null) globalShortcut.unregisterAll();
    registered = false;
    return former;
  }

  return {
    state() {
      if (accelerator === null) return { accelerator, state: 'off' };
      return { accelerator, state: registered ? working : 'taken' };
    },
    restore(wanted) {
      release();
      accelerator = wanted;
      registered = wanted !== null && isRecordable(wanted) && register(wanted, pressed);
    },
    change(next) {
      if (next !== null && !isRecordable(next)) {
        throw invalidInput('accelerator', 'Hold Ctrl, Alt or Command, and press one more key.');
      }
      if (next === accelerator && registered) return;
      const former = release();
      if (next !== null && !register(next, pressed)) {
        registered = former !== null && register(former, pressed);
        throw invalidInput('accelerator', 'Another application uses these keys. Nothing was changed.');
      }
      accelerator = next;
      registered = next !== null;
    },
  };
}

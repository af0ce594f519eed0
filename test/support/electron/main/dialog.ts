/** `dialog`: message boxes, checked as electron/lib/browser/api/dialog.ts checks them, and error boxes. */
import type { BaseWindow, Dialog, MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import type { DialogSeen } from '../control.ts';
import { mention, show, wire } from './desktop-wire.ts';
import { life, needsReady } from './life.ts';

const asked: { seen: DialogSeen; answer: (response: number) => void }[] = [];
const told: DialogSeen[] = [];

const types: readonly unknown[] = ['none', 'info', 'error', 'question', 'warning'];

function check(options: MessageBoxOptions): void {
  needsReady('dialog module can only be used after app is ready');
  const { type = 'none', buttons = [], title = '', message = '', detail = '', cancelId } = options;
  if (!types.includes(type)) throw new TypeError('Invalid message box type');
  if (!Array.isArray(buttons)) throw new TypeError('Buttons must be an array');
  if (typeof title !== 'string') throw new TypeError('Title must be a string');
  if (typeof message !== 'string') throw new TypeError('Message must be a string');
  if (typeof detail !== 'string') throw new TypeError('Detail must be a string');
  if (cancelId !== undefined && typeof cancelId !== 'number')
    throw new TypeError('cancelId must be a number');
}

function isOptions(given: BaseWindow | MessageBoxOptions): given is MessageBoxOptions {
  return given.constructor === Object;
}

function showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue>;
function showMessageBox(window: BaseWindow, options: MessageBoxOptions): Promise<MessageBoxReturnValue>;
function showMessageBox(
  first: BaseWindow | MessageBoxOptions,
  second?: MessageBoxOptions,
): Promise<MessageBoxReturnValue> {
  const options = second ?? (isOptions(first) ? first : {});
  check(options as MessageBoxOptions);
  const { message = '', detail = '', buttons = [], signal } = options as MessageBoxOptions;
  const shown = buttons.length === 0 ? ['OK'] : [...buttons];
  const { promise, resolve } = Promise.withResolvers<MessageBoxReturnValue>();
  const box = {
    seen: { message, detail, buttons: shown },
    answer: (response: number) => resolve({ response, checkboxChecked: false }),
  };
  const cancelled = (options as MessageBoxOptions).cancelId ?? 0;
  if (signal?.aborted) return Promise.resolve({ response: cancelled, checkboxChecked: false });
  asked.push(box);
  signal?.addEventListener('abort', () => {
    const at = asked.indexOf(box);
    if (at >= 0) asked.splice(at, 1);
    box.answer(cancelled);
  });
  return promise;
}

export const dialog = {
  /** Linux shows nothing before `ready`: electron/shell/browser/ui/message_box_gtk.cc, `ShowErrorBox`. */
  showErrorBox(title: string, content: string): void {
    if (typeof title !== 'string' || typeof content !== 'string') {
      throw new TypeError('Insufficient number of arguments.');
    }
    if (process.platform === 'linux' && !life.isReady) {
      process.stderr.write(`${title}\n${content}\n`);
      return;
    }
    const box = { message: title, detail: content, buttons: [] };
    told.push(box);
    mention('error-box', box);
  },
  showMessageBox,
} satisfies Partial<Record<keyof Dialog, unknown>>;

wire.serve('dialog.answer', (button) => {
  const box = asked.findIndex(({ seen }) => seen.buttons.includes(button));
  const [found] = box < 0 ? [] : asked.splice(box, 1);
  if (!found) throw new Error(`No dialog with a button "${button}" is open.`);
  found.answer(found.seen.buttons.indexOf(button));
});

show(() => ({ dialogs: [...told, ...asked.map(({ seen }) => seen)] }));

/** `Notification`: what the system's centre shows. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import type { NotificationSeen } from '../control.ts';
import { show, wire } from './desktop-wire.ts';
import { needsReady } from './life.ts';
import { preventable } from './preventable.ts';

const shown = new Set<StandInNotification>();
/** Everything that came up, in order; what is replaced under the same id comes up again. */
const raised: NotificationSeen[] = [];

let onActivation: (details: ActivationArguments) => void = () => undefined;

/** Of Windows' toasts: electron/shell/browser/api/electron_api_notification.cc, `kMaxTagLength`. */
const longestTag = 64;

function checkForWindows(id: string, groupId: string, groupTitle: string): void {
  if (process.platform !== 'win32') return;
  if (id.length > longestTag)
    throw new Error('Notification id exceeds Windows limit of 64 UTF-16 characters');
  if (groupId.length > longestTag) {
    throw new Error('Notification groupId exceeds Windows limit of 64 UTF-16 characters');
  }
  if (groupTitle !== '' && groupId === '') {
    throw new Error('Notification groupTitle requires groupId to be set');
  }
}

export class StandInNotification
  extends EventEmitter
  implements
    Pick<
      Notification,
      'show' | 'close' | 'title' | 'subtitle' | 'body' | 'silent' | 'actions' | 'id' | 'groupId'
    >
{
  readonly #id: string;
  readonly #groupId: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  actions: NonNullable<NotificationConstructorOptions['actions']>;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    needsReady('Cannot create Notification before app is ready');
    const { id = '', groupId = '', title = '', subtitle = '', body = '', silent = false } = options;
    checkForWindows(id, groupId, options.groupTitle ?? '');
    this.#id = id === '' ? randomUUID() : id;
    this.#groupId = groupId;
    this.title = title;
    this.subtitle = subtitle;
    this.body = body;
    this.silent = silent;
    this.actions = options.actions ?? [];
  }
  get id(): string {
    return this.#id;
  }
  get groupId(): string {
    return this.#groupId;
  }
  static isSupported(): boolean {
    return process.env['ELECTRON_STAND_IN_NOTIFICATIONS'] !== 'none';
  }
  static handleActivation(callback: (details: ActivationArguments) => void): void {
    onActivation = callback;
  }
  show(): void {
    this.close();
    if (!StandInNotification.isSupported()) return;
    shown.add(this);
    raised.push(this.seen());
    this.emit('show', preventable().event);
  }
  /** Told of on macOS alone: elsewhere the notification has nobody to tell any more when it goes. */
  close(): void {
    if (!shown.delete(this) || process.platform !== 'darwin') return;
    this.emit('close', { ...preventable().event, reason: 'applicationHidden' });
  }
  /** Gone from the screen by what a person, or the system, does. */
  answered(what: string, details: object = {}, ...more: unknown[]): void {
    shown.delete(this);
    this.emit(what, { ...preventable().event, ...details }, ...more);
  }
  seen(): NotificationSeen {
    const { id, title, body, silent, actions } = this;
    return { id, title, body, silent, buttons: actions.map(({ text = '' }) => text) };
  }
}

/** For a test of a part of main, which runs in the same process. */
export const centre = {
  raised: (): readonly NotificationSeen[] => raised,
  shown: (): readonly StandInNotification[] => [...shown],
  /** A click, long after the run that showed it; `text` as Windows keeps it. */
  activate: (text: string) => onActivation({ type: 'click', arguments: text }),
  clear(): void {
    shown.clear();
    raised.length = 0;
  },
};

function find(id: string): StandInNotification {
  const found = [...shown].find((notification) => notification.id === id);
  if (!found) throw new Error(`No notification ${id} is shown.`);
  return found;
}

show(() => ({ notifications: [...shown].map((one) => one.seen()), notified: [...raised] }));
wire.serve('notification.click', (id) => find(id).answered('click'));
wire.serve('notification.button', ([id, text]) => {
  const notification = find(id);
  const actionIndex = notification.actions.findIndex((action) => action.text === text);
  if (actionIndex < 0) throw new Error(`The notification ${id} has no button ${text}.`);
  notification.answered('action', { actionIndex, selectionIndex: -1 }, actionIndex, -1);
});
wire.serve('notification.put-away', (id) => find(id).answered('close', { reason: 'userCanceled' }));
wire.serve('notification.refuse', (id) => find(id).answered('failed', {}, 'Not allowed.'));

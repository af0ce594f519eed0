/** `Notification`: what the system's centre shows. */
import { EventEmitter } from 'node:events';
import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import type { NotificationSeen } from '../control.ts';
import { show, wire } from './desktop-wire.ts';
import { preventable } from './preventable.ts';

const shown = new Set<StandInNotification>();
/** Everything that came up, in order; what is replaced under the same id comes up again. */
const raised: NotificationSeen[] = [];

let onActivation: (details: ActivationArguments) => void = () => undefined;

export class StandInNotification
  extends EventEmitter
  implements Pick<Notification, 'show' | 'close' | 'title' | 'body' | 'silent' | 'actions' | 'id'>
{
  readonly id: string;
  title: string;
  body: string;
  silent: boolean;
  actions: NonNullable<NotificationConstructorOptions['actions']>;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    const { id = '', title = '', body = '', silent = false, actions = [] } = options;
    this.id = id;
    this.title = title;
    this.body = body;
    this.silent = silent;
    this.actions = actions;
  }
  static isSupported(): boolean {
    return process.env['ELECTRON_STAND_IN_NOTIFICATIONS'] !== 'none';
  }
  static handleActivation(callback: (details: ActivationArguments) => void): void {
    onActivation = callback;
  }
  show(): void {
    shown.add(this);
    raised.push(this.seen());
    this.emit('show', preventable().event);
  }
  close(): void {
    if (shown.delete(this)) this.emit('close', { ...preventable().event, reason: 'applicationHidden' });
  }
  /** Gone from the screen by what a person, or the system, does. */
  answered(what: string, details: object = {}): void {
    shown.delete(this);
    this.emit(what, { ...preventable().event, ...details });
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
  notification.answered('action', { actionIndex });
});
wire.serve('notification.put-away', (id) => find(id).answered('close', { reason: 'userCanceled' }));
wire.serve('notification.refuse', (id) => find(id).answered('failed', { error: 'Not allowed.' }));

/** `Notification`: what the system's centre shows. */
import { EventEmitter } from 'node:events';
import type { Notification, NotificationConstructorOptions } from 'electron';
import { show, wire } from './desktop-wire.ts';

const shown = new Set<StandInNotification>();

export class StandInNotification
  extends EventEmitter
  implements Pick<Notification, 'show' | 'close' | 'title' | 'body' | 'id'>
{
  readonly id: string;
  title: string;
  body: string;

  constructor({ id = '', title = '', body = '' }: NotificationConstructorOptions = {}) {
    super();
    this.id = id;
    this.title = title;
    this.body = body;
  }
  static isSupported(): boolean {
    return process.env['ELECTRON_STAND_IN_NOTIFICATIONS'] !== 'none';
  }
  show(): void {
    shown.add(this);
    this.emit('show', {});
  }
  close(): void {
    if (shown.delete(this)) this.emit('close', { reason: 'applicationHidden' });
  }
  /** Gone from the screen by a person's click. */
  clicked(): void {
    shown.delete(this);
    this.emit('click', {});
  }
}

show(() => ({ notifications: [...shown].map(({ id, title, body }) => ({ id, title, body })) }));
wire.serve('notification.click', (id) => {
  const found = [...shown].find((notification) => notification.id === id);
  if (!found) throw new Error(`No notification ${id} is shown.`);
  found.clicked();
});

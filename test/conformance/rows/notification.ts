/** Notifications of the system. */
import assert from 'node:assert/strict';
import { Notification } from 'electron';
import type { Row } from '../row.ts';
import { heard } from '../stage.ts';

const relies = 'main/electron/notifier.ts';
const ids = ['Notification.id', 'Notification.groupId'];
const both = ['darwin', 'win32'] as const;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const notificationRows: readonly Row[] = [
  {
    says: 'whether they are supported is known',
    source: 'spec/api-notification-spec.ts:14 is supported',
    relies,
    about: ['Notification.isSupported'],
    check: () => assert.equal(typeof Notification.isSupported(), 'boolean'),
  },
  {
    says: 'the id is what was given',
    source: 'spec/api-notification-spec.ts:18 inits and gets id property',
    relies,
    about: ids,
    on: both,
    check: () => assert.equal(new Notification({ id: 'own', title: 't' }).id, 'own'),
  },
  {
    says: 'the id can only be read',
    source: 'spec/api-notification-spec.ts:28 id is read-only',
    relies,
    about: ids,
    on: both,
    check() {
      const notification = new Notification({ id: 'own', title: 't' });
      assert.throws(() => Reflect.set(notification, 'id', 'other') || assert.fail('read-only'));
      assert.equal(notification.id, 'own');
    },
  },
  {
    says: 'without one it is a UUID',
    source: 'spec/api-notification-spec.ts:40 defaults id to a UUID when not provided; :50 … when empty',
    relies,
    about: ids,
    on: both,
    check() {
      assert.match(new Notification({ title: 't' }).id, uuid);
      assert.match(new Notification({ id: '', title: 't' }).id, uuid);
    },
  },
  {
    says: 'the group is what was given, and empty without one',
    source: 'spec/api-notification-spec.ts:63 inits and gets groupId property; :85 defaults …',
    relies,
    about: ids,
    on: both,
    check() {
      assert.equal(new Notification({ groupId: 'group', title: 't' }).groupId, 'group');
      assert.equal(new Notification({ title: 't' }).groupId, '');
    },
  },
  {
    says: 'the group can only be read',
    source: 'spec/api-notification-spec.ts:73 groupId is read-only',
    relies,
    about: ids,
    on: both,
    check() {
      const notification = new Notification({ groupId: 'group', title: 't' });
      assert.throws(() => Reflect.set(notification, 'groupId', 'other') || assert.fail('read-only'));
    },
  },
  {
    says: 'an id, or a group, longer than 64 characters throws',
    source: 'spec/api-notification-spec.ts:130 throws when id exceeds 64 characters; :141 … groupId …',
    relies: 'main/alerts/state.ts',
    about: ids,
    on: ['win32'],
    check() {
      assert.throws(() => new Notification({ id: 'a'.repeat(65) }), /64 UTF-16 characters/);
      assert.throws(() => new Notification({ groupId: 'a'.repeat(65) }), /64 UTF-16 characters/);
    },
  },
  {
    says: '64 characters are taken',
    source: 'spec/api-notification-spec.ts:163 accepts id and groupId at 64 characters',
    relies: 'main/alerts/state.ts',
    about: ids,
    check: () => void new Notification({ id: 'a'.repeat(64), groupId: 'b'.repeat(64) }),
  },
  {
    says: 'title and words can be read and changed',
    source: 'spec/api-notification-spec.ts:175 inits, gets and sets basic string properties correctly',
    relies,
    about: ['Notification'],
    check() {
      const notification = new Notification({ title: 'title', body: 'body', subtitle: 'sub' });
      assert.deepEqual(
        [notification.title, notification.body, notification.subtitle],
        ['title', 'body', 'sub'],
      );
      notification.title = 'other';
      assert.equal(notification.title, 'other');
    },
  },
  {
    says: 'silence can be read and changed',
    source: 'spec/api-notification-spec.ts:210 inits, gets and sets basic boolean properties correctly',
    relies,
    about: ['Notification.silent'],
    check() {
      const notification = new Notification({ title: 't', silent: true });
      assert.equal(notification.silent, true);
      notification.silent = false;
      assert.equal(notification.silent, false);
    },
  },
  {
    says: 'buttons can be read and changed',
    source: 'spec/api-notification-spec.ts:227 inits, gets and sets actions correctly',
    relies,
    about: ['Notification.actions', 'Notification#action'],
    check() {
      const notification = new Notification({ title: 't', actions: [{ type: 'button', text: '1' }] });
      assert.equal(notification.actions[0]?.text, '1');
      notification.actions = [{ type: 'button', text: '2' }];
      assert.equal(notification.actions[0]?.text, '2');
    },
  },
  {
    says: 'it can be shown and closed',
    source: 'spec/api-notification-spec.ts:267 can be shown and closed',
    relies,
    about: ['Notification.show', 'Notification.close'],
    check() {
      const notification = new Notification({ title: 'test', body: 'text', silent: true });
      notification.show();
      notification.close();
    },
  },
  {
    says: 'macOS tells that it was shown and that it was closed',
    source: 'spec/api-notification-spec.ts:285 emits show and close events; :303 … with custom id',
    relies,
    about: ['Notification#close', 'Notification#show'],
    on: ['darwin'],
    async check() {
      const notification = new Notification({ title: 'test', body: 'text', silent: true });
      const shown = heard(notification, 'show');
      notification.show();
      await shown;
      const closed = heard(notification, 'close');
      notification.close();
      await closed;
    },
  },
  {
    says: 'closed by us it tells nobody',
    source: 'shell/browser/api/electron_api_notification.cc:273-287',
    relies,
    about: ['Notification#close'],
    on: ['linux'],
    async check() {
      const notification = new Notification({ title: 'test', silent: true });
      let told = 0;
      notification.on('close', () => {
        told += 1;
      });
      notification.show();
      notification.close();
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(told, 0);
    },
  },
];

/** What every notifier has to do, whatever shows the notifications. */
import { describe, expect, it } from 'vitest';
import type { Notifier, NotifierEvent } from '../../main/alerts/notifier.ts';
import type { Alert } from '../../preload/alert.ts';

/** A notifier with a view of the screen, and hands that click on it. */
export interface NotifierUnderTest {
  notifier: Notifier;
  /** Titles on the screen, by id. */
  visible(): Record<string, string>;
  /** How often something was shown so that a person notices. */
  sounds(): number;
  act(id: string, what: 'opened' | 'retry' | 'closed'): void;
}

const alert = (id: string, title: string, silent = false): Alert => ({
  id,
  group: 'acme',
  kind: 'invite-failed',
  accountId: 'acme',
  title,
  body: 'Because.',
  count: 1,
  silent,
  actions: ['retry', 'open'],
  itemIds: ['q1'],
  target: { kind: 'queue', itemId: 'q1' },
  at: 0,
});

/** What a person can do with one; where notifications have no buttons, there is no `retry`. */
type Act = Parameters<NotifierUnderTest['act']>[1];

export function notifierContract(
  name: string,
  make: () => NotifierUnderTest,
  acts: readonly Act[] = ['opened', 'retry', 'closed'],
): void {
  describe(`${name}, as a notifier`, () => {
    it('shows one notification for each id, the newest', () => {
      const { notifier, visible, sounds } = make();
      expect(notifier.show(alert('a', 'one'))).toBe(true);
      notifier.show(alert('b', 'two'));
      notifier.show(alert('a', 'three'));
      expect(visible()).toEqual({ a: 'three', b: 'two' });
      expect(sounds()).toBe(3);
    });

    it('updates what is shown without a sound, and nothing that is not', () => {
      const { notifier, visible, sounds } = make();
      notifier.show(alert('a', 'one'));
      notifier.update(alert('a', 'two', true));
      notifier.update(alert('b', 'three', true));
      expect(visible()).toEqual({ a: 'two' });
      expect(sounds()).toBe(1);
    });

    it('dismisses, also what is not there', () => {
      const { notifier, visible } = make();
      notifier.show(alert('a', 'one'));
      notifier.dismiss('a');
      notifier.dismiss('a');
      notifier.dismiss('b');
      expect(visible()).toEqual({});
    });

    it.each(acts)('says that one was %s, once', (what) => {
      const { notifier, act, visible } = make();
      const heard: NotifierEvent[] = [];
      const off = notifier.on((event) => heard.push(event));
      notifier.show(alert('a', 'one'));
      act('a', what);
      expect(visible()).toEqual({});
      act('a', what);
      expect(heard).toEqual([{ id: 'a', what }]);
      off();
      notifier.show(alert('a', 'two'));
      act('a', what);
      expect(heard).toHaveLength(1);
    });

    it('does not say that it closed what it was told to dismiss or to replace', () => {
      const { notifier } = make();
      const heard: NotifierEvent[] = [];
      notifier.on((event) => heard.push(event));
      notifier.show(alert('a', 'one'));
      notifier.show(alert('a', 'two'));
      notifier.update(alert('a', 'three', true));
      notifier.dismiss('a');
      expect(heard).toEqual([]);
    });
  });
}

import { describe, expect, it } from 'vitest';
import { PageNotifier } from '../../../renderer/alerts/page-notifier.ts';
import { notifierContract } from '../../support/notifier-contract.ts';
import { anAlert } from '../../support/samples.ts';

/** A browser that shows notifications while the person looks elsewhere, or none. */
class Browser {
  readonly shown = new Map<string, { title: string; click: () => void }>();
  readonly sounds: string[] = [];
  away = true;
  readonly notifier = new PageNotifier(({ id, title, silent }, click) => {
    if (!this.away) return null;
    const one = { title, click };
    this.shown.set(id, one);
    if (!silent) this.sounds.push(title);
    return { close: () => this.shown.get(id) === one && this.shown.delete(id) };
  });
  onPage(): Record<string, string> {
    return Object.fromEntries(this.notifier.shown().map(({ id, title }) => [id, title]));
  }
}

notifierContract('the one of the page', () => {
  const { notifier, ...browser } = new Browser();
  return {
    notifier,
    visible: () => Object.fromEntries(notifier.shown().map(({ id, title }) => [id, title])),
    sounds: () => browser.sounds.length,
    act: (id, what) => notifier.answer(id, what),
  };
});

describe('the notifications of a page', () => {
  it('are the same inside and outside, and a click outside ends both', () => {
    const browser = new Browser();
    const { notifier, shown } = browser;
    const heard: unknown[] = [];
    notifier.on((answer) => heard.push(answer));
    notifier.show(anAlert({ id: 'a', title: 'one' }));
    notifier.update(anAlert({ id: 'a', title: 'two' }));
    expect(shown.get('a')?.title).toBe('two');
    expect(browser.sounds).toEqual(['one']);
    shown.get('a')?.click();
    expect([heard, shown.size, browser.onPage()]).toEqual([[{ id: 'a', what: 'opened' }], 0, {}]);
  });

  it('come outside only to somebody who looks elsewhere', () => {
    const browser = new Browser();
    browser.away = false;
    browser.notifier.show(anAlert({ id: 'a', title: 'one' }));
    browser.away = true;
    browser.notifier.update(anAlert({ id: 'a', title: 'two' }));
    expect([browser.shown.size, browser.onPage()]).toEqual([0, { a: 'two' }]);
  });

  it('that stand already are there for a page that comes later, without a word outside', async () => {
    const browser = new Browser();
    const { notifier } = browser;
    notifier.show(anAlert({ id: 'over', title: 'over' }));
    const standing = [anAlert({ id: 'a', title: 'older' }), anAlert({ id: 'b', title: 'newer' })];
    await notifier.restore(async () => standing);
    expect(notifier.shown().map(({ title }) => title)).toEqual(['newer', 'older']);
    expect([browser.shown.size, browser.sounds]).toEqual([0, ['over']]);
  });

  it('that come, go or change while the page asks what stands are as they were heard', async () => {
    const { notifier } = new Browser();
    notifier.show(anAlert({ id: 'changed', title: 'as shown' }));
    await notifier.restore(async () => {
      notifier.show(anAlert({ id: 'new', title: 'new' }));
      notifier.dismiss('over');
      notifier.update(anAlert({ id: 'changed', title: 'as heard' }));
      return [
        anAlert({ id: 'changed', title: 'as answered' }),
        anAlert({ id: 'over', title: 'over' }),
        anAlert({ id: 'kept', title: 'kept' }),
      ];
    });
    expect(notifier.shown().map(({ title }) => title)).toEqual(['new', 'as heard', 'kept']);
  });

  it('that stand stay where there is no answer', async () => {
    const { notifier } = new Browser();
    notifier.show(anAlert({ id: 'a', title: 'one' }));
    await notifier.restore(async () => null);
    expect(notifier.shown().map(({ title }) => title)).toEqual(['one']);
  });

  it('let a view know of each change, until it stops watching', () => {
    const { notifier } = new Browser();
    const seen: number[] = [];
    const stop = notifier.watch(() => seen.push(notifier.shown().length));
    notifier.show(anAlert({ id: 'a' }));
    notifier.dismiss('a');
    stop();
    notifier.show(anAlert({ id: 'a' }));
    expect(seen).toEqual([1, 0]);
  });
});

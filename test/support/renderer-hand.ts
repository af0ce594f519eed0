/** What the renderer's tests see and do again and again on a page of `startRendererPages`. */
import type { Locator, Page } from '@playwright/test';
import type { Alert } from '../../preload/alert.ts';
import type { FakeGuestlist } from './fake-guestlist.ts';

type WithFake = { guestlistFake: FakeGuestlist };

/** Payloads of all that the page asked of one operation, in order. */
export function asked(page: Page, operation: string): Promise<unknown[]> {
  return page.evaluate((name) => {
    const { guestlistFake } = window as unknown as WithFake;
    return guestlistFake.calls.filter((call) => call.operation === name).map((call) => call.payload);
  }, operation);
}

export async function raise(page: Page, alert: Alert): Promise<void> {
  // Who hears it comes after the first drawing.
  await page.locator('.alerts').waitFor({ state: 'attached' });
  await page.evaluate((given) => {
    (window as unknown as WithFake).guestlistFake.emit('alerts.raised', given);
  }, alert);
}

export function withdraw(page: Page, id: string): Promise<void> {
  return page.evaluate((given) => {
    (window as unknown as WithFake).guestlistFake.emit('alerts.withdrawn', { id: given });
  }, id);
}

/**
 * Once the page is drawn, has asked for what comes after its first drawing (renderer/bootstrap/initial-data.ts), and has
 * every part that was on its way (renderer/ui/Later.tsx). The page itself looks, at each of its frames; whoever asks from
 * outside does so at longer and longer intervals.
 */
export function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const until = async (what: string, isSo: () => boolean) => {
      for (const start = performance.now(); !isSo(); await frame()) {
        if (performance.now() - start > 30_000) throw new Error(`After 30 s: ${what}.`);
      }
    };
    await until('nothing is drawn', () => document.querySelector('#root > *') !== null);
    for (let turn = 0; turn < 2; turn += 1) {
      // As renderer/ui/when-idle.ts waits, and behind it; a page that has nothing to do at all is not always told so.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1100 }));
      await frame();
    }
    await until('a part is still on its way', () => document.querySelector('[data-fetching]') === null);
    // What came is drawn.
    await frame();
  });
}

/** Once what just changed without the page's doing, a size or a theme, is drawn. */
export function redrawn(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** Lets what the scene hangs go on, and ends what can be undone. */
export function release(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as WithFake).guestlistFake.release());
}

/** What has the focus, as a person would call it; never the words of the whole page. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing';
    return element.ariaLabel || element.innerText || element.tagName;
  });
}

/** Opens the page anew without the scripts of a pattern of addresses, until what it resolves with is called. */
export async function reopenWithout(page: Page, scripts: string): Promise<() => void> {
  const { promise: fetched, resolve: fetchNow } = Promise.withResolvers<void>();
  await page.route(scripts, async (route) => {
    await fetched;
    await route.continue();
  });
  await page.reload();
  await page.getByRole('row').first().waitFor();
  return fetchNow;
}

export const status = (page: Page): Locator => page.getByRole('region', { name: 'Status' });
export const inviteField = (page: Page): Locator => page.getByRole('textbox', { name: 'Invite by e-mail' });

/** Drops files on the page as a file manager would. */
export function dropFiles(
  page: Page,
  ...files: { name: string; bytes: Uint8Array | string }[]
): Promise<void> {
  const given = files.map(({ name, bytes }): [string, number[]] => [
    name,
    [...(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)],
  ]);
  return page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const [name, bytes] of all) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, given);
}

/** A hand that counts what a person does on a page: each chord of keys, each click, and what is typed or pasted in one go. */
import type { Locator, Page } from '@playwright/test';

export class CountingHand {
  readonly #page: Page;
  readonly actions: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** One key, alone or with others held: `Enter`, `Control+k`. */
  async press(key: string): Promise<void> {
    this.actions.push(key);
    await this.#page.keyboard.press(key);
  }

  /** Letter by letter, to where the focus is. */
  async type(text: string): Promise<void> {
    this.actions.push(`type ${text}`);
    await this.#page.keyboard.type(text);
  }

  /** In one piece, to where the focus is. */
  async paste(text: string): Promise<void> {
    this.actions.push('paste');
    await this.#page.keyboard.insertText(text);
  }

  /** By the mouse, once it is there. */
  async click(target: Locator): Promise<void> {
    this.actions.push('click');
    await target.click();
  }
}

/** The popup as a person uses it: by the names that a screen reader would say. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { slowPage } from './slow-page.ts';

export class GuestPage {
  readonly page: Page;
  readonly inviteField: Locator;
  readonly inviteButton: Locator;
  readonly search: Locator;
  readonly list: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.inviteField = page.getByRole('textbox', { name: 'Invite by e-mail' });
    this.inviteButton = page.getByRole('button', { name: /^Invite(?: [\d,]+)?(?: · Production)?$/u });
    this.search = page.getByRole('searchbox', { name: 'Search invitations' });
    this.list = page.getByRole('grid', { name: 'Invitations' });
    this.status = page.getByRole('region', { name: 'Status' });
  }

  row(address: string): Locator {
    return this.list.getByRole('row', { name: address });
  }

  tab(name: 'Pending' | 'Accepted' | 'Expired' | 'Revoked' | 'Queue'): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }

  /** Fills in the form for a key, and presses Connect. */
  async connect(secretKey: string, apiUrl: string): Promise<void> {
    const { page } = this;
    await page.getByRole('textbox', { name: 'Secret key' }).fill(secretKey);
    const address = page.getByRole('textbox', { name: 'API address' });
    if (!(await address.isVisible())) await page.getByText('API address and label').click();
    await address.fill(apiUrl);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
  }

  async invite(...addresses: string[]): Promise<void> {
    await this.inviteField.fill(addresses.join(' '));
    await this.page.keyboard.press('Enter');
  }

  /** Opens a one-time link and waits for the page behind it. */
  async open(link: string): Promise<void> {
    await slowPage(this.page);
    await this.page.goto(link);
    await expect(this.page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  }
}

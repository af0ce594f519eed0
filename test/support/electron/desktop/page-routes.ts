/** Every address that a page asks for: who is asked, who answers, and what is refused. */
import type { APIResponse, Page, Route } from '@playwright/test';
import { type Answer, appAddress } from '../control.ts';
import type { Wire } from '../wire.ts';

/** Not a standard scheme: its pages have no origin, so no storage, no modules and no address of their own. */
const withoutOrigin = 'sandbox allow-scripts allow-forms allow-popups allow-modals';

function headersOf({ headers, standard }: Extract<Answer, { status: number }>): Record<string, string> {
  if (standard) return headers;
  const policy = headers['content-security-policy'];
  return { ...headers, 'content-security-policy': policy ? `${policy}, ${withoutOrigin}` : withoutOrigin };
}

export class PageRoutes {
  /** Addresses that were refused: a prevented navigation, or one that nobody answers. */
  readonly refused: string[] = [];
  readonly #id: number;
  readonly #page: Page;
  readonly #wire: Wire;
  #expected: string | null = null;
  #failure: string | null = null;
  #followed: Promise<void> | null = null;

  constructor(id: number, page: Page, wire: Wire) {
    this.#id = id;
    this.#page = page;
    this.#wire = wire;
  }

  /** Main itself goes there: for the next navigation to it nobody is asked. */
  expect(url: string): void {
    this.#expected = withoutFragment(url);
    this.#failure = null;
    this.#followed = null;
  }

  /** Why the last navigation failed, when its answer says so and Chromium could not be told. */
  failure(): string | null {
    return this.#failure;
  }

  /** Resolves when the redirect that took the place of the last navigation has loaded; null when there was none. */
  followed(): Promise<void> | null {
    return this.#followed;
  }

  async answer(route: Route): Promise<void> {
    const url = route.request().url();
    try {
      if (!(await this.#mayNavigate(route, url))) return await this.#refuse(route, url, 'aborted');
      if (appAddress(url) !== url) return await this.#ownScheme(route, url);
      if (!/^https?:/.test(url)) return await route.continue();
      return await this.#web(route, url);
    } catch (error) {
      // Main or the window ended while the page still loaded.
      if (!this.#page.isClosed()) await route.abort('aborted').catch(() => undefined);
      else if (!(error instanceof Error)) throw error;
    }
  }

  /** Whether main lets the page go there. What main itself loads is not asked; a reload by the page is. */
  async #mayNavigate(route: Route, url: string): Promise<boolean> {
    const request = route.request();
    if (!request.isNavigationRequest()) return true;
    const mainFrame = request.frame() === this.#page.mainFrame();
    if (mainFrame && withoutFragment(url) === this.#expected) {
      this.#expected = null;
      return true;
    }
    const from = appAddress(request.frame().url());
    return this.#isAllowed({ url: appAddress(url), mainFrame, from, redirect: false });
  }

  async #isAllowed(asked: {
    url: string;
    mainFrame: boolean;
    from: string;
    redirect: boolean;
  }): Promise<boolean> {
    return !(await this.#wire.call('navigate', { windowId: this.#id, ...asked })).prevented;
  }

  async #ownScheme(route: Route, url: string): Promise<void> {
    const request = route.request();
    const body = request.postDataBuffer();
    const answer = await this.#wire.call('request', {
      url: appAddress(url),
      method: request.method(),
      headers: request.headers(),
      body: body === null ? null : new Uint8Array(body),
      isFetch: ['fetch', 'xhr'].includes(request.resourceType()),
    });
    if ('failed' in answer) {
      if (request.isNavigationRequest()) this.#failure = answer.failed;
      return this.#refuse(route, url, 'failed');
    }
    const location = answer.headers['location'];
    if (isRedirect(answer.status) && location !== undefined && request.isNavigationRequest()) {
      return this.#redirect(route, url, location);
    }
    const headers = headersOf(answer);
    return route.fulfill({ status: answer.status, headers, body: Buffer.from(answer.body) });
  }

  /** What the policy of the page lets through goes out, as it would in Electron. */
  async #web(route: Route, url: string): Promise<void> {
    if (!route.request().isNavigationRequest()) return route.continue();
    let response: APIResponse;
    try {
      response = await route.fetch({ maxRedirects: 0 });
    } catch {
      this.#failure = 'ERR_CONNECTION_REFUSED';
      return this.#refuse(route, url, 'connectionrefused');
    }
    const { location } = response.headers();
    if (isRedirect(response.status()) && location !== undefined) return this.#redirect(route, url, location);
    return route.fulfill({ response });
  }

  async #redirect(route: Route, from: string, location: string): Promise<void> {
    const frame = route.request().frame();
    const mainFrame = frame === this.#page.mainFrame();
    const target = new URL(location, from).href;
    const asked = { url: appAddress(target), mainFrame, from: appAddress(frame.url()), redirect: true };
    if (!(await this.#isAllowed(asked))) return this.#refuse(route, target, 'aborted');
    this.#expected = withoutFragment(target);
    await route.abort('aborted');
    this.#followed = frame.goto(target, { waitUntil: 'load' }).then(() => undefined);
    // Whoever waits for it hears of it; nobody may.
    this.#followed.catch(() => undefined);
  }

  async #refuse(route: Route, url: string, why: 'aborted' | 'failed' | 'connectionrefused'): Promise<void> {
    this.refused.push(url);
    await route.abort(why);
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function withoutFragment(url: string): string {
  return url.split('#')[0] ?? url;
}

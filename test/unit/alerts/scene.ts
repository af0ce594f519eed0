/** A person, a screen and a clock for the alert policy: what it decides is carried out, what falls due is asked for. */
import type { AlertEvent, FailedWork } from '../../../main/alerts/event.ts';
import { decide, nextLookAt } from '../../../main/alerts/policy.ts';
import type { Silence } from '../../../main/alerts/provider.ts';
import {
  type AlertContext,
  type AlertSettings,
  type AlertState,
  type Decision,
  initialState,
} from '../../../main/alerts/state.ts';
import type { Failure } from '../../../preload/failure.ts';
import { MemoryNotifier } from '../../support/memory-notifier.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
/** A Thursday, in a zone without daylight saving unless a test names another. */
export const noon = Date.UTC(2026, 0, 15, 12);

export const everything: AlertSettings = {
  notifications: true,
  mutedNotifications: [],
  hideAddresses: false,
  quietHours: { enabled: false, from: '22:00', to: '07:00' },
};

export const refused: Failure = {
  kind: 'clerk',
  status: 422,
  errors: [
    { code: 'form_identifier_exists', message: 'exists', longMessage: 'That address has an account.' },
  ],
  traceId: null,
};
export const unauthorized: Failure = {
  kind: 'unauthorized',
  status: 401,
  errors: [
    { code: 'clerk_key_invalid', message: 'invalid', longMessage: 'The provided secret key is invalid.' },
  ],
  traceId: null,
};
export const outOfMails: Failure = {
  kind: 'clerk',
  status: 400,
  errors: [
    { code: 'dev_monthly_email_limit_exceeded', message: 'limit', longMessage: 'No e-mails are left.' },
  ],
  traceId: null,
};

export interface SceneOptions {
  settings?: Partial<AlertSettings>;
  at?: number;
  timeZone?: string;
}

export class Scene {
  readonly screen = new MemoryNotifier();
  readonly decisions: Decision[] = [];
  readonly accounts = new Map([['acme', 'Acme']]);
  state: AlertState = initialState;
  settings: AlertSettings;
  looking: AlertContext['looking'] = null;
  now: number;
  readonly #timeZone: string;

  constructor({ settings = {}, at = noon, timeZone = 'UTC' }: SceneOptions = {}) {
    this.settings = { ...everything, ...settings };
    this.now = at;
    this.#timeZone = timeZone;
    this.screen.on(({ id }) => this.hear({ type: 'gone', id }));
  }

  /** Everything that was decided because of the event. */
  hear(event: AlertEvent): Decision[] {
    const context: AlertContext = {
      now: this.now,
      settings: this.settings,
      looking: this.looking,
      accounts: this.accounts,
      timeZone: this.#timeZone,
    };
    const { state, decisions } = decide(this.state, event, context);
    this.state = state;
    for (const decision of decisions) this.#carryOut(decision);
    return [...decisions];
  }

  /** Lets time go by; what falls due on the way is decided then. */
  pass(ms: number): Decision[] {
    const end = this.now + ms;
    const decided: Decision[] = [];
    for (let at = nextLookAt(this.state); at !== null && at <= end; at = nextLookAt(this.state)) {
      this.now = Math.max(this.now, at);
      decided.push(...this.hear({ type: 'tick' }));
    }
    this.now = end;
    return decided;
  }

  look(accountId: string | null): Decision[] {
    this.looking = { accountId };
    return this.hear({ type: 'focused' });
  }

  lookAway(): void {
    this.looking = null;
  }

  set(settings: Partial<AlertSettings>): Decision[] {
    this.settings = { ...this.settings, ...settings };
    return this.hear({ type: 'settings' });
  }

  fail(...items: (Partial<FailedWork> & { id: string })[]): Decision[] {
    return this.hear({ type: 'work-failed', accountId: 'acme', items: items.map((item) => this.work(item)) });
  }

  end(outcome: 'sent' | 'gone', ...ids: string[]): Decision[] {
    const items = ids.map((id) => ({ id, outcome, updatedAt: this.now }));
    return this.hear({ type: 'work-ended', accountId: 'acme', items });
  }

  work(item: Partial<FailedWork> & { id: string }): FailedWork {
    return {
      operation: 'create',
      emailAddress: `${item.id}@example.com`,
      failure: refused,
      canRetry: true,
      updatedAt: this.now,
      ...item,
    };
  }

  accept(...ids: string[]): Decision[] {
    const invitations = ids.map((id) => ({ id, emailAddress: `${id}@example.com` }));
    return this.hear({ type: 'accepted', accountId: 'acme', invitations, silent: false, at: this.now });
  }

  key(failure: Failure | null): Decision[] {
    return this.hear({ type: 'key', accountId: 'acme', failure, at: this.now });
  }

  /** Clerk's limit holds the queue for so long. */
  block(ms: number): Decision[] {
    return this.hear({
      type: 'queue-blocked',
      accountId: 'acme',
      until: this.now + ms,
      waiting: 10,
      at: this.now,
    });
  }

  sync(accountId = 'acme'): void {
    this.hear({ type: 'synced', accountId, at: this.now });
    this.pass(10 * second);
  }

  /** Titles of what a person sees now. */
  titles(): string[] {
    return [...this.screen.visible.values()].map(({ title }) => title);
  }

  #carryOut(decision: Decision): void {
    this.decisions.push(decision);
    if (decision.do === 'dismiss') this.screen.dismiss(decision.id);
    else if (decision.do === 'update') this.screen.update(decision.alert);
    else if (decision.do !== 'stay-silent') this.screen.show(decision.alert);
  }
}

export function silences(decisions: readonly Decision[]): Silence[] {
  return decisions.flatMap((decision) => (decision.do === 'stay-silent' ? decision.why : []));
}

export function spoken(decisions: readonly Decision[]): Exclude<Decision, { do: 'stay-silent' }>[] {
  return decisions.filter((decision) => decision.do !== 'stay-silent');
}

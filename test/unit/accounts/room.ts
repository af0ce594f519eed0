/** The accounts room with everything around it in memory, and all that it did in `events`. */
import { createAccounts } from '../../../main/accounts/accounts.ts';
import type { OpenAccount } from '../../../main/accounts/open-account.ts';
import type { AccountsPorts } from '../../../main/accounts/service.ts';
import { createSessionVault } from '../../../main/accounts/session-vault.ts';
import type { TokenVault } from '../../../main/accounts/vault.ts';
import { ClerkCallError, type ClerkInstance } from '../../../main/clerk/api.ts';
import type { Clerk } from '../../../main/clerk/audience-api.ts';
import { FailureError, type VaultState } from '../../../preload/failure.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

export const keys = {
  production: 'sk_live_ProductionProductionProd0001',
  rotated: 'sk_live_RotatedRotatedRotatedRot0002',
  development: 'sk_test_DevelopmentDevelopment00003',
  mismatched: 'sk_live_SaysLiveButItIsNotLive00004',
  sandbox: 'sk_test_SandboxSandboxSandboxSa00005',
} as const;

const instances: Record<string, ClerkInstance> = {
  [keys.production]: { id: 'ins_production', environment: 'production' },
  [keys.rotated]: { id: 'ins_production', environment: 'production' },
  [keys.development]: { id: 'ins_development', environment: 'development' },
  [keys.mismatched]: { id: 'ins_mismatched', environment: 'development' },
  [keys.sandbox]: { id: 'ins_sandbox', environment: 'development' },
};

/** A keychain that can be locked, denied or gone. */
export class MovableKeychain implements TokenVault {
  current: VaultState = 'ready';
  readonly secrets = new Map<string, string>();
  readonly #events: string[];

  constructor(events: string[] = []) {
    this.#events = events;
  }
  state = async () => this.current;
  get = (name: string) => this.#use('get', () => this.secrets.get(name) ?? null);
  set = (name: string, secret: string) => this.#use('set', () => void this.secrets.set(name, secret));
  delete = (name: string) => this.#use('delete', () => void this.secrets.delete(name));

  async #use<T>(verb: string, task: () => T): Promise<T> {
    this.#events.push(`keychain ${verb}`);
    if (this.current !== 'ready') throw new FailureError({ kind: 'keychain', state: this.current });
    return task();
  }
}

/** What a restart finds again. */
export interface Kept {
  settings: MemorySettingsStore;
  keychain: MovableKeychain;
}

const unused = () => Promise.reject(new Error('The accounts room does not call this.'));

export function openRoom(kept: Partial<Kept> = {}, overrides: Partial<AccountsPorts> = {}) {
  const events: string[] = [];
  const keychain = kept.keychain ?? new MovableKeychain(events);
  const settings = kept.settings ?? new MemorySettingsStore();
  const clock = new VirtualClock();
  const log = recordLog();
  const open = new Map<string, OpenAccount>();
  /** Each key that was sent, and where. */
  const sent: [string, string][] = [];
  const ports: AccountsPorts = {
    settings: {
      get: (key) => settings.get(key),
      set(key, value) {
        events.push('settings written');
        settings.set(key, value);
      },
      delete: (key) => settings.delete(key),
    },
    keychain,
    session: createSessionVault(),
    clock,
    log,
    emit: (event) => void events.push(event),
    createClient: ({ apiUrl, secretKey }): Clerk => ({
      async instance() {
        const key = await secretKey();
        sent.push([apiUrl, key]);
        const instance = instances[key];
        if (instance) return instance;
        throw new ClerkCallError({ kind: 'unauthorized', status: 401, errors: [], traceId: null }, 'refused');
      },
      create: unused,
      createBulk: unused,
      list: unused,
      revoke: unused,
      delete: unused,
      organizations: unused,
      organizationRoles: unused,
      organizationInvitations: unused,
      organization: () => {
        throw new Error('The accounts room does not call this.');
      },
      waitlist: {
        list: unused,
        create: unused,
        createBulk: unused,
        invite: unused,
        reject: unused,
        delete: unused,
      },
    }),
    async startSandbox() {
      events.push('sandbox started');
      return { apiUrl: 'http://127.0.0.1:4321/v1', secretKey: keys.sandbox };
    },
    async opened(account) {
      events.push('opened');
      open.set(account.id, account);
    },
    async closed(id) {
      events.push('closed');
      open.delete(id);
    },
    async removed(id) {
      events.push('removed');
      open.delete(id);
    },
    async setAside() {
      events.push('set aside');
    },
    ...overrides,
  };
  const accounts = createAccounts(ports);
  const connect = (secretKey: string, keepIn: 'keychain' | 'session' = 'keychain', label?: string) =>
    accounts.handlers.connect({ secretKey, keepIn, ...(label !== undefined && { label }) });
  return { ...accounts.handlers, accounts, connect, events, keychain, settings, clock, log, open, sent };
}

/** Everything that is written or shown, in one text, to look for what must not be in it. */
export async function everythingVisible(room: ReturnType<typeof openRoom>): Promise<string> {
  return JSON.stringify([room.settings.get('accounts'), await room.list({}), room.log.lines, room.events]);
}

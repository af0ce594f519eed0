/** The Secret Service over one connection: what can be asked of it, without any opinion about when. */

import { openPrompt } from './prompts.ts';
import { identify, type Provider } from './providers.ts';
import { openSecretSession, type SecretSession, type SecretStruct } from './secret-session.ts';
import { type BusCall, BusError, connectSessionBus, type SessionBus } from './session-bus.ts';

const serviceName = 'org.freedesktop.secrets';
const root = '/org/freedesktop/secrets';
const service = 'org.freedesktop.Secret.Service';
const collectionFace = 'org.freedesktop.Secret.Collection';
const itemFace = 'org.freedesktop.Secret.Item';
const properties = 'org.freedesktop.DBus.Properties.Get';
const bus = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
/** A path that leads nowhere: no prompt, no collection. */
const none = '/';

/** How the service is, found out without opening a window. */
export interface Look {
  provider: Provider;
  /** Null: it has none to keep anything in. */
  collection: string | null;
  isLocked: boolean;
}

/** Paths of the entries that match. */
export interface Found {
  unlocked: string[];
  locked: string[];
}

export type Attributes = Readonly<Record<string, string>>;

export class SecretService {
  readonly #bus: SessionBus;
  #session: Promise<SecretSession> | null = null;
  #identity: { owner: string; provider: Provider } | null = null;

  private constructor(bus: SessionBus) {
    this.#bus = bus;
  }

  /** Rejects with `BusError`. `changed` is called when the service comes, goes, or says that something changed. */
  static async connect(changed: () => void): Promise<SecretService> {
    const bus = await connectSessionBus(serviceName);
    const connected = new SecretService(bus);
    bus.onSignal(({ name }) => {
      if (name === 'org.freedesktop.DBus.NameOwnerChanged') connected.#session = null;
      if (/NameOwnerChanged|Collection(Created|Deleted|Changed)|PropertiesChanged|walletOpened/.test(name))
        changed();
    });
    bus.onClosed(changed);
    return connected;
  }

  get isClosed(): boolean {
    return this.#bus.isClosed;
  }

  close(): void {
    this.#bus.close();
  }

  /** Rejects with `BusError` where nobody answers. */
  async look(): Promise<Look> {
    const provider = await this.#provider();
    const collection = await this.#defaultCollection();
    const isLocked = collection !== null && (await this.#isLocked(provider, collection));
    return { provider, collection, isLocked };
  }

  /** Never opens a window on an open service; KeePassXC, when locked, may open one. */
  async find(attributes: Attributes): Promise<Found> {
    const [unlocked, locked] = await this.#ask<[string[], string[]]>({
      path: root,
      method: `${service}.SearchItems`,
      signature: 'a{ss}',
      body: [attributes],
    });
    return { unlocked, locked };
  }

  /** Asks the person where that is needed, and waits for the answer. Rejects with `PromptDismissed`. */
  async unlock(paths: readonly string[]): Promise<void> {
    const [, prompt] = await this.#ask<[string[], string]>({
      path: root,
      method: `${service}.Unlock`,
      signature: 'ao',
      body: [paths],
    });
    await this.#answer(prompt);
  }

  async read(item: string): Promise<string> {
    const session = await this.#openSession();
    const secret = await this.#ask<SecretStruct>({
      path: item,
      method: `${itemFace}.GetSecret`,
      signature: 'o',
      body: [session.path],
    });
    return session.open(secret);
  }

  /** The path of the entry, a new one or that with the same attributes. */
  async write(collection: string, label: string, attributes: Attributes, secret: string): Promise<string> {
    const session = await this.#openSession();
    const { typed } = this.#bus;
    const described = {
      [`${itemFace}.Label`]: typed('s', label),
      [`${itemFace}.Attributes`]: typed('a{ss}', attributes),
    };
    const [item, prompt] = await this.#ask<[string, string]>({
      path: collection,
      method: `${collectionFace}.CreateItem`,
      signature: 'a{sv}(oayays)b',
      body: [described, session.seal(secret), true],
    });
    const late = await this.#answer(prompt);
    return item === none ? String(late) : item;
  }

  async remove(item: string): Promise<void> {
    await this.#answer(await this.#ask<string>({ path: item, method: `${itemFace}.Delete` }));
  }

  /** What a person would see of it. */
  async describe(item: string): Promise<{ label: string; attributes: Attributes }> {
    const [label, attributes] = await Promise.all([
      this.#property<string>(item, itemFace, 'Label'),
      this.#property<Attributes>(item, itemFace, 'Attributes'),
    ]);
    return { label, attributes };
  }

  /** Lets the person make what the service lacks, in a window of its own. */
  async createCollection(label: string): Promise<void> {
    const [, prompt] = await this.#ask<[string, string]>({
      path: root,
      method: `${service}.CreateCollection`,
      signature: 'a{sv}s',
      body: [{ [`${collectionFace}.Label`]: this.#bus.typed('s', label) }, 'default'],
    });
    await this.#answer(prompt);
  }

  #ask<T>(call: Omit<BusCall, 'to'>): Promise<T> {
    return this.#bus.call<T>({ to: serviceName, ...call });
  }

  #property<T>(path: string, face: string, name: string): Promise<T> {
    return this.#ask<T>({ path, method: properties, signature: 'ss', body: [face, name] });
  }

  async #answer(prompt: string): Promise<unknown> {
    return prompt === none ? undefined : openPrompt(this.#bus, serviceName, prompt);
  }

  #openSession(): Promise<SecretSession> {
    if (this.#session) return this.#session;
    const opening = openSecretSession((call) => this.#ask(call), this.#bus.typed);
    this.#session = opening;
    opening.catch(() => {
      if (this.#session === opening) this.#session = null;
    });
    return opening;
  }

  async #provider(): Promise<Provider> {
    const owner = await this.#owner();
    if (this.#identity?.owner === owner) return this.#identity.provider;
    const asked = { ...bus, signature: 's' };
    const pid = await this.#bus
      .call<number>({ ...asked, method: 'org.freedesktop.DBus.GetConnectionUnixProcessID', body: [owner] })
      .catch(() => null);
    const owns = async (name: string) =>
      (await this.#bus
        .call<string>({ ...asked, method: 'org.freedesktop.DBus.GetNameOwner', body: [name] })
        .catch(() => null)) === owner;
    const provider = await identify(pid, owns);
    this.#identity = { owner, provider };
    return provider;
  }

  /** Where nobody has the name yet, the bus starts whom it knows for it. */
  async #owner(): Promise<string> {
    const get = { ...bus, method: 'org.freedesktop.DBus.GetNameOwner', signature: 's', body: [serviceName] };
    try {
      return await this.#bus.call<string>(get);
    } catch (error) {
      if (!(error instanceof BusError) || !error.name.endsWith('NameHasNoOwner')) throw error;
    }
    const start = 'org.freedesktop.DBus.StartServiceByName';
    await this.#bus.call({ ...bus, method: start, signature: 'su', body: [serviceName, 0] });
    return this.#bus.call<string>(get);
  }

  /** KeePassXC with several databases has no default one, and puts what is new into the one in front. */
  async #defaultCollection(): Promise<string | null> {
    const alias = await this.#ask<string>({
      path: root,
      method: `${service}.ReadAlias`,
      signature: 's',
      body: ['default'],
    });
    return alias === none ? null : alias;
  }

  async #isLocked(provider: Provider, collection: string): Promise<boolean> {
    const told = await this.#property<boolean>(collection, collectionFace, 'Locked');
    if (!told || provider.locked === 'told') return told;
    const name = await this.#property<string>(collection, collectionFace, 'Label');
    return !(await this.#isWalletOpen(name));
  }

  async #isWalletOpen(name: string): Promise<boolean> {
    for (const generation of [6, 5]) {
      try {
        return await this.#bus.call<boolean>({
          to: `org.kde.kwalletd${generation}`,
          path: `/modules/kwalletd${generation}`,
          method: 'org.kde.KWallet.isOpen',
          signature: 's',
          body: [name],
        });
      } catch {
        // Of the other generation, or one that does not say: then the property is all that is known.
      }
    }
    return false;
  }
}

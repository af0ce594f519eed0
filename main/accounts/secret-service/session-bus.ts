/** One connection to the session bus, over which the Secret Service is asked. No thread waits for an answer. */
import { existsSync } from 'node:fs';
import type { Message, MessageBus } from 'dbus-native';
import { patience } from './patience.ts';

/** Milliseconds for an answer that needs no person. KeePassXC takes up to three seconds while it starts (measured). */
const answerMs = 5000;
/**
 * Milliseconds for the bus itself to let us in, as D-Bus's own libraries give it (libdbus, GDBus and sd-bus: 25 s). It
 * is slow only with the whole machine, as at a log-in, and then a refusal helps nobody.
 */
const greetingMs = 25_000;

export interface BusCall {
  to: string;
  path: string;
  /** Interface and member, as `org.freedesktop.Secret.Service.SearchItems`. */
  method: string;
  signature?: string;
  body?: readonly unknown[];
}

/** An answer that is an error. `name` is D-Bus's own: `org.freedesktop.Secret.Error.IsLocked`. */
export class BusError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** The bus itself, as somebody to talk to. */
const driver = 'org.freedesktop.DBus';

export const noBus = 'app.guestlist.Error.NoSessionBus';
export const noReply = 'org.freedesktop.DBus.Error.NoReply';
export const disconnected = 'org.freedesktop.DBus.Error.Disconnected';

export interface Signal {
  path: string;
  /** Interface and member. */
  name: string;
  body: readonly unknown[];
}

export interface SessionBus {
  readonly isClosed: boolean;
  /** What the method returns: one value as it is, several as an array. Rejects with {@link BusError}. */
  call<T>(call: BusCall): Promise<T>;
  /** A value with its D-Bus type, where the receiver takes any. */
  typed(signature: string, value: unknown): unknown;
  /** Every signal of the service and of the bus about it. Returns the function that ends the subscription. */
  onSignal(listener: (signal: Signal) => void): () => void;
  onClosed(listener: () => void): void;
  close(): void;
}

/** The address that D-Bus's own clients would take, or null where there is no session bus. */
function sessionBusAddress(env: NodeJS.ProcessEnv = process.env): string | null {
  const given = env['DBUS_SESSION_BUS_ADDRESS'];
  if (given) return given;
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime && existsSync(`${runtime}/bus`) ? `unix:path=${runtime}/bus` : null;
}

/**
 * Rejects with {@link BusError}: `noBus` where there is none to talk to. `service`: whose signals are wanted.
 * `waits`: how long answers may take, in milliseconds.
 */
export async function connectSessionBus(
  service: string,
  waits = { greeting: greetingMs, answer: answerMs },
): Promise<SessionBus> {
  const busAddress = sessionBusAddress();
  if (busAddress === null) throw new BusError(noBus, 'There is no D-Bus session bus here.');
  const { createClient, Variant } = await import('dbus-native');
  let bus: MessageBus;
  try {
    bus = createClient({
      busAddress,
      // The library throws the time-out of its own greeting where nobody can catch it, so each call has one of its own.
      timeout: 0,
      variants: 'plain',
      plainValues: true,
      ayBuffer: true,
    });
  } catch (error) {
    throw new BusError(noBus, `The session bus cannot be reached: ${messageOf(error)}`);
  }
  const { connection } = bus;
  let trouble = '';
  let isClosed = false;
  // Without a listener an error of the socket would end the process; each call under way rejects by itself.
  connection.on('error', (error: Error) => {
    trouble = error.message;
  });
  // So would a bus that takes no further connection: its refusal of the greeting is thrown where nobody can catch it.
  connection.on('handlerError', (error: Error) => {
    trouble = error.message;
    connection.end();
  });
  connection.on('close', () => {
    isClosed = true;
  });

  // A connection that is idle must not keep a process from ending, and one that is waited for must.
  let underWay = 0;
  const counted = async <T>(work: () => PromiseLike<T>): Promise<T> => {
    underWay += 1;
    hold(true);
    try {
      return await work();
    } finally {
      underWay -= 1;
      if (underWay === 0) hold(false);
    }
  };
  const hold = (held: boolean) => {
    const { stream } = connection;
    if (held && 'ref' in stream) (stream.ref as () => void)();
    if (!held && 'unref' in stream) (stream.unref as () => void)();
  };

  const invoke = <T>(message: Message, ms: number): Promise<T> =>
    counted(async () => {
      const { signal, callOff } = patience(ms);
      try {
        return await bus.invoke<T>(message, { signal });
      } catch (error) {
        if (signal.aborted) throw new BusError(noReply, `No answer to ${message.member} within ${ms} ms.`);
        throw asBusError(error, trouble);
      } finally {
        callOff();
      }
    });
  const match = (rule: string) =>
    invoke(
      {
        destination: driver,
        path: '/org/freedesktop/DBus',
        interface: driver,
        member: 'AddMatch',
        signature: 's',
        body: [rule],
      },
      waits.greeting,
    );

  try {
    await match(`type='signal',sender='${service}'`);
    await match(`type='signal',sender='${driver}',member='NameOwnerChanged',arg0='${service}'`);
  } catch (error) {
    connection.end();
    throw new BusError(noBus, `The session bus cannot be reached: ${trouble || messageOf(error)}`);
  }

  return {
    get isClosed() {
      return isClosed;
    },
    call: <T>({ to, path, method, signature, body }: BusCall) => {
      const dot = method.lastIndexOf('.');
      return invoke<T>(
        {
          destination: to,
          path,
          interface: method.slice(0, dot),
          member: method.slice(dot + 1),
          ...(signature !== undefined && { signature, body: [...(body ?? [])] }),
        },
        waits.answer,
      );
    },
    typed: (signature, value) => new Variant(signature, value),
    onSignal(listener) {
      const hear = ({ type, path = '', interface: face = '', member = '', body = [] }: Message) => {
        if (type === 4) listener({ path, name: `${face}.${member}`, body });
      };
      connection.on('message', hear);
      return () => connection.removeListener('message', hear);
    },
    onClosed: (listener) => void connection.once('close', listener),
    close: () => void connection.end(),
  };
}

function asBusError(error: unknown, trouble: string): BusError {
  const { dbusName, message } = error as { dbusName?: string; message?: string };
  return new BusError(dbusName ?? disconnected, message || trouble || 'D-Bus gave no reason.');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

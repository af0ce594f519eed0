/**
 * The one table of what crosses the bridge. Main's router, the preload bridge and the browser transport are
 * derived from it: an operation without a handler, or a handler without an operation, does not compile.
 * No operation returns a secret key or an invitation link, and none takes an address to open.
 */
import * as z from 'zod/mini';
import { accountSchema, accountsSchema, connectSchema, replaceKeySchema } from './account.ts';
import { alertSchema } from './alert.ts';
import {
  audienceKindSchema,
  audienceSchema,
  organizationChoiceSchema,
  organizationFoundSchema,
  roleFoundSchema,
} from './audience.ts';
import type { Result } from './failure.ts';
import { findRequestSchema, foundSchema } from './find.ts';
import { detailsSchema, sendWithSchema } from './history.ts';
import { exportOperations, importOperations } from './import.ts';
import {
  addressesRequestSchema,
  addressesSchema,
  draftSchema,
  knownAddressesSchema,
  knownRequestSchema,
  matchingSchema,
  mostIds,
  windowRequestSchema,
  windowSchema,
} from './invitation.ts';
import {
  queueAddressesRequestSchema,
  queueItemSchema,
  queueWindowRequestSchema,
  queueWindowSchema,
} from './queue.ts';
import { queueDetailsSchema } from './queue-details.ts';
import { settingsSchema } from './settings.ts';
import { launchActionSchema, longestCopy, longestView, shellStateSchema } from './shell.ts';
import { statisticsSchema } from './statistics.ts';
import { syncStateSchema } from './sync.ts';

const nothing = z.strictObject({});
const done = z.strictObject({});
const account = z.strictObject({ accountId: z.string() });
/** Whose list; unset: the application's. */
const audience = z.optional(audienceKindSchema);
const ids = z.array(z.string()).check(z.minLength(1), z.maxLength(mostIds));
/** How many it was done to. */
const counted = z.object({ count: z.number() });
const queued = z.object({ items: z.array(queueItemSchema) });

/** Every operation: the schema of its payload and of its result. Its error is always a `Failure`. */
export const operations = {
  app: {
    info: {
      payload: nothing,
      result: z.object({ version: z.string(), host: z.enum(['electron', 'browser']) }),
    },
  },
  accounts: {
    list: { payload: nothing, result: accountsSchema },
    connect: { payload: connectSchema, result: accountSchema },
    /** Starts the in-app sandbox (once) and connects an account to it. */
    trySandbox: { payload: nothing, result: accountSchema },
    select: { payload: account, result: done },
    rename: {
      payload: z.strictObject({
        accountId: z.string(),
        label: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
      }),
      result: accountSchema,
    },
    /** Also the one way to another API address: a key is never sent where the person did not give it to. */
    replaceKey: { payload: replaceKeySchema, result: accountSchema },
    /** A person asks for the keychain: it may open a window, and what waits for it is tried again. */
    unlock: { payload: nothing, result: accountsSchema },
    /** Lets the keychain make what it lacks to keep a key in, in a window of its own. */
    createKeychain: { payload: nothing, result: accountsSchema },
    /** Sets aside a list and a queue whose key is gone, and begins new ones. */
    startAfresh: { payload: account, result: accountSchema },
    /** Removes key, local copy and queue. */
    remove: { payload: account, result: done },
  },
  invitations: {
    /** Durable in the outbox when it answers; sent after that. Results come as `queue.changed`. */
    create: {
      payload: z.strictObject({
        accountId: z.string(),
        drafts: z.array(draftSchema).check(z.minLength(1), z.maxLength(10_000)),
        /** Whether their metadata may travel by bulk calls; unset: as the settings say. */
        metadataByBulk: z.optional(z.boolean()),
        /** Where they are invited to; unset: the application. */
        audience: z.optional(audienceSchema),
      }),
      /** `known`: ids of those that were in the queue before, which stay as they were asked for first. */
      result: z.extend(queued, { known: z.array(z.string()) }),
    },
    /** Waits out the undo period before it is sent. */
    revoke: { payload: z.strictObject({ accountId: z.string(), ids }), result: queued },
    /**
     * Revoke and create again with the same metadata, one unit; an invitation that is over is only created again. Waits
     * out the undo period first. Clerk does not tell redirect URL, template and whether an e-mail was sent: `sendWith`
     * says them for those that were invited from elsewhere, or `forAll`. Unset: what the settings keep for the account.
     */
    resend: {
      payload: z.strictObject({
        accountId: z.string(),
        ids,
        sendWith: z.optional(sendWithSchema),
        forAll: z.optional(z.boolean()),
      }),
      /** `unknown`: so many need a `sendWith`, and nothing is queued before there is one. */
      result: z.extend(queued, { unknown: z.number() }),
    },
    /**
     * For good: what Clerk has of it goes, and what is kept here about its address. Nothing is shown as sent after it,
     * because then the queue has forgotten it too.
     */
    delete: { payload: z.strictObject({ accountId: z.string(), ids }), result: queued },
    list: { payload: windowRequestSchema, result: windowSchema },
    /** Who matches, for doing one thing to many of them. */
    addresses: { payload: addressesRequestSchema, result: addressesSchema },
    /** Which of these addresses need no invitation, before they get one. */
    known: { payload: knownRequestSchema, result: knownAddressesSchema },
    /** Who matches in any list, and in the queue. */
    find: { payload: findRequestSchema, result: foundSchema },
    /** All that is known of one, and what was done about its address. */
    details: {
      payload: z.strictObject({ accountId: z.string(), invitationId: z.string() }),
      result: detailsSchema,
    },
    statistics: { payload: z.extend(account, { audience }), result: statisticsSchema },
    /** Syncs now; answers when the sync has ended. */
    refresh: { payload: account, result: syncStateSchema },
    syncState: { payload: z.extend(account, { audience }), result: syncStateSchema },
  },
  /** Organizations of the account's instance, to invite people into. */
  organizations: {
    /** Where this account invites to; null: to the application, or onto the waitlist. */
    chosen: {
      payload: account,
      result: z.object({
        chosen: z.nullable(organizationChoiceSchema),
        /** The organization that was chosen last, also when it is the application now. */
        last: z.nullable(organizationChoiceSchema),
        /** New addresses go onto the waitlist. */
        waitlist: z.boolean(),
      }),
    },
    choose: {
      payload: z.extend(account, {
        chosen: z.nullable(organizationChoiceSchema),
        /** Only without an organization. */
        waitlist: z.optional(z.boolean()),
      }),
      result: done,
    },
    /** Asked of Clerk, by a part of the name; without one those chosen last come first. */
    find: {
      payload: z.extend(account, { search: z.string().check(z.maxLength(254)) }),
      result: z.object({ organizations: z.array(organizationFoundSchema) }),
    },
    roles: { payload: account, result: z.object({ roles: z.array(roleFoundSchema) }) },
  },
  /** The entries of the waitlist; they are listed, added, deleted and looked for by the operations of `invitations`. */
  waitlist: {
    /**
     * Lets them into the application: each gets an invitation, which is listed there. Waits out the undo period first.
     * Either `ids`, or everybody who `matching` finds now.
     */
    invite: {
      payload: z.strictObject({
        accountId: z.string(),
        ids: z.optional(ids),
        matching: z.optional(matchingSchema),
        /** As in a draft. */
        ignoreExisting: draftSchema.shape.ignoreExisting,
      }),
      result: queued,
    },
    /** In how many milliseconds the last of so many would go out, behind all that waits in the queue. */
    pace: {
      payload: z.extend(account, { count: z.int().check(z.minimum(1), z.maximum(mostIds)) }),
      result: z.object({ lastOutInMs: z.number() }),
    },
    /** Pending ones. Waits out the undo period first. */
    reject: { payload: z.strictObject({ accountId: z.string(), ids }), result: queued },
  },
  queue: {
    list: { payload: queueWindowRequestSchema, result: queueWindowSchema },
    /** For doing one thing to many of them. */
    addresses: { payload: queueAddressesRequestSchema, result: addressesSchema },
    /** All that is known of one, and what was done about its address. */
    details: {
      payload: z.strictObject({ accountId: z.string(), id: z.string() }),
      result: queueDetailsSchema,
    },
    /** Takes back what has not been sent: an undo of a revoke, a cancelled invite. */
    cancel: { payload: z.strictObject({ accountId: z.string(), ids }), result: queued },
    retry: { payload: z.strictObject({ accountId: z.string(), ids }), result: queued },
    /**
     * A create that failed for certain goes out to another address, with all else as it was asked for; the failed one is
     * forgotten.
     */
    correct: {
      payload: z.strictObject({
        accountId: z.string(),
        id: z.string(),
        emailAddress: draftSchema.shape.emailAddress,
      }),
      result: queued,
    },
    /** Every failed item that a retry can help. */
    retryFailed: { payload: account, result: counted },
    pause: { payload: account, result: done },
    resume: { payload: account, result: done },
    /** Forgets finished items (sent, failed, cancelled). */
    dismiss: { payload: z.strictObject({ accountId: z.string(), ids }), result: done },
    clearFinished: { payload: account, result: counted },
  },
  imports: importOperations,
  exports: exportOperations,
  alerts: {
    /** What is told and stands, for a page that came later. */
    list: { payload: nothing, result: z.object({ alerts: z.array(alertSchema) }) },
    /** The person has opened it or put it away on the page: nothing else shows it any more. */
    dismiss: { payload: z.strictObject({ id: z.string().check(z.maxLength(200)) }), result: done },
  },
  settings: {
    get: { payload: nothing, result: settingsSchema },
    set: { payload: z.partial(settingsSchema), result: settingsSchema },
  },
  /** What the host around the page can do; each host brings its own handlers (main/ipc/no-shell.ts: none). */
  shell: {
    state: { payload: nothing, result: shellStateSchema },
    /** Hands over why the popup was opened, once; null when it was just opened. */
    takeLaunchAction: { payload: nothing, result: z.object({ action: z.nullable(launchActionSchema) }) },
    /** Main puts the sign-up link on the clipboard; it never comes back to the page. */
    copyLink: {
      payload: z.strictObject({ accountId: z.string(), invitationId: z.string() }),
      result: done,
    },
    /** Main puts a report about itself on the clipboard: states, codes and the log's end, without a secret. */
    copyDiagnostics: { payload: nothing, result: done },
    /** What the page shows: the system lets only main at the clipboard (main/electron/security/permissions.ts). */
    copyText: {
      payload: z.strictObject({ text: z.string().check(z.maxLength(longestCopy)) }),
      result: done,
    },
    /** Null turns it off. A taken one is refused and the former one stays. */
    setShortcut: {
      payload: z.strictObject({ accelerator: z.nullable(z.string().check(z.maxLength(60))) }),
      result: shellStateSchema,
    },
    setLaunchAtLogin: { payload: z.strictObject({ enabled: z.boolean() }), result: shellStateSchema },
    hide: { payload: nothing, result: done },
    /** Whether a click elsewhere may hide the popup: not while a file is chosen, or dragged here. */
    keepOpen: { payload: z.strictObject({ keep: z.boolean() }), result: done },
    /** Whether the person looks at the page. A host with a window of its own sees that by itself. */
    looking: { payload: z.strictObject({ looking: z.boolean() }), result: done },
    /** What the page had last kept, in its own words; null when nothing. The window may have been given back. */
    view: { payload: nothing, result: z.object({ view: z.nullable(z.string()) }) },
    /** Main holds it in memory and never looks into it. */
    keepView: {
      payload: z.strictObject({ view: z.string().check(z.maxLength(longestView)) }),
      result: done,
    },
  },
} as const;

/** Every event main may send, with the schema of its payload. Events say what changed, views ask for it. */
export const events = {
  'accounts.changed': nothing,
  'invitations.changed': account,
  'queue.changed': account,
  'sync.changed': syncStateSchema,
  'settings.changed': settingsSchema,
  /** There is something to take with `shell.takeLaunchAction`. */
  'shell.launchAction': nothing,
  /** Something a person should hear of, for a host without notifications of its own. The same id replaces. */
  'alerts.raised': alertSchema,
  /** Changes what is shown, without a sound; nothing where it is not shown any more. */
  'alerts.updated': alertSchema,
  /** What it was about is over, or was seen. */
  'alerts.withdrawn': z.object({ id: z.string() }),
} as const;

type Table = typeof operations;
type Entry = { payload: z.ZodMiniType; result: z.ZodMiniType };
type PayloadOf<O> = O extends { payload: infer P extends z.ZodMiniType } ? z.input<P> : never;
type ParsedOf<O> = O extends { payload: infer P extends z.ZodMiniType } ? z.output<P> : never;
type ResultOf<O> = O extends { result: infer R extends z.ZodMiniType } ? z.output<R> : never;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
export type EventListener<E extends EventName> = (payload: EventPayload<E>) => void;

/** `accounts.list`, `invitations.create` …: also the IPC channel, after a prefix. */
export type OperationName = { [N in keyof Table & string]: `${N}.${keyof Table[N] & string}` }[keyof Table &
  string];

/** The object that the renderer holds, whatever the host. */
export type Guestlist = {
  [N in keyof Table]: {
    [V in keyof Table[N]]: (payload: PayloadOf<Table[N][V]>) => Promise<Result<ResultOf<Table[N][V]>>>;
  };
} & {
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: EventListener<E>): () => void;
};

/** What main must provide: one handler per operation, on parsed payloads, throwing `FailureError` to refuse. */
export type Handlers = {
  [N in keyof Table]: {
    [V in keyof Table[N]]: (
      payload: ParsedOf<Table[N][V]>,
    ) => ResultOf<Table[N][V]> | Promise<ResultOf<Table[N][V]>>;
  };
};

/** Name and entry of each operation, in the order of the table. */
export function operationEntries(): [OperationName, Entry][] {
  return Object.entries(operations).flatMap(([namespace, verbs]) =>
    Object.entries(verbs).map(([verb, entry]): [OperationName, Entry] => [
      `${namespace}.${verb}` as OperationName,
      entry,
    ]),
  );
}

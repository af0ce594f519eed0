/** What only a desktop host has: tray, global shortcut, login item, and launch actions that start outside the page. */
import * as z from 'zod/mini';
import { audienceKindSchema } from './audience.ts';
import { orders, statusSchema } from './invitation.ts';

/** `unsure`: registered, but this desktop (Wayland) does not promise that the keys ever reach us. */
const shortcutStates = ['off', 'active', 'taken', 'unsure', 'unavailable'] as const;

export const shellStateSchema = z.object({
  /** Whether this host has a tray at all; on Linux nobody can tell whether the desktop shows it. */
  tray: z.boolean(),
  shortcut: z.object({
    /** Electron's notation, `CommandOrControl+Shift+I`; null when off. */
    accelerator: z.nullable(z.string()),
    state: z.enum(shortcutStates),
  }),
  launchAtLogin: z.object({
    available: z.boolean(),
    enabled: z.boolean(),
    /** macOS and Windows let a person overrule the app in their own settings. */
    overruled: z.boolean(),
  }),
  /** Whether `shell.copyLink` can reach a clipboard from main. */
  canCopyLink: z.boolean(),
  /** `available` in a session of Wayland alone; `wanted` is the setting, which counts from the next start on. */
  x11: z.object({ available: z.boolean(), active: z.boolean(), wanted: z.boolean() }),
});
export type ShellState = z.infer<typeof shellStateSchema>;

/** The longest text that is taken from a clipboard, in characters: about 10,000 addresses. */
export const longestInviteText = 512_000;

/** The longest text that the page has copied, in characters: 100,000 addresses of a usual length. */
export const longestCopy = 4_000_000;

/** The longest view that is kept, in characters: a full invite field and what surrounds it. */
export const longestView = 1_000_000;

/** The one that it is about, and that may be on its way to be the one that is shown; without it, whichever is. */
const accountId = z.optional(z.string());

/**
 * Why the popup was opened, when it was not just to look. The page asks for it once on opening and again at each
 * `shell.launchAction`; a text only fills the invite field, it is never sent without a click.
 */
export const launchActionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('invite'),
    text: z.string().check(z.maxLength(longestInviteText)),
    /** The preset that is applied, by its id. */
    presetId: z.optional(z.string()),
  }),
  /** Null: the queue as a whole, as after a failure of many. */
  z.object({ kind: z.literal('queue'), itemId: z.nullable(z.string()), accountId }),
  /** Without an order the person's own stays. */
  z.object({
    kind: z.literal('list'),
    status: statusSchema,
    /** Whose list; unset: the application's. */
    audience: z.optional(audienceKindSchema),
    order: z.optional(z.enum(orders)),
    accountId,
    /** Asks what this one is to be sent again with. */
    resend: z.optional(z.object({ id: z.string(), emailAddress: z.string() })),
  }),
  z.object({ kind: z.literal('connect') }),
  z.object({ kind: z.literal('settings') }),
]);
export type LaunchAction = z.infer<typeof launchActionSchema>;

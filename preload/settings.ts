/** What a person can set. Every field has a default, so that a settings file may be empty, old or damaged. */
import * as z from 'zod/mini';
import { alertKindSchema } from './alert.ts';
import { organizationChoiceSchema } from './audience.ts';
import { sendWithSchema } from './history.ts';
import { draftSchema } from './invitation.ts';
import { longestPresetName, mostPresets } from './preset-rules.ts';

/** The official SDKs' own retry knobs (milliseconds), see main/clerk/retry-policy.ts. */
const retryPolicySchema = z.strictObject({
  strategy: z.enum(['none', 'backoff']),
  initialIntervalMs: z.int().check(z.minimum(1), z.maximum(3_600_000)),
  maxIntervalMs: z.int().check(z.minimum(1), z.maximum(3_600_000)),
  exponent: z.number().check(z.minimum(1), z.maximum(10)),
  maxElapsedMs: z.int().check(z.minimum(0), z.maximum(86_400_000)),
  retryConnectionErrors: z.boolean(),
});
export type RetryPolicy = z.infer<typeof retryPolicySchema>;

/** A time of day on this machine, `07:30`. */
const timeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time of day, like 07:30.'));

/** From `from` up to `to`, over midnight when `to` is the earlier one; the same time twice is no time at all. */
const quietHoursSchema = z.strictObject({ enabled: z.boolean(), from: timeOfDay, to: timeOfDay });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** The options of an invitation under a name. They are nobody's data: settings lie on disk in clear text. */
export const presetSchema = z.strictObject({
  id: z.string().check(z.maxLength(60)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestPresetName)),
  options: z.omit(draftSchema, { emailAddress: true }),
  /** The organization that it invites into, with the role; unset: wherever one invites to then. */
  into: z.optional(organizationChoiceSchema),
  /** Accounts that start with it, by id. */
  defaultFor: z.array(z.string()).check(z.maxLength(1000)),
});
export type Preset = z.infer<typeof presetSchema>;

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Seconds between two polls while the app is visible. */
  refreshIntervalSeconds: z.int().check(z.minimum(15), z.maximum(3600)),
  retryPolicy: retryPolicySchema,
  /** Opens the popup from anywhere, in Electron's notation; null when off. Changed by `shell.setShortcut`. */
  shortcut: z.nullable(z.string().check(z.maxLength(60))),
  /** In a session of Wayland: run on X11, where a window can be placed. Read before anything else is. */
  useX11: z.boolean(),
  notifications: z.boolean(),
  /** Kinds that are not told; a kind that a newer version adds is told until it is muted. */
  mutedNotifications: z.array(alertKindSchema).check(z.maxLength(100)),
  /** Keeps addresses out of notifications: they are readable on a locked screen. */
  hideAddresses: z.boolean(),
  quietHours: quietHoursSchema,
  /** Sends metadata by bulk calls too, which is faster; somebody reported that it does not reach the user then. */
  metadataByBulk: z.boolean(),
  presets: z.array(presetSchema).check(z.maxLength(mostPresets)),
  /** By account: what is sent again with it that was invited from elsewhere. None: a person is asked. */
  resendWith: z.record(z.string(), sendWithSchema),
});
export type Settings = z.infer<typeof settingsSchema>;

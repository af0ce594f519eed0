/** The periods that notifications keep to. Milliseconds. */

/** Before the first word: what is over by then was not worth one, and what belongs together arrives together. */
export const leadMs = 2000;
/** What follows a notification within this time changes it in place, once and without a sound, when it is over. */
export const burstMs = 30_000;
/** News that comes while older news is still shown joins it, up to this age. */
export const newsMergeMs = 3_600_000;
/** A limit that passes sooner than this is not worth a notification. */
export const worthWaitingMs = 300_000;
/** After the first sync since a start or a wake-up its findings may still trickle in. */
export const settleMs = 5000;
/** How often to look whether a reason to be silent is over (quiet hours, a popup on another account). */
export const recheckMs = 600_000;
export const focusRecheckMs = 10_000;

/** How inviting goes, in a few numbers from the local copy. Times are milliseconds. */
import * as z from 'zod/mini';

/** So many days are looked back at. */
export const statisticsDays = 30;

const perDay = z.array(z.number()).check(z.length(statisticsDays));

/**
 * Of the waitlist, who has signed up counts as accepted, and who came onto it as invited; the rate is that of those who
 * were let in.
 */
export const statisticsSchema = z.object({
  pending: z.number(),
  accepted: z.number(),
  expired: z.number(),
  /** Accepted ones among those that were accepted or ran out, 0 to 1; null before the first. */
  acceptanceRate: z.nullable(z.number()),
  /** Half of those who accepted did so within this time; null before the first. */
  medianAcceptMs: z.nullable(z.number()),
  /** Oldest day first; a day is 24 hours, and the last one ends now. Who was sent the same again was invited once. */
  invitedPerDay: perDay,
  acceptedPerDay: perDay,
});
export type Statistics = z.infer<typeof statisticsSchema>;

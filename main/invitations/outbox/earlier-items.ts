/** Items as earlier versions wrote them. A queue takes them in as it is opened, and writes today's form as they change. */

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was known of the address stood in three places, two of them in the attempt. What is no item stays as it is. */
export function inTodaysForm(stored: unknown): unknown {
  if (!isObject(stored) || 'baseline' in stored) return stored;
  const { whenAsked, ...item } = stored;
  if (!isObject(item['attempt'])) return { ...item, baseline: baselineOf(whenAsked, null) };
  const { baseline: ids, clerkTime = null, askedAnew, asOtherwise, ...attempt } = item['attempt'];
  const again = asOtherwise === true ? 'otherwise' : askedAnew === true ? 'same' : null;
  return { ...item, attempt, baseline: baselineOf(whenAsked, { ids, clerkTime }, again) };
}

function baselineOf(asked: unknown, sent: Json | null, askedAgain: string | null = null): Json {
  return { asked: asked ?? null, sent, askedAgain };
}

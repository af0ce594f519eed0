/** The page with the answers to its first questions in it, so that none has to travel before its first drawing. */
import { type Ask, askFirst, type FirstAnswers, firstAnswersId } from '../../preload/initial-data.ts';

/** Milliseconds. A core that needs longer (a locked keychain) is asked by the page itself, which says what it waits for. */
const patienceMs = 150;

/** Before the first script, which reads it. */
const place = '<script ';

/** `<` has no place in it: nothing can end the element early (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). */
function element(answers: FirstAnswers): string {
  const json = JSON.stringify(answers).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${firstAnswersId}">${json}</script>`;
}

/**
 * `page` as it was built, with what `ask` answers; as it was built where that takes too long or fails. The browser
 * runs no block of data: the policy of the page is about scripts. Must be answered with `no-store`.
 */
export async function firstPage(page: string, ask: Ask): Promise<string> {
  const answers: FirstAnswers = { answers: {}, query: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  // A question that fails is asked again by the page, which has the words for it.
  const whole = askFirst(ask, answers).then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([whole, tooLong]);
  clearTimeout(timer);
  if (!inTime) return page;
  return page.replace(place, () => element(answers) + place);
}

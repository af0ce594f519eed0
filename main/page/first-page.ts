/** The page with the answers to its first questions in it, and drawn with them, so that its scripts need not come first. */
import { type Ask, askFirst, type FirstAnswers, firstAnswersId } from '../../preload/initial-data.ts';
import type { FirstDrawing } from './first-drawing.ts';

/** Milliseconds. A core that needs longer (a locked keychain) is asked by the page itself, which says what it waits for. */
const patienceMs = 150;

/** Before the first script, which reads it. */
const place = '<script ';
/** After the place where the page draws itself. */
const drawingPlace = '<div id="root"></div>';
const rootElement = '<html ';

/** `<` has no place in it: nothing can end the element early (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). */
function element(answers: FirstAnswers): string {
  const json = JSON.stringify(answers).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${firstAnswersId}">${json}</script>`;
}

/** The page itself sets it with its first effect; what is drawn before that is to have its colours already. */
function themeOf({ answers }: FirstAnswers): 'light' | 'dark' | null {
  const settings = answers['settings']?.raw as { value?: { theme?: unknown } } | undefined;
  const theme = settings?.value?.theme;
  return theme === 'light' || theme === 'dark' ? theme : null;
}

/** Resolves once all is asked; false where it takes too long or fails. */
async function inTime(ask: Ask, into: FirstAnswers): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  // A question that fails is asked again by the page, which has the words for it.
  const whole = askFirst(ask, into).then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([whole, tooLong]);
  clearTimeout(timer);
  return answered;
}

/**
 * `page` as it was built, with what `ask` answers and what `drawing` makes of it; as it was built where that takes too
 * long or fails. The browser runs no block of data: the policy of the page is about scripts. Must be answered with
 * `no-store`.
 */
export async function firstPage(
  page: string,
  ask: Ask,
  drawing: FirstDrawing | null = null,
): Promise<string> {
  const answers: FirstAnswers = { answers: {}, query: null };
  if (!(await inTime(ask, answers))) return page;
  const answered = page.replace(place, () => element(answers) + place);
  // Without rows there is nothing that a person waits for.
  const drawn = answers.query && drawing ? await drawing.draw(answers) : null;
  if (drawn === null) return answered;
  const theme = themeOf(answers);
  return answered
    .replace(drawingPlace, () => drawingPlace + drawn)
    .replace(rootElement, () => (theme ? `${rootElement}data-theme="${theme}" ` : rootElement));
}

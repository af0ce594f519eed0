/** What is cut for lack of room tells the whole of itself under the pointer, wherever on the page it stands. */

const told = 'wholeText';

function isCut(element: Element): boolean {
  return getComputedStyle(element).textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth;
}

/** Parts that stand side by side, told apart as the page does. */
function wholeText(element: HTMLElement): string {
  return [...element.childNodes].flatMap(({ textContent }) => textContent?.trim() || []).join(' · ');
}

/** The pointer may be on a part of what is cut. */
function tell({ target }: Event): void {
  for (let each = target instanceof Element ? target : null; each !== null; each = each.parentElement) {
    if (!(each instanceof HTMLElement)) continue;
    if (each.dataset[told] !== undefined && !isCut(each)) {
      delete each.dataset[told];
      each.removeAttribute('title');
    }
    if (each.dataset[told] === undefined && (each.title !== '' || !isCut(each))) continue;
    each.dataset[told] = '';
    each.title = wholeText(each);
    return;
  }
}

/** Once for a page. */
export function tellWholeText(): void {
  document.addEventListener('pointerover', tell);
}

/** A page as a screen reader has it: its accessibility tree as text, and what its live regions said. */
import type { CDPSession, Page } from '@playwright/test';

interface AxValue {
  value?: unknown;
}
interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: AxValue;
  name?: AxValue;
  description?: AxValue;
  value?: AxValue;
  properties?: { name: string; value: AxValue }[];
  childIds?: string[];
}

/** Nothing that is said: boxes, and the pieces that a text is drawn in. */
const silent = new Set([
  'none',
  'generic',
  'InlineTextBox',
  'LineBreak',
  'ListMarker',
  'LabelText',
  'Legend',
]);
/** Their name is what stands in them; that of others stands beside, and what is in them is read as well. */
const namedByContent = new Set([
  ...['button', 'link', 'tab', 'heading', 'option', 'row', 'rowheader', 'gridcell', 'columnheader'],
  ...['checkbox', 'switch', 'radio', 'MenuListOption', 'DisclosureTriangle'],
]);
const boxes = new Set(['paragraph', 'status', 'log', 'sectionheader', 'listitem', 'gridcell', 'definition']);
const states = [
  'focused',
  'checked',
  'pressed',
  'selected',
  'expanded',
  'disabled',
  'invalid',
  'modal',
  'level',
];

const textOf = (value: AxValue | undefined): string =>
  String(value?.value ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

function statesOf({ properties = [] }: AxNode): string[] {
  return properties.flatMap(({ name, value: { value } }) => {
    if (!states.includes(name)) return [];
    // What is not chosen or not open is said too; all else only where it is so.
    if (value === false || value === 'false') {
      return ['checked', 'pressed', 'selected', 'expanded'].includes(name) ? [`not ${name}`] : [];
    }
    return [value === true || value === 'true' ? name : `${name} ${String(value)}`];
  });
}

function lineOf(node: AxNode): string {
  const [role, name, description, value] = [node.role, node.name, node.description, node.value].map(textOf);
  const said = [
    role === 'StaticText' ? 'text' : role,
    name === '' ? '' : JSON.stringify(name),
    value === '' || value === name ? '' : `value ${JSON.stringify(value)}`,
    description === '' ? '' : `(${description})`,
    ...statesOf(node),
  ];
  return said.filter(Boolean).join(' ');
}

/** `said`: the name of what it stands in, which has been read with it. */
function linesOf(nodes: Map<string, AxNode>, id: string, depth: number, said: string): string[] {
  const node = nodes.get(id);
  if (!node) return [];
  const role = textOf(node.role);
  const name = textOf(node.name);
  const isShown = !node.ignored && !silent.has(role) && !(role === 'StaticText' && said.includes(name));
  // What could be chosen is read once it is open.
  const children =
    role === 'combobox' && statesOf(node).includes('not expanded') ? [] : (node.childIds ?? []);
  const read = namedByContent.has(role) ? name : '';
  const inside = children.flatMap((child) =>
    linesOf(nodes, child, isShown ? depth + 1 : depth, isShown && name !== '' ? read : said),
  );
  // A box without a name is nothing by itself.
  if (!isShown || (name === '' && inside.length === 0 && boxes.has(role))) return inside;
  return [`${'  '.repeat(depth)}${lineOf(node)}`, ...inside];
}

/** Each row has the same tools: told once, and again only where they are others. */
function shortened(lines: readonly string[]): string[] {
  const depthOf = (line = '') => line.search(/\S/u);
  const told = new Set<string>();
  const short: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    let end = at + 1;
    while (end < lines.length && depthOf(lines[end]) > depthOf(line)) end += 1;
    const tools = lines
      .slice(at, end)
      .join('\n')
      .replaceAll(/Select \S+/gu, 'Select')
      .trim();
    const isAgain = line.trim().startsWith('toolbar') && told.has(tools);
    if (line.trim().startsWith('toolbar')) told.add(tools);
    short.push(isAgain ? `${line} as above` : line);
    at = isAgain ? end : at + 1;
  }
  return short;
}

/** Put it before the page's own scripts. */
function listen(): void {
  const said: string[] = [];
  Object.assign(window, { said });
  const last = new WeakMap<Element, string>();
  const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert]';
  const hear = (region: Element) => {
    const text = ((region as HTMLElement).innerText ?? '')
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(' ,', ',')
      .trim();
    if (!region.isConnected || last.get(region) === text) return;
    last.set(region, text);
    if (text === '') return;
    const loud = region.matches('[role=alert], [aria-live=assertive]') ? 'at once: ' : '';
    const dialog = document.querySelector('dialog:modal');
    said.push(`${loud}${text}${dialog && !dialog.contains(region) ? ' [behind a dialog, not heard]' : ''}`);
  };
  const around = (target: Node) =>
    (target instanceof Element ? target : target.parentElement)?.closest(live) ?? [];
  // One that comes with its words is read by few, but an alert by all.
  const alertsIn = (added: Node) =>
    added instanceof Element
      ? [added, ...added.querySelectorAll('*')].filter((each) => each.role === 'alert')
      : [];
  new MutationObserver((changes) => {
    const regions = changes.flatMap(({ target, addedNodes }) => [
      ...[around(target)].flat(),
      ...[...addedNodes].flatMap(alertsIn),
    ]);
    for (const region of new Set(regions)) hear(region);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/** Hears a page that is open already; the answer gives all that was said since. */
export async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(listen);
  return () => page.evaluate(() => [...(window as unknown as { said: string[] }).said]);
}

export class SpokenPage {
  readonly #page: Page;
  readonly #devtools: CDPSession;

  private constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
  }

  /** Before the page is opened. */
  static async of(page: Page): Promise<SpokenPage> {
    await page.addInitScript(listen);
    return new SpokenPage(page, await page.context().newCDPSession(page));
  }

  /** Every line one thing that is said, in its order, further in what stands inside. */
  async tree(): Promise<string> {
    const { nodes } = (await this.#devtools.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    return shortened(linesOf(byId, nodes[0]?.nodeId ?? '', 0, '')).join('\n');
  }

  /** What was said since it was asked for last. */
  said(): Promise<string[]> {
    return this.#page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
  }
}

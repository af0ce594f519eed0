/** Where the elements of a JSON text begin: `JSON.parse` tells the values and no places. */

export type Path = readonly (string | number)[];

interface Frame {
  isArray: boolean;
  /** Of the element that is read: its index, or its key. */
  at: string | number;
  /** The path leads to this container. */
  onPath: boolean;
}

/** The index after the string that begins at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** How deep the containers of a text stand in each other, whether or not it is right JSON. */
export function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at) - 1;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > most) most = depth;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return most;
}

class Places {
  lines: number[] = [];
  #line = 1;
  /** Whether the next sign begins an element. */
  #fresh = false;
  readonly #stack: Frame[] = [];
  readonly #path: Path;

  constructor(path: Path) {
    this.#path = path;
  }

  get #isThere(): boolean {
    return this.#stack.at(-1)?.onPath === true && this.#stack.length - 1 === this.#path.length;
  }

  /** Takes what stands at `at` and returns where to go on. */
  take(text: string, at: number): number {
    const sign = text[at];
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) this.#line += 1;
    if (sign === '\n' || sign === '\r' || sign === ' ' || sign === '\t') return at + 1;
    const begins = this.#fresh && sign !== ']' && sign !== '}';
    this.#fresh = false;
    if (begins && this.#isThere) this.lines.push(this.#line);
    if (sign === '"') return this.#string(text, at, begins);
    if (sign === '{' || sign === '[') this.#open(sign === '[');
    else if (sign === '}' || sign === ']') this.#stack.pop();
    else if (sign === ',') this.#next();
    return at + 1;
  }

  #string(text: string, at: number, begins: boolean): number {
    const end = endOfString(text, at);
    const frame = this.#stack.at(-1);
    // Only the keys along the path are looked at.
    if (begins && frame?.isArray === false && frame.onPath) {
      frame.at = JSON.parse(text.slice(at, end)) as string;
    }
    return end;
  }

  #open(isArray: boolean): void {
    const outer = this.#stack.at(-1);
    const onPath = !outer || (outer.onPath && this.#path[this.#stack.length - 1] === outer.at);
    this.#stack.push({ isArray, at: 0, onPath });
    // The last one counts where a key stands twice.
    if (this.#isThere) this.lines = [];
    this.#fresh = true;
  }

  #next(): void {
    const frame = this.#stack.at(-1);
    if (frame && typeof frame.at === 'number') frame.at += 1;
    this.#fresh = true;
  }
}

/** The line, from 1, of each element of the array or object at `path`. `text` is valid JSON; one pass over it. */
export function linesOfElements(text: string, path: Path): number[] {
  const places = new Places(path);
  for (let at = 0; at < text.length; ) at = places.take(text, at);
  return places.lines;
}

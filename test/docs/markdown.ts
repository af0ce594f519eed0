/** What a document has in it that can be tried: commands in its code blocks, links and the anchors they lead to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Command {
  /** `README.md:35` */
  place: string;
  text: string;
}

export interface Link {
  place: string;
  target: string;
}

/** Lines outside of code blocks, with their numbers from 1. */
function prose(text: string): [number: number, line: string][] {
  let fenced = false;
  return text.split('\n').flatMap((line, index): [number, string][] => {
    const fence = line.trimStart().startsWith('```');
    if (fence) fenced = !fenced;
    return fence || fenced ? [] : [[index + 1, line]];
  });
}

/** Every line of every `sh` block that is no comment, in the order of the document. */
export function commandsIn(root: string, document: string): Command[] {
  let block: string | null = null;
  const lines = readFileSync(join(root, document), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const fence = /^\s*```(\w*)/.exec(line);
    if (fence) block = block === null ? (fence[1] ?? '') : null;
    const isCommand = !fence && block === 'sh' && line.trim() !== '' && !line.trim().startsWith('#');
    return isCommand ? [{ place: `${document}:${index + 1}`, text: line.trim() }] : [];
  });
}

/** Of Markdown and of HTML, pictures too. */
export function linksIn(root: string, document: string): Link[] {
  return prose(readFileSync(join(root, document), 'utf8')).flatMap(([number, line]) => {
    const plain = line.replaceAll(/`[^`]*`/g, '');
    const found = plain.matchAll(/\]\(([^)\s]+)(?:\s"[^"]*")?\)|(?:src|srcset|href)="([^"]+)"/g);
    return [...found].map(([, markdown, html]) => ({
      place: `${document}:${number}`,
      target: markdown ?? html ?? '',
    }));
  });
}

/** As GitHub makes them from headings. */
export function anchorsIn(root: string, document: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, line] of prose(readFileSync(join(root, document), 'utf8'))) {
    const heading = /^#{1,6}\s+(.*?)\s*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again += 1) anchor = `${slug}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Links, anchors and script names of every document. `npm run test:docs` tries the commands themselves. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { decisionsIn, documentsIn, withCommands } from '../../docs/documents.ts';
import { anchorsIn, commandsIn, type Link, linksIn } from '../../docs/markdown.ts';
import { waysOf } from '../../docs/plan.ts';

const root = resolve(import.meta.dirname, '../../..');
const documents = documentsIn(root);

/** Null when it leads somewhere; addresses of the web are looked at for their form alone. */
function problem(document: string, { target }: Link): string | null {
  if (/^[a-z]+:/.test(target)) {
    return URL.parse(target)?.protocol === 'https:' ? null : 'is no https address';
  }
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : relative(root, resolve(root, dirname(document), path));
  if (!existsSync(join(root, file))) return 'is not there';
  const isText = anchor !== undefined && statSync(join(root, file)).isFile();
  return isText && !anchorsIn(root, file).has(anchor) ? 'has no such heading' : null;
}

describe.each(documents)('%s', (document) => {
  it('links only to what is there', () => {
    const links = linksIn(root, document);
    const broken = links.flatMap((link) => {
      const words = problem(document, link);
      return words === null ? [] : [`${link.place} ${link.target} ${words}`];
    });
    expect(broken).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const text = readFileSync(join(root, document), 'utf8');
    const named = [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });

  it('names only files that are there', () => {
    const text = readFileSync(join(root, document), 'utf8');
    const rooms = /`((?:main|preload|renderer|scripts|test|docs|build|\.github)\/[\w./-]+)`/g;
    const named = [...text.matchAll(rooms)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

it('has a page of the same form for every decision, and ARCHITECTURE.md leads to each by its title', () => {
  const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const decisions = decisionsIn(root);
  expect(decisions.length).toBeGreaterThan(10);
  for (const [index, decision] of decisions.entries()) {
    const text = readFileSync(join(root, decision), 'utf8');
    const title = /^# (\d+)\. (.+)$/m.exec(text);
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    expect(headings, decision).toEqual(
      expect.arrayContaining(['Context', 'Decision', 'What was measured', 'What would change it']),
    );
    expect([title?.[1], decision.slice('docs/decisions/'.length).slice(0, 4)]).toEqual([
      `${index + 1}`,
      `${index + 1}`.padStart(4, '0'),
    ]);
    expect(architecture).toContain(`${index + 1}. [${title?.[2]}](${decision})`);
  }
});

it('says of every helper of the tests which it is for', () => {
  const text = readFileSync(join(root, 'test/support/README.md'), 'utf8');
  const helpers = readdirSync(join(root, 'test/support')).filter((name) => name !== 'README.md');
  expect(helpers.filter((name) => !text.includes(`\`${name}`))).toEqual([]);
});

it('has a way to try every command of the code blocks', () => {
  const commands = withCommands.flatMap((document) => commandsIn(root, document));
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter(({ text }) => waysOf(text) === null)).toEqual([]);
});

it('would see a link that leads nowhere, a heading that is not there, and a command that nobody can try', () => {
  const link = (target: string) => problem('README.md', { place: 'README.md:1', target });
  expect(link('docs/nothing.png')).toBe('is not there');
  expect(link('ARCHITECTURE.md#no-such-heading')).toBe('has no such heading');
  expect(link('http://example.com/')).toBe('is no https address');
  expect(link('ARCHITECTURE.md#the-rooms')).toBeNull();
  expect(waysOf('npm ci && npm run nothing')).toBeNull();
});

/** What of Electron the product uses, read from its sources, beside what the rows are about. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row, Unsaid } from './row.ts';

function sources(root: string): string[] {
  const folder = join(root, 'main', 'electron');
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return [
    ...inside.map((name) => join(folder, name)),
    join(root, 'main/index.ts'),
    join(root, 'preload/index.ts'),
  ];
}

/** Names that a file takes from Electron: its modules and classes, and the types of what it is handed. */
function imported(text: string): string[] {
  return [...text.matchAll(/import (?:type )?\{([^}]*)\} from 'electron'/g)].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.replace(/\btype\b/, '').trim())
      .filter((name) => name !== ''),
  );
}

interface Declared {
  members: Set<string>;
  events: Set<string>;
}

/** Every class and interface of Electron's typings by its name, with what it declares itself. */
function typings(root: string): Map<string, Declared> {
  const text = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
  const declared = new Map<string, Declared>();
  for (const [, name = '', body = ''] of text.matchAll(
    /^ {2}(?:class|interface) (\w+)[^\n]*\{\n([\s\S]*?)^ {2}\}/gm,
  )) {
    const members = [...body.matchAll(/^ {4}(?:static |readonly |get |set )*(\w+)[?(:<]/gm)].map(
      ([, member = '']) => member,
    );
    const events = [...body.matchAll(/^ {4}on\(event: '([\w-]+)'/gm)].map(([, event = '']) => event);
    const emitter = ['on', 'off', 'once', 'addListener', 'removeListener', 'constructor'];
    declared.set(name, {
      members: new Set(members.filter((each) => !emitter.includes(each))),
      events: new Set(events),
    });
  }
  return declared;
}

/** The class behind a module: `nativeTheme` is a `NativeTheme`. */
function className(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A name that is one of Electron's too, and in our sources means something else. */
const ours = ['WebContents.stop'];

/** Shapes of data have nothing to hold or to break. */
const isShape = (name: string) => /Options$|^Rectangle$|Details$|Arguments$|Response$/.test(name);

/** `Class.member` and `class#event` of everything that is used and that no row names. */
export function unnamedMembers(root: string, rows: readonly Pick<Row | Unsaid, 'about'>[]): string[] {
  const named = new Set([...ours, ...rows.flatMap(({ about = [] }) => about)]);
  const known = typings(root);
  const used = new Set<string>();
  for (const file of sources(root)) {
    const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const name of imported(text).filter((each) => !isShape(each))) {
      for (const member of membersOf(text, name, known)) used.add(member);
    }
  }
  return [...used].filter((member) => !named.has(member)).toSorted();
}

function membersOf(text: string, name: string, known: Map<string, Declared>): string[] {
  const declared = known.get(className(name));
  if (!declared) return [];
  // An object of a class may have any name but that of another class or module.
  const mayBe = (owner: string) =>
    owner === name || (name !== lower(name) && (className(owner) === name || !known.has(className(owner))));
  const members = [...text.matchAll(/(\w+)\??\.(\w+)/g)].flatMap(([, owner = '', member = '']) =>
    mayBe(owner) && declared.members.has(member) ? [`${name}.${member}`] : [],
  );
  const events = [...text.matchAll(/(\w+)\.on\('([\w-]+)'/g)].flatMap(([, owner = '', event = '']) =>
    mayBe(owner) && declared.events.has(event) ? [`${name}#${event}`] : [],
  );
  return [...members, ...events];
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

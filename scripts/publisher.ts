/** Who publishes Guestlist, from build/publisher.yml, as the packager wants it told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const fields = ['name', 'email', 'homepage', 'windowsPublisher', 'updates'] as const;

/** Null is what nobody has filled in yet. */
export type Publisher = Record<(typeof fields)[number], string | null>;

const shapes: Publisher & Record<string, unknown> = {
  name: null,
  email: null,
  homepage: null,
  windowsPublisher: null,
  updates: null,
};

/** Names that are reserved for examples, or stand in a template: https://www.rfc-editor.org/rfc/rfc2606 */
const placeholder =
  /\bexample\b|\.invalid\b|\.test\b|localhost|contributors|placeholder|your[ -]|todo|changeme/i;

const wellFormed: Record<keyof Publisher, RegExp> = {
  name: /^[^<>@\r\n]+$/,
  email: /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/,
  homepage: /^https:\/\/[^\s/]+\.[^\s/]+/,
  windowsPublisher: /^[^\r\n]+$/,
  updates: /^[\w.-]+\/[\w.-]+$/,
};

export function readPublisher(root: string): Publisher {
  const read: unknown = parse(readFileSync(join(root, 'build', 'publisher.yml'), 'utf8'));
  const given = typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  const entries = fields.map((field) => [field, String(given[field] ?? '').trim() || null]);
  return { ...shapes, ...Object.fromEntries(entries) };
}

/** What keeps a release from being made, one sentence each; none when all of it is there. */
export function publisherProblems(publisher: Publisher): string[] {
  return fields.flatMap((field) => {
    const value = publisher[field];
    if (value === null) return [`build/publisher.yml says no ${field}.`];
    if (placeholder.test(value)) return [`${field} in build/publisher.yml is a placeholder: ${value}`];
    return wellFormed[field].test(value) ? [] : [`${field} in build/publisher.yml is of no use: ${value}`];
  });
}

/** Of a copy that somebody packages for themselves. The domain is reserved, so that nobody is written to. */
const nobody = {
  name: 'Guestlist contributors',
  email: 'nobody@guestlist.invalid',
  homepage: 'https://guestlist.invalid/',
};

function maintainerOf({ name, email }: Publisher): string {
  return name !== null && email !== null ? `${name} <${email}>` : `${nobody.name} <${nobody.email}>`;
}

export function homepageOf({ homepage }: Publisher): string {
  return homepage ?? nobody.homepage;
}

export function developerOf({ name }: Publisher): string {
  return name ?? nobody.name;
}

/** For electron-builder. Updates are published as a draft, which a person looks at. */
export function publisherFlags(publisher: Publisher): string[] {
  const { homepage, windowsPublisher, updates } = publisher;
  const [owner, repository] = updates?.split('/') ?? [];
  return [
    `-c.linux.maintainer=${maintainerOf(publisher)}`,
    `-c.linux.vendor=${developerOf(publisher)}`,
    // Debian's and RPM's packager ask for one; what Windows shows of a homepage is better left out than made up.
    ...(homepage !== null || process.platform === 'linux'
      ? [`-c.extraMetadata.homepage=${homepageOf(publisher)}`]
      : []),
    ...(windowsPublisher === null ? [] : [`-c.win.signtoolOptions.publisherName=${windowsPublisher}`]),
    ...(owner === undefined || repository === undefined
      ? []
      : [
          '-c.publish.provider=github',
          `-c.publish.owner=${owner}`,
          `-c.publish.repo=${repository}`,
          '-c.publish.releaseType=draft',
        ]),
  ];
}

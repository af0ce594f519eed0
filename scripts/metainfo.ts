/** What software centres show of the application: https://www.freedesktop.org/software/appstream/docs/ */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appId } from '../main/electron/identity.ts';
import { developerOf, homepageOf, type Publisher } from './publisher.ts';

export interface Release {
  version: string;
  /** `2026-12-01`. */
  date: string;
}

/** Headings of the changelog, `## 1.2.0 (2026-12-01)`; what is not released has no date and is not among them. */
export function releasesIn(changelog: string): Release[] {
  return [...changelog.matchAll(/^## (\d+\.\d+\.\d+\S*) \((\d{4}-\d\d-\d\d)\)$/gm)].map(
    ([, version = '', date = '']) => ({ version, date }),
  );
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function metainfo(publisher: Publisher, summary: string, releases: readonly Release[]): string {
  const lines = releases.map(
    ({ version, date }) => `    <release version="${escaped(version)}" date="${date}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${appId}</id>
  <name>Guestlist</name>
  <summary>${escaped(summary.replace(/\.$/, ''))}</summary>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <developer id="${appId.split('.').slice(0, 2).join('.')}">
    <name>${escaped(developerOf(publisher))}</name>
  </developer>
  <description>
    <p>
      Type an address, press Enter, done. See who is still pending, also with no network, resend or revoke, and hear
      about it when something fails.
    </p>
    <ul>
      <li>Paste a list or a CSV file; duplicates are found before anything is sent</li>
      <li>A queue that keeps Clerk's limits and survives a crash</li>
      <li>The secret key stays in the keychain of the system</li>
    </ul>
  </description>
  <launchable type="desktop-id">${appId}.desktop</launchable>
  <icon type="stock">guestlist</icon>
  <url type="homepage">${escaped(homepageOf(publisher))}</url>
  <categories>
    <category>Development</category>
  </categories>
  <provides>
    <binary>guestlist</binary>
    <mediatype>x-scheme-handler/guestlist</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
${lines.length === 0 ? '' : `  <releases>\n${lines.join('\n')}\n  </releases>\n`}</component>
`;
}

/** Into `dist/linux`, from where electron-builder.yml takes it. */
export function writeMetainfo(root: string, publisher: Publisher): void {
  const { description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    description: string;
  };
  const releases = releasesIn(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
  const file = join(root, 'dist', 'linux', `${appId}.metainfo.xml`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, metainfo(publisher, description, releases));
}

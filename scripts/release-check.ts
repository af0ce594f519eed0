/**
 * `npm run release:check -- v1.2.0`: what keeps this tree from being released under that tag, one line each. Ends with
 * code 1 when there is anything; the workflow asks before it packages. See RELEASING.md.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './built.ts';
import { releasesIn } from './metainfo.ts';
import { publisherProblems, readPublisher } from './publisher.ts';

/** Secrets that a signed build needs, by system; their values are never looked at. */
const signing: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY_TEXT', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  win32: ['CSC_LINK', 'CSC_KEY_PASSWORD'],
};

function tagProblems(tag: string | undefined): string[] {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const released = releasesIn(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
  return [
    ...(tag === `v${version}` ? [] : [`The tag is ${tag ?? 'not given'}, and package.json says ${version}.`]),
    ...(released.some((one) => one.version === version)
      ? []
      : [`CHANGELOG.md has no heading "## ${version} (YYYY-MM-DD)".`]),
  ];
}

const unset = (signing[process.platform] ?? []).filter((name) => !process.env[name]);
const problems = [
  ...publisherProblems(readPublisher(root)),
  ...tagProblems(process.argv[2]),
  ...unset.map((name) => `The secret for ${name} is not set, so nothing would be signed.`),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exit(1);
process.stdout.write('Nothing keeps this from being released.\n');

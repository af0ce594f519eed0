#!/usr/bin/env node
/**
 * Takes the place of fpm, which electron-builder downloads from where a test may not reach: reads the same arguments and
 * lays the package out as fpm 1.17 does (https://fpm.readthedocs.io), with the real dpkg-deb and rpmbuild.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Flags of which each comes with a value, but for one. */
const given = { depends: [], recommends: [], inputs: [] };
const args = process.argv.slice(2);
while (args.length > 0) {
  const argument = args.shift();
  if (argument === '--force' || argument === '--debug') continue;
  if (argument === '-d') given.depends.push(args.shift());
  else if (argument === '--deb-recommends') given.recommends.push(args.shift());
  else if (argument.startsWith('-')) given[argument.replace(/^-+/, '')] = args.shift();
  else given.inputs.push(argument);
}
const { t: target, name, version, architecture } = given;
const stage = mkdtempSync(join(tmpdir(), 'pretend-fpm-'));
const tree = join(stage, 'tree');

function put(from, to) {
  const place = join(tree, to);
  mkdirSync(dirname(place), { recursive: true });
  cpSync(from, place, { recursive: true });
}

for (const input of given.inputs) {
  const [from, to] = input.split('=');
  put(from.replace(/\/$/, ''), to);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(tree, join(entry.parentPath, entry.name)))
    .sort();
}

function makeDeb() {
  const changelog = `${name} (${version}) whatever; urgency=medium\n\n  * Package created with FPM.\n\n -- ${given.maintainer}  Thu, 01 Jan 2026 00:00:00 +0000\n`;
  mkdirSync(join(tree, 'usr/share/doc', name), { recursive: true });
  writeFileSync(join(tree, 'usr/share/doc', name, 'changelog.gz'), gzipSync(changelog, { level: 9 }));
  const files = filesIn(tree);
  const size = files.reduce((sum, file) => sum + statSync(join(tree, file)).size, 0);
  const [synopsis, ...rest] = given.description.split('\n');
  const control = {
    Package: name,
    Version: version,
    License: given.license,
    Vendor: given.vendor,
    Architecture: architecture,
    Maintainer: given.maintainer,
    'Installed-Size': Math.ceil(size / 1024),
    Depends: given.depends.join(', '),
    Recommends: given.recommends.join(', '),
    Section: given.category ?? 'default',
    Priority: given['deb-priority'],
    Homepage: given.url,
    Description: [synopsis, ...rest.map((line) => (line.trim() === '' ? ' .' : ` ${line.trim()}`))].join(
      '\n',
    ),
  };
  const meta = join(tree, 'DEBIAN');
  mkdirSync(meta);
  writeFileSync(
    join(meta, 'control'),
    `${Object.entries(control)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => `${key}: ${value}`)
      .join('\n')}\n`,
  );
  const sums = files.map(
    (file) =>
      `${createHash('md5')
        .update(readFileSync(join(tree, file)))
        .digest('hex')}  ${file}`,
  );
  writeFileSync(join(meta, 'md5sums'), `${sums.join('\n')}\n`);
  writeFileSync(join(meta, 'postinst'), readFileSync(given['after-install']), { mode: 0o755 });
  writeFileSync(join(meta, 'postrm'), readFileSync(given['after-remove']), { mode: 0o755 });
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', tree, given.package], { stdio: 'pipe' });
}

function makeRpm() {
  const [summary, ...rest] = given.description.split('\n');
  const spec = [
    `Name: ${name}`,
    `Version: ${version}`,
    'Release: 1',
    `Summary: ${given['rpm-summary'] ?? summary}`,
    `License: ${given.license}`,
    `Group: ${given.category ?? 'default'}`,
    `Vendor: ${given.vendor}`,
    `URL: ${given.url}`,
    `Packager: ${given.maintainer}`,
    'AutoReqProv: no',
    ...given.depends.map((depend) => `Requires: ${depend}`),
    '%description',
    [summary, ...rest].join('\n'),
    '%post',
    readFileSync(given['after-install'], 'utf8'),
    '%postun',
    readFileSync(given['after-remove'], 'utf8'),
    '%files',
    ...filesIn(tree).map((file) => `"/${file}"`),
  ].join('\n');
  writeFileSync(join(stage, 'spec'), spec);
  const defines = [
    `_topdir ${stage}`,
    '_build_id_links none',
    '__os_install_post %{nil}',
    '_binary_payload w1.gzdio',
  ];
  execFileSync(
    'rpmbuild',
    [
      '-bb',
      '--target',
      architecture,
      '--buildroot',
      tree,
      '--noclean',
      ...defines.flatMap((one) => ['--define', one]),
      join(stage, 'spec'),
    ],
    { stdio: 'pipe' },
  );
  const built = readdirSync(join(stage, 'RPMS'), { recursive: true }).find((file) => file.endsWith('.rpm'));
  cpSync(join(stage, 'RPMS', built), given.package);
}

try {
  if (target === 'deb') makeDeb();
  else if (target === 'rpm') makeRpm();
  else throw new Error(`${basename(process.argv[1])} makes no ${target}.`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

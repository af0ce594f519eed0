/**
 * `npm run package`: installers for this system and processor, unsigned unless the builder finds a certificate. What
 * follows `--` goes to electron-builder instead of the usual targets. Ends with code 2 when Electron cannot be had.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { buildOrEnd, root } from './built.ts';
import { downloadElectron, electronBinary } from './find-electron.ts';
import { thisMachine } from './machine.ts';
import { writeMetainfo } from './metainfo.ts';
import { archivesIn, asList, packagedFiles, sizeOf } from './packaged-files.ts';
import { publisherFlags, readPublisher } from './publisher.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const systems = { linux: 'linux', darwin: 'mac', win32: 'win' } as const;
const outputFlag = '-c.directories.output=';

/** The targets of electron-builder.yml that can be made here, for this processor alone. */
function usualFlags(): string[] {
  const system = systems[process.platform as keyof typeof systems];
  const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const targets: string[] = config[system].target.map(({ target }: { target: string }) => target);
  const lacksRpm = targets.includes('rpm') && !thisMachine.which('rpmbuild');
  if (lacksRpm) say('There is no rpmbuild here, so no rpm is made.');
  const made = targets.filter((target) => target !== 'rpm' || !lacksRpm);
  const electron = join(root, 'node_modules', 'electron', 'dist');
  return [`--${system}`, ...made, `--${process.arch}`, `-c.electronDist=${electron}`];
}

/** Ends the process with one sentence when there is no Electron to put into a package. */
function flags(): string[] {
  const given = process.argv.slice(2);
  if (given.some((flag) => flag.startsWith('-c.electronDist='))) return given;
  const hindrance = electronBinary() ? null : downloadElectron();
  if (hindrance !== null) {
    process.stderr.write(`${hindrance}, and without it there is nothing to package.\n`);
    process.exit(2);
  }
  return given.length > 0 ? given : usualFlags();
}

const publisher = readPublisher(root);
const builderFlags = [...publisherFlags(publisher), ...flags()];
const given = builderFlags.findLast((flag) => flag.startsWith(outputFlag))?.slice(outputFlag.length);
const output = resolve(root, given ?? 'release');
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
buildOrEnd();
writeMetainfo(root, publisher);
const cli = join(root, 'node_modules/electron-builder/cli.js');
const { status } = spawnSync(process.execPath, [cli, '--publish', 'never', ...builderFlags], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (status !== 0) {
  process.stderr.write('electron-builder could not make the packages; its own words are above.\n');
  process.exit(1);
}

for (const archive of archivesIn(output)) {
  const files = packagedFiles(archive);
  const list = join(output, `${relative(output, archive).split(/[\\/]/)[0]}.files.txt`);
  writeFileSync(list, asList(files));
  say(`${files.length} files of ours, listed with their hashes in ${relative(root, list)}`);
}
const made = readdirSync(output).filter((name) => !/\.(txt|ya?ml|blockmap)$/.test(name));
for (const name of made) {
  say(`${(sizeOf(join(output, name)) / 1024 / 1024).toFixed(1).padStart(8)} MB  ${name}`);
}

/**
 * The letters of the Chromium that tests start: those of two packages, and none that happen to be installed, so that
 * the same page has the same size and the same pixels on every Linux. Neither macOS nor Windows asks fontconfig.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** What the stacks of renderer/styles/tokens.css come down to. */
export const testFonts = { text: 'Inter', mono: 'Noto Sans Mono' } as const;

const packages = ['@expo-google-fonts/inter', '@expo-google-fonts/noto-sans-mono'];

/** Out of the tree, and not in a temporary folder, so that what fontconfig learnt of the files serves every run. */
const folder = resolve(import.meta.dirname, '../../node_modules/.cache/test-fonts');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function configuration(): string {
  const require = createRequire(import.meta.url);
  const folders = packages.map((name) => dirname(require.resolve(`${name}/package.json`)));
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((each) => `  <dir>${escaped(each)}</dir>`).join('\n')}
  <cachedir>${escaped(join(folder, 'cache'))}</cachedir>
  <match target="pattern">
    <test name="family"><string>monospace</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>${testFonts.mono}</string></edit>
  </match>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>${testFonts.text}</string></edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`;
}

/** Path of fontconfig's file with these fonts alone, written when it is not there as it should be. */
export function fontConfigFile(): string {
  const file = join(folder, 'fonts.conf');
  const wanted = configuration();
  try {
    if (readFileSync(file, 'utf8') === wanted) return file;
  } catch {
    // The first run after an install.
  }
  mkdirSync(folder, { recursive: true });
  // Test files run side by side: none may see half of it.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, wanted);
  renameSync(own, file);
  return file;
}

/** The pictures mean something only where every letter comes from the tests' own fonts, whatever else is installed. */
import { expect, it, onTestFinished } from 'vitest';
import { fontsOf, whyOtherLetters } from '../../support/picture-makers.ts';
import { settled } from '../../support/renderer-hand.ts';
import { startRendererPages } from '../../support/renderer-page.ts';
import { scenes } from '../../support/renderer-scenes.ts';

/** Elsewhere no fontconfig is asked, and the pictures are not compared. */
const linux = process.platform === 'linux';

it.skipIf(!linux)('draws text and code in the fonts that the tests bring along', async () => {
  const pages = await startRendererPages();
  onTestFinished(() => pages.close());
  const { page } = await pages.open(scenes()['first-run'] ?? {});
  await settled(page);
  const fonts = await fontsOf(page);
  expect(fonts).toContain('Inter');
  expect(fonts).toContain('Noto Sans Mono');
  expect(whyOtherLetters(fonts)).toBeNull();
});

it('says which letters a page has instead', () => {
  expect(whyOtherLetters(['Inter', 'Inter SemiBold', 'Noto Sans Mono'])).toBeNull();
  expect(whyOtherLetters(['Inter', 'Nimbus Mono PS'])).toBe(
    'The stored pictures have letters of Inter and Noto Sans Mono, and this one of Nimbus Mono PS.',
  );
});

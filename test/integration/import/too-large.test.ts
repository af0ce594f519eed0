/** A file that nobody can import, before a fake main, in a real Chromium. */
import { expect, it } from 'vitest';
import { popupSuite } from '../../support/renderer-suite.ts';

const open = popupSuite();

it('says of a file of 50 MB that it is too large, without reading it', async () => {
  const page = await open({});
  const size = await page.evaluate(() => {
    const lines = 'somebody.with.a.long.name@example.com,editor,2026\n'.repeat(1_050_000);
    const file = new File(['email,role,since\n', lines], 'everybody.csv', { type: 'text/csv' });
    const counting = window as unknown as { reads: number };
    counting.reads = 0;
    for (const how of ['arrayBuffer', 'text', 'stream', 'slice', 'bytes'] as const) {
      const read = Blob.prototype[how] as (this: Blob) => unknown;
      Object.assign(Blob.prototype, {
        [how](this: Blob, ...given: []) {
          counting.reads += 1;
          return read.apply(this, given);
        },
      });
    }
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
    return file.size;
  });
  expect(size).toBeGreaterThan(50_000_000);
  await page.getByText('This is larger than 10 MB. Divide it into several files.').waitFor();
  expect(await page.evaluate(() => (window as unknown as { reads: number }).reads)).toBe(0);
  await page.context().close();
});

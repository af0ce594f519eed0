import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metainfo, releasesIn } from '../../scripts/metainfo.ts';
import { type Publisher, publisherFlags, publisherProblems, readPublisher } from '../../scripts/publisher.ts';

const nobody: Publisher = { name: null, email: null, homepage: null, windowsPublisher: null, updates: null };
const ada: Publisher = {
  name: 'Ada Lovelace',
  email: 'ada@lovelace.org',
  homepage: 'https://guestlist.app/',
  windowsPublisher: 'Ada Lovelace Ltd',
  updates: 'lovelace/guestlist',
};

describe('build/publisher.yml', () => {
  it('is read field by field, and an empty one is nobody', () => {
    const publisher = readPublisher(resolve(import.meta.dirname, '../..'));
    expect(Object.keys(publisher)).toEqual(Object.keys(nobody));
  });

  it('lets a release be made once all of it is there', () => {
    expect(publisherProblems(ada)).toEqual([]);
    expect(publisherProblems(nobody)).toHaveLength(5);
  });

  it.each([
    ['name', 'Guestlist contributors'],
    ['name', 'Your Name'],
    ['email', 'ada@example.com'],
    ['email', 'ada@localhost'],
    ['email', 'ada'],
    ['homepage', 'http://guestlist.app/'],
    ['homepage', 'https://guestlist.invalid/'],
    ['windowsPublisher', 'Guestlist contributors'],
    ['windowsPublisher', 'TODO'],
    ['updates', 'https://github.com/lovelace/guestlist'],
  ] as const)('refuses a %s that is %s', (field, value) => {
    const [problem, ...more] = publisherProblems({ ...ada, [field]: value });
    expect(more).toEqual([]);
    expect(problem).toContain(field);
  });

  it('tells the packager where updates come from and whose they are, or nothing of either', () => {
    expect(publisherFlags(ada)).toEqual(
      expect.arrayContaining([
        '-c.linux.maintainer=Ada Lovelace <ada@lovelace.org>',
        '-c.win.signtoolOptions.publisherName=Ada Lovelace Ltd',
        '-c.publish.owner=lovelace',
        '-c.publish.repo=guestlist',
      ]),
    );
    expect(publisherFlags(nobody).join(' ')).not.toMatch(/publisherName|publish\./);
  });
});

describe('what software centres show', () => {
  it('has the releases that the changelog gives a date, and none that is not out', () => {
    const changelog =
      '# Changelog\n\n## Unreleased\n\n- More.\n\n## 1.1.0 (2026-12-24)\n\n## 1.0.0 (2026-12-01)\n';
    expect(releasesIn(changelog)).toEqual([
      { version: '1.1.0', date: '2026-12-24' },
      { version: '1.0.0', date: '2026-12-01' },
    ]);
    expect(metainfo(ada, 'Invite & more.', releasesIn(changelog))).toContain(
      '<release version="1.1.0" date="2026-12-24"/>',
    );
  });

  it('keeps what was written as text', () => {
    expect(metainfo({ ...ada, name: 'A <b> & "c"' }, 'x', [])).toContain(
      '<name>A &lt;b&gt; &amp; &quot;c&quot;</name>',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { draftSchema, maxMetadataBytes } from '../../../preload/invitation.ts';
import {
  defaultOptions,
  type InviteOptions,
  optionProblems,
  optionsSummary,
  toDraft,
} from '../../../renderer/invite/options.ts';
import { parseMetadata } from '../../../renderer/invite/parse-metadata.ts';

const options = (part: Partial<InviteOptions>): InviteOptions => ({ ...defaultOptions, ...part });

describe('options become a draft', () => {
  it('says nothing that Clerk would assume anyway', () => {
    expect(toDraft('ada@example.com', defaultOptions)).toEqual({ emailAddress: 'ada@example.com' });
    expect(optionsSummary(defaultOptions)).toEqual([]);
  });

  it('carries every field, in a shape that the contract takes', () => {
    const draft = toDraft(
      'ada@example.com',
      options({
        days: ' 7 ',
        redirectUrl: ' https://app.example/welcome ',
        notify: false,
        ignoreExisting: true,
        template: 'waitlist_invitation',
        metadata: '{ "role": "editor" }',
      }),
    );
    expect(draft).toEqual({
      emailAddress: 'ada@example.com',
      expiresInDays: 7,
      redirectUrl: 'https://app.example/welcome',
      notify: false,
      ignoreExisting: true,
      templateSlug: 'waitlist_invitation',
      publicMetadata: { role: 'editor' },
    });
    expect(draftSchema.safeParse(draft).success).toBe(true);
  });

  it.each(['0', '366', '-1', '1.5', 'a week', '1e9'])('refuses %s days', (days) => {
    expect(optionProblems(options({ days })).days).toMatch(/1 to 365/);
  });

  it.each(['1', '365', ''])('takes %j days', (days) => {
    expect(optionProblems(options({ days }))).toEqual({});
  });

  it.each(['example.com', '/welcome', 'https://', 'javascript:alert(1)'])(
    'refuses %s as a redirect',
    (url) => {
      expect(optionProblems(options({ redirectUrl: url })).redirectUrl).toBeDefined();
    },
  );

  it.each(['https://app.example', 'http://localhost:3000/x?y=1', 'myapp://welcome'])('takes %s', (url) => {
    expect(optionProblems(options({ redirectUrl: url }))).toEqual({});
    expect(draftSchema.safeParse(toDraft('a@example.com', options({ redirectUrl: url }))).success).toBe(true);
  });
});

describe('public metadata as typed', () => {
  it.each(['[1]', '"text"', 'null', '12'])('refuses %s, which is no object', (text) => {
    expect(parseMetadata(text)).toMatchObject({ ok: false, problem: 'not-object' });
  });

  it('says in which line it stopped to be JSON', () => {
    expect(parseMetadata('{\n  "a": 1,\n  b: 2\n}')).toMatchObject({ problem: 'not-json', at: 3 });
  });

  it('measures what is sent: 8 KB of bytes, without the spaces between', () => {
    const fits = JSON.stringify({ a: 'é'.repeat((maxMetadataBytes - 8) / 2) });
    expect(parseMetadata(`  ${fits}  `)).toMatchObject({ ok: true, bytes: maxMetadataBytes });
    const tooMuch = JSON.stringify({ a: 'x'.repeat(maxMetadataBytes - 7) });
    expect(parseMetadata(tooMuch)).toMatchObject({ ok: false, problem: 'too-large' });
  });
});

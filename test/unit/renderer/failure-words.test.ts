import { describe, expect, it } from 'vitest';
import { type Failure, failureSchema } from '../../../preload/failure.ts';
import { entryTroubleSchema, keychainProviderSchema, vaultStateSchema } from '../../../preload/keychain.ts';
import { describeFailure, type Situation } from '../../../renderer/copy/failure.ts';
import { vaultWords } from '../../../renderer/copy/vault.ts';
import { failures } from '../../support/sample-failures.ts';

const now = Date.now();
const situations: Situation[] = ['sync', 'first-sync', 'queue', 'connect', 'action'];

describe('every failure in words', () => {
  it('has an example of each kind that the contract knows', () => {
    const kinds = failureSchema.def.options.map((option) => option.shape.kind.def.values[0]);
    expect(Object.keys(failures).sort()).toEqual([...kinds].sort());
    for (const failure of Object.values(failures))
      expect(failureSchema.safeParse(failure).success).toBe(true);
  });

  for (const failure of Object.values(failures)) {
    it.each(situations)(`says ${failure.kind} in the situation %s`, (situation) => {
      const words = describeFailure(failure, situation, now);
      expect(words.title).toMatch(/^[A-Z\w].*[^.]$/);
      expect(words.explanation).toMatch(/[.!?]$/);
      expect(`${words.title} ${words.explanation} ${words.kept}`).not.toMatch(/undefined|NaN|\[object/);
      expect(words.kept).toMatch(/\.$/);
    });
  }

  it('speaks of a last copy only where there is one', () => {
    const about = (situation: Situation) => describeFailure(failures.offline, situation, now).kept;
    expect(about('sync')).toContain('last copy');
    for (const situation of ['first-sync', 'action'] as const)
      expect(about(situation)).not.toContain('last copy');
  });

  it('names the cause first where nobody answers, and what may stand in between after it', () => {
    const { explanation } = describeFailure(failures.unreachable, 'sync', now);
    expect(explanation.startsWith(failures.unreachable.detail)).toBe(true);
    expect(explanation.indexOf('firewall')).toBeGreaterThan(failures.unreachable.detail.length);
  });

  it('finds no words of ours for a code that every object knows', () => {
    for (const code of ['constructor', 'valueOf', '__proto__']) {
      const errors = [{ code, message: 'No.', longMessage: 'No.' }];
      const words = describeFailure({ ...failures.clerk, errors }, 'queue', now);
      expect(`${words.title} ${words.explanation}`).not.toContain('function');
    }
  });

  it("shows Clerk's own long message and keeps its code and trace id for a report", () => {
    const words = describeFailure(failures.clerk, 'queue', now);
    expect(words.explanation).toContain('That email address is taken. Please try another.');
    expect(words.details.join('\n')).toContain('form_identifier_exists');
    expect(words.trace).toContain('8f1f3bb1a2c44d6e');
  });

  it.each([
    [400, 'organization_invitation_not_unique', 'Already invited'],
    [400, 'organization_invitation_not_pending', 'No longer pending'],
    [400, 'already_a_member_in_organization', 'Already a member'],
    [400, 'invitations_not_supported', 'Invitations are turned off'],
    [402, 'insufficient_seats', 'The organization has no seats left'],
    [402, 'unsupported_subscription_plan_features', 'The plan does not have this'],
    [403, 'organization_not_enabled_in_instance', 'Organizations are turned off'],
    [403, 'organization_membership_quota_exceeded', 'The organization is full'],
    [403, 'missing_organization_permission', 'This inviter may not invite'],
    [403, 'not_a_member_in_organization', 'This inviter is not a member'],
    [403, 'not_allowed_access', 'This address is not allowed'],
    [409, 'waitlist_entry_locked', 'Clerk is busy with this one'],
  ])('has words of its own for %d %s', (status, code, title) => {
    const errors = [{ code, message: code, longMessage: 'What Clerk says.' }];
    const answer = { status, errors, traceId: 'trace-1' };
    const failure: Failure =
      status === 403 ? { kind: 'forbidden', html: false, ...answer } : { kind: 'clerk', ...answer };
    const words = describeFailure(failure, 'queue', now);
    expect(words.title).toBe(title);
    expect(words.explanation).toMatch(/^What Clerk says\./);
    expect(words.details).toContain(`${code}: What Clerk says.`);
  });

  it('does not blame the key when a CDN refused', () => {
    expect(describeFailure(failures.forbidden, 'sync', now).explanation).toMatch(/key is not to blame/);
    expect(describeFailure({ ...failures.forbidden, html: false }, 'sync', now).title).toMatch(/not allow/);
  });

  it('offers memory for a keychain that refuses while connecting, and another try elsewhere', () => {
    expect(describeFailure(failures.keychain, 'connect', now).action).toBe('session-only');
    expect(describeFailure(failures.keychain, 'action', now).action).toBe('try-again');
  });

  const providers = [null, ...keychainProviderSchema.options];
  for (const state of [...vaultStateSchema.options, ...entryTroubleSchema.options]) {
    it.each(providers)(`says of the keychain %s that it is ${state}`, (provider) => {
      const words = vaultWords(state, provider);
      expect(words.title).toMatch(/^[A-Z].*[^.]$/);
      for (const text of [words.explanation, words.whereKept]) expect(text).toMatch(/^\S.*\.$/);
      expect(JSON.stringify(words)).not.toMatch(/undefined|\[object|\.\.|the the/);
    });
  }

  it('names the twins, and what wrote them', () => {
    const entries = ['“keyring:key:1@guestlist”', '“Key”, written by Python’s keyring'];
    const failure = { kind: 'keychain', state: 'twins', provider: 'gnome-keyring', entries } as const;
    const { title, explanation } = describeFailure(failure, 'sync', now);
    expect(title).toBe('Two entries of the keychain differ');
    expect(explanation).toContain('In GNOME Keyring there are two entries');
    for (const entry of entries) expect(explanation).toContain(entry);
  });

  it('asks for a key again that is gone, and for nothing else', () => {
    const gone = { kind: 'keychain', state: 'missing', provider: 'kwallet' } as const;
    expect(describeFailure(gone, 'sync', now)).toMatchObject({
      title: 'The key is not in KWallet',
      action: 'replace-key',
    });
  });
});

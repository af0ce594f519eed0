/** What an audience says of its own: places, limits, what Clerk's codes mean and what it takes. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../main/invitations/audiences/place.ts';
import { audienceRules, lineOf } from '../../../main/invitations/audiences/rules.ts';
import { Items } from '../../../main/invitations/outbox/items.ts';
import { createItem } from '../../../main/invitations/outbox/new-items.ts';
import { Pace } from '../../../main/invitations/outbox/pace.ts';
import { refusalOf } from '../../../main/invitations/outbox/refusal.ts';
import type { Audience } from '../../../preload/audience.ts';
import type { Failure } from '../../../preload/failure.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const { application, organization } = audienceRules;
const acme: Audience = { kind: 'organization', organizationId: 'org_acme', role: 'org:member' };
const nord: Audience = { kind: 'organization', organizationId: 'org_nord', role: 'org:member' };

const refused = (status: number, code: string): Failure =>
  ({
    kind: status === 403 ? 'forbidden' : 'clerk',
    ...(status === 403 && { html: false }),
    status,
    errors: [{ code, message: code, longMessage: code }],
    traceId: null,
  }) as Failure;

describe('an audience', () => {
  it.each([
    [400, 'organization_invitation_not_unique', { kind: 'answer', already: 'pending' }],
    [400, 'already_a_member_in_organization', { kind: 'answer', already: 'member' }],
    [402, 'insufficient_seats', { kind: 'fail-all' }],
    [403, 'organization_membership_quota_exceeded', { kind: 'fail-all' }],
    [403, 'organization_not_enabled_in_instance', { kind: 'fail-all' }],
    [403, 'not_allowed_access', { kind: 'fail', canRetry: true, unclear: false }],
  ])('of an organization reads %i %s', (status, code, meaning) => {
    expect(refusalOf(refused(status, code), organization.codes)).toEqual(meaning);
  });

  it('has duplicate codes of its own: those of one mean nothing in the other', () => {
    const duplicate = refused(400, 'duplicate_record');
    expect(refusalOf(duplicate, application.codes)).toEqual({ kind: 'answer', already: 'pending' });
    expect(refusalOf(duplicate, organization.codes)).toMatchObject({ kind: 'fail' });
  });

  it('drops what Clerk does not take', () => {
    const draft = {
      emailAddress: 'ada@example.com',
      ignoreExisting: true,
      templateSlug: 'invitation',
    } as const;
    expect(application.takes(draft)).toEqual(draft);
    expect(organization.takes(draft)).toEqual({ emailAddress: 'ada@example.com' });
  });

  it('has hours of its own: 240 single ones and 500 together, whatever the application has spent', () => {
    const clock = new VirtualClock();
    const pace = new Pace({ environment: 'production', limits: null, clock, stored: undefined });
    for (let n = 0; n < 100; n += 1) pace.spend('create');
    for (let n = 0; n < 25; n += 1) pace.spend('bulk');
    const line = { alone: { count: 0, urgent: 0 }, any: { count: 1481, urgent: 0 } };
    const outTime = pace.outTimes(line, clock.now(), lineOf('organization', 'create'));
    const hours = [0, 739, 740, 1480].map((place) =>
      Math.floor((outTime('any', place) - clock.now()) / 3_600_000),
    );
    expect(hours).toEqual([0, 0, 1, 2]);
  });
});

describe('items of several places', () => {
  const item = (seq: number, audience?: Audience) =>
    createItem({ seq, of: 1, now: 0, whenAsked: undefined, audience }, { emailAddress: 'ada@example.com' });

  it('wait for nobody but those of their own place', () => {
    const items = new Items();
    const all = [item(1), item(2, acme), item(3, nord), item(4, acme)];
    for (const each of all) items.put(each);
    expect(all.map((each) => items.isFirst(each))).toEqual([true, true, true, false]);
    expect(items.places()).toEqual(['application', placeOf(acme), placeOf(nord)]);
    expect([...items.unfinishedOf(placeOf(acme))].map(({ seq }) => seq)).toEqual([2, 4]);
    expect(items.ofAddress(placeOf(acme), 'ada@example.com')).toHaveLength(2);
    for (const { id } of all) items.forget(id);
    expect([items.places(), items.unfinishedCount]).toEqual([[], 0]);
  });
});

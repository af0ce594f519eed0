/** Meetings: those who were asked to come are offered, never who called them. */
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/invitations/import/source.ts';
import { asGuessed } from './read.ts';

const readyIn = (text: string): string[] => asGuessed(text).rows.map(({ draft }) => draft.emailAddress);
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join(
    '\r\n',
  );

describe('a calendar', () => {
  it('offers those who come, as a guess, and says who is not among them', () => {
    const text = calendar(
      'ORGANIZER;CN="Boss, The":MAILTO:boss@example.net',
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN="Lovelace: Ada";X-NUM-GUEST',
      ' S=0:MAILTO:ada@exam',
      '\tple.com',
      'ATTENDEE;CN=boss@example.net;PARTSTAT=ACCEPTED:mailto:boss@example.net',
      'ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@example.net',
      'attendee;SENT-BY="mailto:clerk@example.net":Mailto:bob@example.org',
      'DESCRIPTION:Questions? write to desk@example.net',
      'BEGIN:VALARM',
      'ACTION:EMAIL',
      'ATTENDEE:mailto:owner@example.net',
      'END:VALARM',
    );
    expect(readyIn(text)).toEqual(['ada@example.com', 'bob@example.org']);
    const { columns, shown, table } = asGuessed(text);
    expect(columns[0]).toMatchObject({ header: 'Name', values: ['Lovelace: Ada'] });
    expect(columns[1]).toMatchObject({ meaning: 'email_address', sure: false });
    expect(shown.map(({ line }) => line)).toEqual([5, 10]);
    expect(table.notes).toEqual([
      'Line 4: boss@example.net called the meeting and is not invited.',
      'Line 9: room@example.net is a room, a thing or a group and is not invited.',
    ]);
    expect(openSource(text).format).toBe('calendar');
  });

  it('names somebody once, however often a meeting comes again', () => {
    const event = 'ATTENDEE:mailto:ada@example.com';
    expect(asGuessed(calendar(event, 'END:VEVENT', 'BEGIN:VEVENT', event)).total).toBe(1);
  });

  it('as Apple and older programs write it', () => {
    const text = calendar(
      'ORGANIZER;CN="Boss";EMAIL="boss@example.net":/aMTMz/principal/',
      'ATTENDEE;CN="Ada";CUTYPE=INDIVIDUAL;EMAIL="ada@example.com":/aMTMy/principal/',
      'ATTENDEE;ROLE=OWNER;STATUS=CONFIRMED:Chief <chief@example.net>',
      'ATTENDEE;ROLE=DELEGATE;STATUS=SENT:Bob <bob@example.org>',
      'ATTENDEE;CN=Cy:urn:uuid:1',
    );
    expect(readyIn(text)).toEqual(['ada@example.com', 'bob@example.org']);
    expect(asGuessed(text).shown.map(({ state }) => state)).toEqual(['ready', 'ready', 'no-address']);
  });

  it('without anybody invites nobody', () => {
    expect(readyIn(calendar('ORGANIZER:mailto:boss@example.net', 'SUMMARY:x@example.net'))).toEqual([]);
  });
});

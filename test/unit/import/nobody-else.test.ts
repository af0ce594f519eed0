/** Texts that speak of people whom nobody means: who is ready when nobody has chosen anything. */
import { describe, expect, it } from 'vitest';
import { asGuessed } from './read.ts';

const readyIn = (text: string): string[] => asGuessed(text).rows.map(({ draft }) => draft.emailAddress);
/** `line state` of every row that is not ready. */
const apartIn = (text: string): string[] =>
  asGuessed(text).shown.flatMap(({ line, state }) => (state === 'ready' ? [] : [`${line} ${state}`]));

describe('the writer of a mail is nobody to invite', () => {
  const addressed = 'ada@example.com; Bob <bob@example.org>';
  it.each([
    ['two lines of it', `From: Boss <boss@example.net>\nTo: ${addressed}\n`],
    ['Outlook', `From: Boss <boss@example.net>\nSent: Monday\nTo: ${addressed}\nSubject: Hi\n\nHello\n`],
    ['Outlook, de', `Von: boss@example.net\nGesendet: Montag\nAn: ${addressed}\nBetreff: Hi\n\nHallo\n`],
    ['Outlook, fr', `De : boss@example.net\nEnvoyé : lundi\nÀ : ${addressed}\nObjet : Hi\n`],
    ['Outlook, es', `De: boss@example.net\nEnviado el: lunes\nPara: ${addressed}\nAsunto: Hi\n`],
    ['Outlook, pl', `Od: boss@example.net\nWysłano: x\nDo: ${addressed}\nTemat: Hi\n`],
    ['Outlook, ru', `От: boss@example.net\nОтправлено: x\nКому: ${addressed}\nТема: Hi\n`],
    ['Outlook, ja', `差出人: boss@example.net\n送信日時: x\n宛先: ${addressed}\n件名: Hi\n`],
    ['Outlook, zh', `发件人：boss@example.net\n发送时间：x\n收件人：${addressed}\n主题：Hi\n`],
    [
      'one that was sent on',
      `From: boss@example.net\nDate: x\nResent-To: dan@example.net\nTo: ${addressed}\n\nx\n`,
    ],
    [
      'Gmail, sent on',
      `---------- Forwarded message ---------\nVon: Boss <boss@example.net>\nDate: x\nSubject: x\nTo: ${addressed}\n\n\nboss@example.net\n`,
    ],
    [
      'Apple, sent on',
      `Begin forwarded message:\n\nFrom: boss@example.net\nSubject: x\nDate: x\nTo: ${addressed}\n\nboss@example.net\n`,
    ],
    [
      'headers of a program first',
      `Feedback-ID: 1:x\nPrecedence: bulk\nErrors-To: err@example.net\nFrom: boss@example.net\nTo: ${addressed}\n\nboss@example.net\n`,
    ],
    [
      'an answer',
      'On Mon, Nov 28, 2026 Boss <boss@example.net> wrote:\n> ada@example.com\n> bob@example.org\n',
    ],
    ['an answer, de', 'Am Mo. schrieb Boss <boss@example.net>:\n> ada@example.com\n> bob@example.org\n'],
    [
      'an answer, fr',
      'Le lun. 28 nov., Boss <boss@example.net> a écrit :\n> ada@example.com\n> bob@example.org\n',
    ],
    ['an answer, es', 'El lun, Boss (<boss@example.net>) escribió:\n> ada@example.com\n> bob@example.org\n'],
  ])('%s', (_, text) => expect(readyIn(text)).toEqual(['ada@example.com', 'bob@example.org']));
});

describe('of a mailbox', () => {
  const head = 'From: boss@example.net\nDate: x\n';
  it('those of every mail are meant, and nobody of whom they speak', () => {
    const one = `From boss@example.net Fri Nov 27 10:00:00 2026\n${head}To: ada@example.com\n\nFrom me: cy@example.net\n\n`;
    expect(readyIn(`${one}${one.replace('ada@example.com', 'bob@example.org')}`)).toEqual([
      'ada@example.com',
      'bob@example.org',
    ]);
  });

  it('and nobody where a mail went to hidden ones', () => {
    const hidden = `Return-Path: <boss@example.net>\nMessage-ID: <1@mail.example.net>\n${head}\nhello ada@example.com\n`;
    expect(readyIn(hidden)).toEqual([]);
  });
});

describe('whoever writes a file of aliases is not in it', () => {
  it('among the other commands of mutt', () => {
    const text =
      'set from="boss@example.net"\nmy_hdr From: Boss <boss@example.net>\nsource x\nalias ada Ada <ada@example.com>\n';
    expect(readyIn(text)).toEqual(['ada@example.com']);
    expect(readyIn('set from=boss@example.net\n')).toEqual(['boss@example.net']);
  });

  it('nor in the remarks of pine', () => {
    const text =
      'ada\tLovelace, Ada\tada@example.com\t\tknows boss@example.net\nbob\tKing, Bob\tbob@example.org\nteam\tTeam\t(ada@example.com,cy@example.org)\n';
    expect(readyIn(text)).toEqual(['ada@example.com', 'bob@example.org', 'cy@example.org']);
    expect(
      asGuessed('1\tAda\tada@example.com\teditor\tx\n2\tBob\tbob@example.org\teditor\ty\n'),
    ).toMatchObject({
      columns: { length: 5 },
    });
  });
});

it('nor is what a remark says of somebody', () => {
  expect(
    readyIn('alias ada Ada <ada@example.com>\nalias bob bob@example.org # was old@example.net\n'),
  ).toEqual(['ada@example.com', 'bob@example.org']);
});

it.each([
  [
    'Calendly',
    'User Email,Invitee Email\nboss@example.net,ada@example.com\nboss@example.net,bob@example.org\n',
  ],
  [
    'Eventbrite',
    'Buyer Email,Attendee Email\nboss@example.net,ada@example.com\nboss@example.net,bob@example.org\n',
  ],
  [
    'csvde',
    'userPrincipalName,mail\na@corp.example.net,ada@example.com\nb_x#EXT#@corp.example.net,bob@example.org\n',
  ],
  [
    'Graph',
    '{"value":[{"userPrincipalName":"a@corp.example.net","mail":"ada@example.com"},{"userPrincipalName":"b#EXT#@corp.example.net","mail":"bob@example.org"}]}',
  ],
  ['Ghost', 'subscribed_to_emails,email\ntrue,ada@example.com\ntrue,bob@example.org\n'],
])('of several columns for mail the one of the person is meant: %s', (_, text) => {
  expect(readyIn(text)).toEqual(['ada@example.com', 'bob@example.org']);
});

it('the agent of a card is somebody else', () => {
  const agent = 'BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nEMAIL:boss@example.net\nEND:VCARD\n';
  const text = `BEGIN:VCARD\nVERSION:2.1\nFN:Ada\nAGENT:\n${agent}EMAIL:ada@example.com\nEND:VCARD\n${agent}`;
  expect(readyIn(text)).toEqual(['ada@example.com', 'boss@example.net']);
});

it('quotes within a copied line do not draw the next cell into the one before', () => {
  expect(readyIn('Name\tTitle\tEmail\n"Ada\t"The Boss"\tada@example.com\nBob\tx\tbob@example.org\n')).toEqual(
    ['ada@example.com', 'bob@example.org'],
  );
});

describe('our own export', () => {
  it('does not invite who was revoked by an invitation that expired before', () => {
    const rows = ['bob,revoked,2026-11', 'bob,expired,2026-10', 'cy,revoked,2026-10', 'cy,expired,2026-11'];
    const lines = rows.map((row) => row.replace(',', '@example.com,,'));
    const heading = 'email_address,public_metadata,status,created_at,expires_at,id';
    const text = [heading, ...lines.map((line) => `${line}-01T00:00:00.000Z,,1`)].join('\n');
    expect(readyIn(text)).toEqual(['cy@example.com']);
    expect(apartIn(text)).toEqual(['2 was-revoked', '3 was-revoked', '4 was-revoked']);
  });

  it('of another day does not invite who was revoked since', () => {
    const heading = 'email_address,public_metadata,status,created_at,expires_at,id';
    const old = `${heading}\nada@example.com,,pending,2026-11-01,,inv_1\nold@example.net,,pending,2026-11-02,,inv_2\n`;
    const now = `${heading}\nold@example.net,,revoked,2026-11-02,,inv_2\nold2@example.net,,revoked,2026-11-02,,inv_3\nold2@example.net,,pending,2026-11-05,,inv_4\n`;
    const { rows } = asGuessed(old, now);
    // One was invited anew afterwards.
    expect(rows.map(({ draft }) => draft.emailAddress)).toEqual(['ada@example.com', 'old2@example.net']);
  });

  it('is known when somebody took columns out of it', () => {
    const text =
      'email_address,status,created_at\na@example.com,revoked,x\nb@example.com,Accepted,x\nc@example.com,expired,x\n';
    expect(readyIn(text)).toEqual(['c@example.com']);
    expect(apartIn(text)).toEqual(['2 was-revoked', '3 was-accepted']);
    // The list of an event has words of its own.
    expect(
      readyIn('email_address,status,created_at\na@example.com,accepted,x\nb@example.com,maybe,x\n'),
    ).toEqual(['a@example.com', 'b@example.com']);
  });
});

describe('what is said about a list is not part of it', () => {
  it.each(['Exported by boss@example.net', '# made for boss@example.net, 2026'])(
    'above a table: %s',
    (title) => {
      const text = `${title}\nName,Email\nAda,ada@example.com\nBob,bob@example.org\n`;
      expect(readyIn(text)).toEqual(['ada@example.com', 'bob@example.org']);
      expect(asGuessed(text).columns.map(({ header }) => header)).toEqual(['Name', 'Email']);
    },
  );

  it('in its remarks, and beside those whom it names; and it is told', () => {
    const text =
      '# boss@example.net has left\n#cy@example.com\nada@example.com\n#3 bob@example.org\nManager: boss@example.net\n';
    expect(readyIn(text)).toEqual(['ada@example.com', 'bob@example.org']);
    expect(asGuessed(text).table.notes).toEqual([
      'Line 1: A remark: nobody in it is invited.',
      'Line 2: A remark: nobody in it is invited.',
      'Line 5: Whoever stands after “Manager” is not invited.',
    ]);
    expect(readyIn('To: ada@example.com\nCc: bob@example.org\n')).toEqual([
      'ada@example.com',
      'bob@example.org',
    ]);
  });
});

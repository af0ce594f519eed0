/** Words of the help about keys, which is fetched when somebody asks for it. */
/** Every key, in the order of the sheet. */
export const keysCopy: { group: string; keys: { keys: string[]; does: string }[] }[] = [
  {
    group: 'Anywhere',
    keys: [
      { keys: ['Ctrl', 'K'], does: 'Go to anything: people, accounts, organizations, commands' },
      { keys: ['F6'], does: 'To the next part of the page (Shift: back)' },
      { keys: ['Ctrl', ','], does: 'Settings' },
      { keys: ['Esc'], does: 'One step back: clears, closes, and in the end hides Guestlist' },
    ],
  },
  {
    group: 'Where no text is being typed',
    keys: [
      { keys: ['/'], does: 'Search; also while the invite field is empty' },
      { keys: ['?'], does: 'These shortcuts; also while the invite field is empty' },
      { keys: ['N'], does: 'Invite' },
      { keys: ['I'], does: 'Import' },
      { keys: ['1', '…', '6'], does: 'The lists in their order, the queue, Other' },
    ],
  },
  {
    group: 'In the invite field',
    keys: [
      { keys: ['Enter'], does: 'Invite' },
      { keys: ['Backspace'], does: 'Take the last address back' },
      { keys: ['Ctrl', 'Z'], does: 'Bring back what Escape took off' },
      { keys: ['Ctrl', 'O'], does: 'Options' },
      { keys: ['Ctrl', 'J'], does: 'Application, organization, waitlist: the next that there is' },
      { keys: ['Alt', '1', '…', '9'], does: 'Preset' },
      { keys: ['↓'], does: 'To the list' },
    ],
  },
  {
    group: 'On a row of a list',
    keys: [
      { keys: ['↑', '↓'], does: 'Previous, next' },
      { keys: ['Home', 'End', 'PgUp', 'PgDn'], does: 'First, last, a page back or on' },
      { keys: ['→', '←'], does: 'To the buttons of the row, and back' },
      { keys: ['Enter'], does: 'Details' },
      {
        keys: ['R'],
        does: 'Resend: a new invitation replaces this one. Who was revoked, or waits, is invited',
      },
      { keys: ['E'], does: 'Revoke; reject who waits' },
      { keys: ['D'], does: 'Delete for good' },
      { keys: ['C'], does: 'Copy the link; of several that are selected their addresses' },
      { keys: ['Space'], does: 'Select; what is done then is done to all that are selected' },
      { keys: ['Shift', '↓'], does: 'Select up to here' },
      { keys: ['Shift', 'click'], does: 'Select up to here, by mouse' },
      { keys: ['Ctrl', 'click'], does: 'Select one, by mouse' },
      { keys: ['Ctrl', 'A'], does: 'Select all that match' },
      { keys: ['U'], does: 'Undo, while seconds are counted down' },
    ],
  },
  {
    group: 'On a row of the queue',
    keys: [
      { keys: ['Enter'], does: 'Details: what goes out, when, what was tried' },
      { keys: ['R'], does: 'Retry' },
      { keys: ['C'], does: 'Cancel: unlike in a list, where it copies' },
      { keys: ['E'], does: 'Edit the address: unlike in a list, where it revokes' },
    ],
  },
];

/** Words of the help about keys, which is fetched when somebody asks for it. */
/** Every key, in the order of the sheet. */
export const keysCopy: { group: string; keys: { keys: string[]; does: string }[] }[] = [
  {
    group: 'Anywhere',
    keys: [
      { keys: ['Ctrl', 'K'], does: 'Go to anything: people, accounts, organizations, commands' },
      { keys: ['F6'], does: 'To the next part of the page (Shift: back)' },
      { keys: ['Ctrl', ','], does: 'Settings' },
      { keys: ['Esc'], does: 'Clear, step back, hide' },
    ],
  },
  {
    group: 'Outside of what is being typed',
    keys: [
      { keys: ['/'], does: 'Search, also from an empty invite field' },
      { keys: ['?'], does: 'These shortcuts, also from there' },
      { keys: ['N'], does: 'Invite' },
      { keys: ['I'], does: 'Import' },
      { keys: ['1', '…', '6'], does: 'The lists in their order, the queue, what is of another kind' },
    ],
  },
  {
    group: 'Invite',
    keys: [
      { keys: ['Enter'], does: 'Send' },
      { keys: ['Backspace'], does: 'Take the last address back' },
      { keys: ['Ctrl', 'Z'], does: 'Bring back what Escape took off' },
      { keys: ['Ctrl', 'O'], does: 'Options' },
      { keys: ['Ctrl', 'J'], does: 'Application, organization, waitlist: the next that there is' },
      { keys: ['Alt', '1', '…', '9'], does: 'Preset' },
      { keys: ['↓'], does: 'To the list' },
    ],
  },
  {
    group: 'On a row',
    keys: [
      { keys: ['↑', '↓'], does: 'Previous, next' },
      { keys: ['Home', 'End', 'PgUp', 'PgDn'], does: 'First, last, a page back or on' },
      { keys: ['→', '←'], does: 'Its buttons, and back' },
      { keys: ['Enter'], does: 'Details' },
      { keys: ['R'], does: 'Resend: the first one is replaced. Invite who was revoked, or waits' },
      { keys: ['E'], does: 'Revoke; reject who waits' },
      { keys: ['D'], does: 'Delete for good' },
      { keys: ['C'], does: 'Copy link' },
      { keys: ['Space'], does: 'Select, and act on all that are' },
      { keys: ['Shift', '↓'], does: 'Select up to here' },
      { keys: ['Shift', 'click'], does: 'The same by mouse, row or box' },
      { keys: ['Ctrl', 'click'], does: 'Select one, by mouse' },
      { keys: ['Ctrl', 'A'], does: 'Select all that match' },
      { keys: ['U'], does: 'Undo' },
    ],
  },
  {
    group: 'On a row of the queue',
    keys: [
      { keys: ['Enter'], does: 'What goes out, when, what was tried' },
      { keys: ['R'], does: 'Retry' },
      { keys: ['C'], does: 'Cancel' },
      { keys: ['E'], does: 'Another address' },
    ],
  },
];

/** Words for the one field that leads everywhere. */
export const paletteCopy = {
  title: 'Go to anything',
  field: 'People, commands, accounts, presets',
  nothing: (search: string) => `Nothing is called “${search}”.`,
  groups: {
    people: 'People',
    queue: 'Queue',
    lists: 'Lists',
    commands: 'Commands',
    accounts: 'Accounts',
    presets: 'Presets',
    organizations: 'Organizations',
  },
  /** `tab`: its word. */
  all: (count: number, tab: string) => `${count.toLocaleString('en')} in ${tab}`,
  /** The tab of the queue counts what is unfinished, a search all that it finds there. */
  inQueue: (count: number) => `${count.toLocaleString('en')} in Queue, done or not`,
  inviteThis: (address: string) => `Invite ${address}`,
  account: (label: string) => `Switch to ${label}`,
  organization: (name: string) => `Invite into ${name}…`,
  preset: (name: string) => `Invite with ${name}`,
  commands: {
    invite: 'Invite somebody',
    import: 'Import people…',
    refresh: 'Check for changes now',
    pause: 'Pause the queue',
    resume: 'Resume the queue',
    settings: 'Settings',
    keys: 'Keyboard shortcuts',
    add: 'Add an account…',
    replaceKey: 'Replace the secret key…',
  },
};

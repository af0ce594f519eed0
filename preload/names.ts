/**
 * The names of the contract without its schemas, for what carries calls and checks none: the preload of every popup,
 * and the page's first script. That they are those of the table is checked by the compiler, both ways.
 */
import type { EventName, OperationName, operations } from './contract.ts';

type Table = typeof operations;

const verbs = {
  app: ['info'],
  accounts: [
    'list',
    'connect',
    'trySandbox',
    'select',
    'rename',
    'replaceKey',
    'unlock',
    'createKeychain',
    'startAfresh',
    'remove',
  ],
  invitations: [
    'create',
    'revoke',
    'resend',
    'delete',
    'list',
    'addresses',
    'known',
    'find',
    'details',
    'statistics',
    'refresh',
    'syncState',
  ],
  organizations: ['chosen', 'choose', 'find', 'roles'],
  waitlist: ['invite', 'pace', 'reject'],
  queue: [
    'list',
    'addresses',
    'details',
    'cancel',
    'retry',
    'correct',
    'retryFailed',
    'pause',
    'resume',
    'dismiss',
    'clearFinished',
  ],
  imports: ['preview', 'choose', 'settle', 'rows', 'commit', 'discard'],
  exports: ['csv'],
  alerts: ['list', 'dismiss'],
  settings: ['get', 'set'],
  shell: [
    'state',
    'takeLaunchAction',
    'copyLink',
    'copyDiagnostics',
    'copyText',
    'setShortcut',
    'setLaunchAtLogin',
    'hide',
    'keepOpen',
    'looking',
    'view',
    'keepView',
  ],
} as const satisfies { [N in keyof Table]: readonly (keyof Table[N])[] };

export const eventNames = [
  'accounts.changed',
  'invitations.changed',
  'queue.changed',
  'sync.changed',
  'settings.changed',
  'shell.launchAction',
  'alerts.raised',
  'alerts.updated',
  'alerts.withdrawn',
] as const satisfies readonly EventName[];

type Forgotten =
  | { [N in keyof Table]: Exclude<keyof Table[N], (typeof verbs)[N][number]> }[keyof Table]
  | Exclude<EventName, (typeof eventNames)[number]>;
type None<T extends never> = T;
/** Does not compile while a name of the contract is missing above. */
export type NothingForgotten = None<Forgotten>;

/** Each operation, in the order of the table. */
export const operationNames: readonly OperationName[] = Object.entries(verbs).flatMap(([namespace, names]) =>
  names.map((verb) => `${namespace}.${verb}` as OperationName),
);

/** Prefix of the IPC channels, so that nothing else that Electron carries can be mistaken for ours. */
export const channelPrefix = 'guestlist:';

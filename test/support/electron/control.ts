/** What a test and the stand-in say to each other: what can be done to the desktop, and what can be seen of it. */

export interface MenuLineSeen {
  label: string;
  enabled: boolean;
  checked: boolean;
  separator: boolean;
  lines: MenuLineSeen[];
}

export interface TraySeen {
  /** File name of the drawing. */
  icon: string;
  tooltip: string;
  title: string;
  menu: MenuLineSeen[];
}

export interface NotificationSeen {
  id: string;
  title: string;
  body: string;
  silent: boolean;
  buttons: string[];
}

export interface WindowSeen {
  id: number;
  url: string;
  visible: boolean;
  focused: boolean;
  alwaysOnTop: boolean;
  /** Of its upper left corner, from the left of all displays. */
  left: number;
}

export interface DialogSeen {
  message: string;
  detail: string;
  buttons: string[];
}

/** Everything a person, or the system around the app, could see of it. */
export interface Seen {
  trays: TraySeen[];
  windows: WindowSeen[];
  shortcuts: string[];
  notifications: NotificationSeen[];
  /** Every notification that ever came up, also those that were replaced or put away. */
  notified: NotificationSeen[];
  /** Message boxes that wait for an answer, and error boxes, which wait for none. */
  dialogs: DialogSeen[];
  clipboard: string;
  openedOutside: string[];
  openAtLogin: boolean;
  protocolClients: string[];
  sandboxed: boolean;
  privilegedSchemes: string[];
  relaunch: boolean;
  /** The application menu: above each window on Windows and Linux, in the bar of macOS. */
  menuBar: MenuLineSeen[];
}

/** A new instance that `app.relaunch` asked for. */
export interface Relaunch {
  args: string[];
  execPath: string;
}

export type Power = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

/** Who a message to main claims to be from. Also senders that no page of ours could ever be. */
export interface Sender {
  windowId: number;
  frame: 'main' | 'sub' | 'gone';
  url: string;
  /** The document of a page that really sent it; without one the rest is a claim. */
  document?: string;
}

/** An address with what its scheme was registered for. */
export interface Address {
  url: string;
  secure: boolean;
  standard: boolean;
}

/** What a scheme's handler answers, or the name of the error in Chromium's list. */
export type Answer =
  | { status: number; headers: Record<string, string>; body: Uint8Array; standard: boolean }
  | { failed: string };

export interface NavigationAsked {
  windowId: number;
  url: string;
  mainFrame: boolean;
  /** Address of the frame that goes there. */
  from: string;
  redirect: boolean;
}

export interface OpenDetails {
  url: string;
  frameName: string;
  features: string;
}

export interface Gone {
  id: number;
  reason: string;
  exitCode: number;
}

/** What can be done to it: name → what goes in and what comes out. */
export interface Acts {
  see: () => Seen;
  'tray.click': () => void;
  'tray.double-click': () => void;
  'tray.right-click': () => void;
  /** Labels from the top of the tray's menu down to the line. */
  'menu.click': (payload: string[]) => void;
  'shortcut.press': (payload: string) => void;
  /** Another application holds these keys. */
  'shortcut.occupy': (payload: string) => void;
  'notification.click': (payload: string) => void;
  /** Of this id, the button of this text. */
  'notification.button': (payload: [id: string, text: string]) => void;
  'notification.put-away': (payload: string) => void;
  /** The system takes it off again, as macOS does for an app that it does not trust. */
  'notification.refuse': (payload: string) => void;
  'dialog.answer': (payload: string) => void;
  'clipboard.set': (payload: string) => void;
  power: (payload: Power) => void;
  online: (payload: boolean) => void;
  dark: (payload: boolean) => void;
  /** Moves the machine's clock on, in milliseconds, and fires the timers that fall due. */
  'clock.advance': (payload: number) => void;
  'app.open-url': (payload: string) => void;
  'app.activate': (hasVisibleWindows: boolean) => void;
  'app.quit': () => void;
  'window.blur': (payload: number) => void;
  'window.close': (payload: number) => void;
  /** The page's process died. */
  'page.crash': (payload: number) => void;
  'page.gone': (payload: Gone) => void;
  /** Another process of Chromium's, as that of the graphics. */
  'child.gone': (payload: { type: string; reason: string; exitCode: number }) => void;
  /** A server asks who the person is, and the system has these: which one is sent, if any. */
  'certificate.ask': (payload: string[]) => string | null | Promise<string | null>;
  /** The system's settings say otherwise than the login item. */
  'login.overrule': (payload: boolean) => void;
  'permission.request': (payload: PermissionAsked) => boolean | Promise<boolean>;
  'permission.check': (payload: PermissionAsked) => boolean;
}

export interface PermissionAsked {
  id: number;
  permission: string;
  url: string;
}

/** What a page asks of main, by way of the desktop. */
export interface PageCalls {
  invoke: (payload: { sender: Sender; channel: string; args: unknown[] }) => unknown;
  message: (payload: { sender: Sender; channel: string; args: unknown[] }) => void;
  request: (payload: {
    url: string;
    method: string;
    headers: Record<string, string>;
    body: Uint8Array | null;
    isFetch: boolean;
  }) => Answer;
  navigate: (payload: NavigationAsked) => { prevented: boolean };
  'open-window': (payload: { windowId: number } & OpenDetails) => { action: 'allow' | 'deny' };
  navigated: (payload: { windowId: number; url: string; document: string }) => void;
}

/** What main asks of the desktop. */
export interface WindowCalls {
  'window.create': (payload: {
    id: number;
    width: number;
    height: number;
    preload: string;
    backgroundColor: string;
  }) => void;
  'window.load': (payload: { id: number; url: Address }) => void;
  'window.reload': (payload: { id: number }) => void;
  'window.destroy': (payload: { id: number }) => void;
  'window.show': (payload: { id: number }) => void;
  'window.state': (payload: { id: number; visible: boolean; focused: boolean }) => void;
  send: (payload: { id: number; channel: string; args: unknown[] }) => void;
  dark: (payload: boolean) => void;
  relaunch: (payload: Relaunch) => void;
  /** Main waits until a person has read it; the stand-in does not. */
  'error-box': (payload: DialogSeen) => void;
}

export type Calls = Acts & PageCalls & WindowCalls;
export type In<N extends keyof Calls> = Parameters<Calls[N]>[0];
export type Out<N extends keyof Calls> = ReturnType<Calls[N]>;

export type Message =
  | { kind: 'call'; id: number; name: keyof Calls; payload: unknown }
  | { kind: 'answer'; id: number; ok: true; value: unknown }
  | { kind: 'answer'; id: number; ok: false; message: string; details?: object };

/**
 * Where a page that Electron shows at `app://host/` is shown by Chromium, which knows no schemes of ours. A standard
 * scheme has hosts and no ports (docs/api/structures/custom-scheme.md).
 */
export function webAddress({ url: address, secure }: Address): string {
  const url = new URL(address);
  if (/^(?:https?|about|data|blob):$/.test(url.protocol)) return address;
  const host = `${url.hostname}.${url.protocol.slice(0, -1)}.invalid`;
  return `${secure ? 'https' : 'http'}://${host}${url.pathname || '/'}${url.search}${url.hash}`;
}

/** The address that Electron would report for a page of Chromium's. */
export function appAddress(webAddress: string): string {
  const url = URL.parse(webAddress);
  const [, host, scheme] = /^(.+)\.([a-z][a-z0-9+-]*)\.invalid$/.exec(url?.host ?? '') ?? [];
  if (url === null || host === undefined || scheme === undefined) return webAddress;
  return `${scheme}://${host}${url.pathname}${url.search}${url.hash}`;
}

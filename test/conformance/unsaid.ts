/** What Electron's tests say, what Guestlist leans on, and what no check of this table can see. */
import type { Unsaid } from './row.ts';

const bridge = 'spec/api-context-bridge-spec.ts';
const chromium = 'spec/chromium-spec.ts';
const noDevice = 'it needs a device, and a chooser that a person answers';

export const unsaid: readonly Unsaid[] = [
  {
    says: 'clicks of a double click can be told apart on macOS',
    source: 'spec/api-tray-spec.ts:58 can be set to true',
    about: ['Tray#click', 'Tray.focus', 'Tray.popUpContextMenu'],
    why: 'no test has a hand on the bar of macOS',
  },
  {
    says: 'functions that crossed are let go of',
    source: `${bridge}:869`,
    why: 'memory of V8 is not to be seen from outside',
  },
  {
    says: 'they are when a page is loaded anew',
    source: `${bridge}:901`,
    why: 'memory of V8 is not to be seen from outside',
  },
  {
    says: 'elements and video frames cross as what they are',
    source: `${bridge}:769, :785, :827, :846`,
    why: 'Guestlist sends none, and the stand-in has no way between two worlds for them',
  },
  {
    says: 'compiled code of a scheme is not kept unless asked',
    source: 'spec/api-protocol-spec.ts:1438',
    why: 'it lies in the profile as Chromium likes it',
  },
  {
    says: 'it is kept when asked',
    source: 'spec/api-protocol-spec.ts:1443',
    why: 'it lies in the profile as Chromium likes it',
  },
  {
    says: 'a toast that Windows refuses is told of',
    source: 'spec/api-notification-spec.ts:367 emits failed event',
    about: ['Notification#failed', 'Notification#click', 'Notification.handleActivation'],
    why: 'it takes a toast of raw XML, which Guestlist never makes; a click takes a person',
  },
  {
    says: 'a notification on Linux has the name of the application',
    source: 'spec/api-notification-dbus-spec.ts:121',
    why: 'it takes a notification server of its own on the bus',
  },
  {
    says: 'it is replaced under its id',
    source: 'spec/api-notification-dbus-spec.ts:160',
    why: 'it takes a notification server of its own on the bus',
  },
  {
    says: 'sleep is held up for those who listen',
    source: 'spec/api-power-monitor-spec.ts:52',
    why: 'it takes a logind of its own on the bus',
  },
  {
    says: 'fetch goes on after the network process died',
    source: 'spec/api-net-spec.ts:1938',
    why: 'nothing of the application can end that process',
  },
  {
    says: 'macOS does not put the default menu over none',
    source: 'spec/api-menu-spec.ts:1043',
    why: 'it takes the first start of an application on macOS',
  },
  {
    says: 'macOS finds images by name',
    source: 'spec/api-native-image-spec.ts:78',
    why: 'Guestlist has files; only macOS has names',
  },
  {
    says: 'an icon of Windows has its sizes',
    source: 'spec/api-native-image-spec.ts:317',
    why: 'only Windows decodes it',
  },
  {
    says: 'the default button is the one that Enter presses',
    source: 'spec/api-dialog-spec.ts:458',
    why: 'only macOS lets a test look into the box',
  },
  {
    says: 'no serial port is given',
    source: `${chromium}:4206`,
    about: ['Session.setUSBProtectedClassesHandler'],
    why: noDevice,
  },
  { says: 'no HID device is given', source: `${chromium}:4810`, why: noDevice },
  { says: 'no USB device is given', source: `${chromium}:5034`, why: noDevice },
  {
    says: 'no Bluetooth device is paired',
    source: `${chromium}, navigator.bluetooth`,
    about: ['Session.setBluetoothPairingHandler'],
    why: noDevice,
  },
  {
    says: 'links of a scheme come to the application',
    source: 'spec/api-app-spec.ts:1466 sets the app as the default protocol client',
    about: ['app.setAsDefaultProtocolClient', 'app#open-url', 'app.setAppUserModelId'],
    why: 'it changes what the machine does with links',
  },
  {
    says: 'the sandbox is on in every renderer',
    source: 'spec/api-app-spec.ts:2008',
    why: 'the check page cannot tell; the workflow looks at the switches of the processes',
  },
  {
    says: 'there is a default menu unless one is set',
    source: 'spec/api-app-spec.ts:2539',
    why: 'the row about the default menu says what can be seen of it',
  },
  {
    says: 'an end of Chromium’s other processes is told of',
    source: 'docs/api/app.md, child-process-gone',
    about: ['app#child-process-gone'],
    why: 'nothing of the application can end them',
  },
  {
    says: 'a person’s certificate is asked for before it is sent',
    source: 'spec/api-app-spec.ts:1405 can respond with empty certificate list',
    about: ['App#select-client-certificate'],
    why: 'it takes a certificate in the store of the machine',
  },
  {
    says: 'an answer’s headers can be changed before they are read',
    source: 'spec/api-web-request-spec.ts onHeadersReceived',
    about: ['Session.webRequest', 'WebRequest.onHeadersReceived'],
    why: 'the stand-in’s fetch is Node’s, which carries what Electron’s cannot',
  },
  {
    says: 'a file is shown in its folder',
    source: 'docs/api/shell.md, showItemInFolder',
    about: ['shell.showItemInFolder'],
    why: 'it opens the file manager of whoever runs the tests',
  },
  {
    says: 'a file of the archive is read like any other',
    source: 'spec/asar-spec.ts:254',
    why: 'there is no archive until Guestlist is packaged; the packaged application is started by its own suite',
  },
  { says: 'a folder of the archive is listed', source: 'spec/asar-spec.ts:1130', why: 'as above' },
  { says: 'an image is made of a file in it', source: 'spec/asar-spec.ts:3132', why: 'as above' },
  { says: 'a native module beside it is loaded', source: 'spec/asar-spec.ts:3622', why: 'as above' },
];

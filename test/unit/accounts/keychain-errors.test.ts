import { expect, test } from 'vitest';
import { classifyRefusal } from '../../../main/accounts/keychain-errors.ts';

const seenOnLinux = [
  [
    'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead',
    'no-service',
  ],
  [
    'Platform failure: DBus error: Failed to connect to socket /run/bus: No such file or directory',
    'no-service',
  ],
  [
    'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
    'no-service',
  ],
  [
    'Platform failure: DBus error: Did not receive a reply. Possible causes include: the remote application did not send a reply, the message bus security policy blocked the reply, the reply timeout expired, or the network connection was broken.',
    'no-service',
  ],
  ["Couldn't access platform storage: Secret Service: no result found", 'no-service'],
  ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'locked'],
] as const;

const documentedForLinux = [
  ["Couldn't access platform storage: Secret Service: object locked", 'locked'],
  ['Platform failure: No DBus session or Secret Service provider found', 'no-service'],
  ['SS error: prompt dismissed', 'locked'],
  [
    'Platform failure: DBus error: org.freedesktop.DBus.Error.AccessDenied: An AppArmor policy prevents this sender from sending this message',
    'denied',
  ],
] as const;

const documentedForMacOs = [
  ['Platform failure: User interaction is not allowed.', 'locked'],
  ['Platform failure: The user name or passphrase you entered is not correct.', 'locked'],
  ['Platform failure: User canceled the operation.', 'denied'],
  ["Couldn't access platform secure storage: This keychain cannot be modified.", 'denied'],
  ["Couldn't access platform secure storage: Write permissions error.", 'denied'],
  [
    "Couldn't access platform secure storage: No keychain is available. You may need to restart your computer.",
    'no-service',
  ],
  ["Couldn't access platform secure storage: The specified keychain could not be found.", 'no-service'],
  [
    "Couldn't access platform secure storage: The specified keychain is not a valid keychain file.",
    'no-service',
  ],
  // A system in another language: only the frame is known.
  ["Couldn't access platform storage: Es ist kein Schlüsselbund verfügbar.", 'no-service'],
] as const;

const documentedForWindows = [
  ["Couldn't access platform storage: Windows ERROR_NO_SUCH_LOGON_SESSION", 'no-service'],
  ['Platform failure: Windows error code 5', 'denied'],
  ['Platform failure: Windows error code 8', 'denied'],
] as const;

const elsewhere = [
  ['Cannot find native binding. npm has a bug related to optional dependencies', 'no-service'],
  ['Entry is matched by 2 credentials: [Entry { .. }, Entry { .. }]', 'denied'],
  ['Words that nobody has heard before', 'denied'],
] as const;

test.each([
  ...seenOnLinux,
  ...documentedForLinux,
  ...documentedForMacOs,
  ...documentedForWindows,
  ...elsewhere,
])('“%s” is %s', (message, state) => {
  expect(classifyRefusal(message)).toBe(state);
});

import { expect, test } from 'vitest';
import { classifyRefusal } from '../../../main/accounts/keychain-errors.ts';

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
  ['Words that nobody has heard before', 'denied'],
] as const;

test.each([...documentedForMacOs, ...documentedForWindows, ...elsewhere])('“%s” is %s', (message, state) => {
  expect(classifyRefusal(message)).toBe(state);
});

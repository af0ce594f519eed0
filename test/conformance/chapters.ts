/** The whole table. */
import type { Chapter } from './row.ts';
import { appRows } from './rows/app.ts';
import { bridgeCallRows } from './rows/bridge-calls.ts';
import { bridgeValueRows } from './rows/bridge-values.ts';
import { contentsRows } from './rows/contents.ts';
import { ipcRows } from './rows/ipc.ts';
import { ipcValueRows } from './rows/ipc-values.ts';
import { launchRows } from './rows/launch.ts';
import { leavingRows } from './rows/leaving.ts';
import { menuRows } from './rows/menu.ts';
import { navigationRows } from './rows/navigation.ts';
import { netRows } from './rows/net.ts';
import { nodeRows } from './rows/node.ts';
import { notificationRows } from './rows/notification.ts';
import { permissionRows } from './rows/permissions.ts';
import { privilegeRows } from './rows/privileges.ts';
import { protocolRows } from './rows/protocol.ts';
import { shortcutRows } from './rows/shortcut.ts';
import { otherRows } from './rows/system.ts';
import { themeRows } from './rows/theme.ts';
import { imageRows, trayRows } from './rows/tray.ts';
import { visibilityRows } from './rows/visibility.ts';
import { windowRows } from './rows/window.ts';

export { unsaid } from './unsaid.ts';

export const chapters: readonly Chapter[] = [
  { name: 'tray', rows: trayRows },
  { name: 'image', rows: imageRows },
  { name: 'menu', rows: menuRows },
  { name: 'bridge, values', rows: bridgeValueRows },
  { name: 'bridge, calls', rows: bridgeCallRows },
  { name: 'ipc', rows: ipcRows },
  { name: 'ipc, values', rows: ipcValueRows },
  { name: 'window', rows: windowRows },
  { name: 'visibility', rows: visibilityRows },
  { name: 'contents', rows: contentsRows },
  { name: 'navigation', rows: navigationRows },
  { name: 'leaving', rows: leavingRows },
  { name: 'protocol', rows: protocolRows },
  { name: 'scheme', rows: privilegeRows },
  { name: 'permissions', rows: permissionRows },
  { name: 'notification', rows: notificationRows },
  { name: 'shortcut', rows: shortcutRows },
  { name: 'theme', rows: themeRows },
  { name: 'system', rows: otherRows },
  { name: 'net', rows: netRows },
  { name: 'app', rows: appRows },
  { name: 'launch', rows: launchRows },
  { name: 'node', rows: nodeRows },
];

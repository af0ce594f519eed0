/** macOS takes copy and paste from the application menu. Elsewhere the popup has none, nor its reload key. */
import { Menu } from 'electron';

export function setApplicationMenu(platform: NodeJS.Platform): void {
  const menu =
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null;
  Menu.setApplicationMenu(menu);
}

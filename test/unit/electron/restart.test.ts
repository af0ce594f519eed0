import { describe, expect, it } from 'vitest';
import { restartOptions } from '../../../main/electron/restart.ts';

describe('a restart', () => {
  it('is by hand: what hid the first start, or came with it, is left out', () => {
    const link = 'guestlist://invite?email=grace%40example.com';
    const argv = ['/opt/Guestlist/guestlist', '--hidden', '--user-data-dir=/home/ada/second', link];
    expect(restartOptions(argv, {})).toEqual({ args: ['--user-data-dir=/home/ada/second'] });
  });

  it('keeps the folder that an unpackaged Electron was given', () => {
    expect(restartOptions(['/node_modules/electron/dist/electron', '.', '--hidden'], {})).toEqual({
      args: ['.'],
    });
  });

  it('of an AppImage starts the file, not the mount that goes with the process', () => {
    const env = { APPIMAGE: '/home/ada/Guestlist.AppImage' };
    expect(restartOptions(['/tmp/.mount_Guestl/guestlist'], env)).toEqual({
      args: [],
      execPath: '/home/ada/Guestlist.AppImage',
    });
  });
});

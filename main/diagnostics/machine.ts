/** The machine and the runtime, in two lines. */
import { arch, homedir, release, type } from 'node:os';

export interface Machine {
  system: string;
  runtime: string;
  /** Its path often carries a person's name. */
  home: string;
}

export function thisMachine(): Machine {
  const { node, electron, chrome, sqlite } = process.versions;
  const desktop = [process.env['XDG_CURRENT_DESKTOP'], process.env['XDG_SESSION_TYPE']].filter(Boolean);
  const parts = [
    electron && `Electron ${electron}`,
    chrome && `Chromium ${chrome}`,
    `Node ${node}`,
    sqlite && `SQLite ${sqlite}`,
  ];
  return {
    system: [`${type()} ${release()} ${arch()}`, ...desktop].join(', '),
    runtime: parts.filter(Boolean).join(', '),
    home: homedir(),
  };
}

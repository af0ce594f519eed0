/**
 * Who may import whom: each room once, with the rooms and packages (`node`: Node's own) that it may use beside itself.
 * Dependencies point one way: a room uses what stands below it. `npm run lint` holds every import to this table
 * (scripts/check-rooms.ts); the drawing in ARCHITECTURE.md is made of it.
 */
import { type Room, room } from './rooms/room.ts';

export const rooms: readonly Room[] = [
  room('main/index.ts', 'entry under Electron', 'main/electron'),
  room(
    'main/serve.ts',
    'entry of the browser host',
    `main/browser main/app.ts main/accounts main/page main/storage main/serve-options.ts main/unsaved-words.ts
     main/give-back.ts main/ports.ts main/fault-facts.ts main/flags.ts preload`,
    'node',
  ),
  room('main/serve-options.ts', 'what was typed behind it', 'main/flags.ts', 'node'),
  room(
    'main/electron',
    'host: tray, popup, system',
    `main/app.ts main/accounts main/alerts main/page main/storage main/unsaved-words.ts
     main/give-back.ts main/ports.ts main/fault-facts.ts preload`,
    'node electron electron-menubar electron-store electron-updater',
  ),
  room(
    'main/browser',
    'host: page on loopback',
    `main/app.ts main/alerts main/ipc main/page main/storage main/http-server.ts
     main/ports.ts main/fault-facts.ts preload`,
    'node conf open',
  ),
  room('main/page', 'the built page', 'main/ports.ts main/fault-facts.ts preload', 'node'),
  room('main/unsaved-words.ts', 'what an end would lose', ''),
  room(
    'main/app.ts',
    'composition of the core',
    `main/accounts main/alerts main/clerk main/diagnostics main/invitations main/ipc main/sandbox main/storage
     main/ports.ts preload`,
  ),
  room('main/ipc', 'router', 'main/storage main/ports.ts main/fault-facts.ts preload', 'node'),
  room('main/diagnostics', 'the report', 'main/storage main/ports.ts preload', 'node'),
  room('main/alerts', 'notifications', 'main/ports.ts main/fault-facts.ts preload', 'node zod'),
  room(
    'main/invitations',
    'copy, sync, outbox, import',
    'main/accounts main/clerk main/storage main/ports.ts main/fault-facts.ts preload',
    'node zod',
  ),
  room(
    'main/accounts',
    'accounts and keychains',
    'main/clerk main/storage main/ports.ts preload',
    'node zod @napi-rs/keyring dbus-native',
  ),
  room('main/sandbox', 'a Clerk to try', 'main/flags.ts main/http-server.ts preload', 'node zod'),
  room('main/clerk', 'the Backend API', 'main/ports.ts preload', 'zod ky'),
  room('main/storage', 'files, databases, seals', 'main/ports.ts main/fault-facts.ts preload', 'node'),
  room('main/give-back.ts', 'memory back to the system', 'main/ports.ts main/fault-facts.ts', 'node'),
  room('main/http-server.ts', 'a server on loopback', '', 'node'),
  room('main/ports.ts', 'what a host brings', 'preload'),
  room('main/fault-facts.ts', 'what the log may know', ''),
  room('main/flags.ts', 'flags and their faults', '', 'node'),
  room('renderer', 'the page', 'preload', 'react react-dom lucide-react zod'),
  room('preload/index.ts', 'the bridge under Electron', 'preload', 'electron'),
  room('preload', 'the contract', '', 'zod'),
];

/** Entry of the tray application. */
import { startShell } from './electron/start.ts';

startShell();

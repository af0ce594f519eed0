/**
 * Loaded before each script of package.json (`node --import`). Plain JavaScript, because an older Node fails on the
 * first line of TypeScript with words that help nobody. Where the lock file brings a Node of its own (Linux and
 * Windows) npm scripts run on that one; elsewhere, macOS above all, the machine's Node has to be new enough.
 */
import { keepCompiled } from './compile-cache.mjs';

const needed = 24;

if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(
    `Guestlist runs on Node ${needed} or later and this is ${process.version}: install Node ${needed} from https://nodejs.org, then run the same npm command again.\n`,
  );
  process.exit(2);
}

keepCompiled(new URL('../node_modules/.cache/compiled', import.meta.url));

/** `npm run sandbox`. */
import { endWithParent } from './end-with-parent.ts';

endWithParent();
await import('../main/sandbox/cli.ts');

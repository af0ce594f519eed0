/** Main as `npm run dev` runs it: straight from its sources, and never longer than what started it. */
import { endWithParent } from '../end-with-parent.ts';

endWithParent();
await import('../../main/serve.ts');

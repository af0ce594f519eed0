/** `npm run serve`: builds what is stale, then serves. */
import { importBuiltServe } from './built.ts';
import { endWithParent } from './end-with-parent.ts';

endWithParent();
await importBuiltServe();

/** `npm run serve`: builds what is stale, then serves. */
import { importBuiltServe } from './built.ts';

await importBuiltServe();

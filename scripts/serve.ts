/** `npm run serve`: builds what is stale, then serves. */
import './end-with-parent.mjs';
import { becomeBuiltServe } from './built.ts';

await becomeBuiltServe();

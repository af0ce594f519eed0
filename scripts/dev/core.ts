/** Main as `npm run dev` runs it: straight from its sources, and never longer than what started it. */
import '../end-with-parent.mjs';

await import('../../main/serve.ts');

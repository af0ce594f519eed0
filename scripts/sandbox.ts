/** `npm run sandbox`. */
import './end-with-parent.mjs';

await import('../main/sandbox/cli.ts');

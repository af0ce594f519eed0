/** The stand-in as Electron offers itself: our own code takes names from it, libraries its default export. */
import * as electron from './module.ts';

export * from './module.ts';
// biome-ignore lint/style/noDefaultExport: electron-store does `import electron from 'electron'`.
export default electron;

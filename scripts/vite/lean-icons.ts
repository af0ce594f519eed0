/**
 * Lucide's icons drawn by renderer/ui/lucide-icon.ts: their own component reads a context, merges classes and builds
 * its attributes anew for each of the three icons of every row, and weighs as much as all the icons that are used.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const component = resolve(import.meta.dirname, '../../renderer/ui/lucide-icon.ts');
const ofLucide = /lucide-react\/dist\/esm\/icons\/[\w-]+\.mjs$/;
const theirs = /import createLucideIcon from [^;]+;/;
/** For React's lists and for classes, of which these have none. */
const unused = /, key: "\w+"|^ {2}(?:name|size): .*,\n/gm;

export const leanIcons: Plugin = {
  name: 'lean-icons',
  transform: {
    filter: { id: ofLucide, code: 'const __iconData' },
    handler(code) {
      if (!theirs.test(code)) this.error('An icon of Lucide is not made as it used to be.');
      const ours = `import { createLucideIcon } from ${JSON.stringify(component)};`;
      return { code: code.replace(theirs, ours).replace(unused, ''), map: null };
    },
  },
};

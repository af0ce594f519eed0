/**
 * The page's entry, and a small one: the first questions leave, and what the document was drawn with is painted, before
 * React and all else is compiled (first-drawing/draw.tsx).
 */
import './bootstrap/bootstrap.ts';
import { afterPainting } from './ui/painted.ts';

// Not awaited here: the page imports what is built into this script, and would wait for its end.
const draw = () => void import('./main.tsx');

function begin(): void {
  if (document.getElementById('first-drawing')) afterPainting(draw);
  else draw();
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
else begin();

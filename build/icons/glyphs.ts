/**
 * The drawings. One glyph on a 16×16 grid: a guest list, and per state a mark that can be told apart without
 * colour. `ink` is what is drawn, `hole` is what is cut out of it, so that a mark stays clear of the list.
 */
import type { TrayState } from '../../main/electron/tray/state.ts';

/** The light glyph is for dark bars, the dark one for light bars. */
export const tones = { light: '#ffffff', dark: '#1b1b1f' } as const;

interface Glyph {
  /** Shapes filled with the ink. */
  ink: string;
  /** Shapes cut out of what is below them. */
  hole?: string;
  /** Shapes filled with the ink, on top of the holes. */
  mark?: string;
}

/** A sheet with three lines of names, its lower right corner free for a mark. */
const sheet =
  'M3.5 1h9A1.5 1.5 0 0 1 14 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 13.5v-11A1.5 1.5 0 0 1 3.5 1z';
const dot = (y: number) => `<circle cx="5" cy="${y}" r="1"/>`;
// Rows on whole pixels of the 16 pixel grid: half a pixel is a blur.
const name = (y: number) => `<rect x="7" y="${y - 1}" width="5" height="2" rx="1"/>`;
const names = [4, 8, 12].map((y) => dot(y) + name(y)).join('');
const badge = '<circle cx="11.25" cy="11.25" r="5"/>';

export const glyphs: Record<TrayState, Glyph> = {
  idle: { ink: `<path d="${sheet}"/>`, hole: names },
  syncing: {
    ink: `<path d="${sheet}"/>`,
    hole: names + badge,
    mark:
      '<g fill="none" stroke-width="1.4" stroke-linecap="round"><path class="line" d="M8 10.6a3.4 3.4 0 0 1 6-1.4"/>' +
      '<path class="line" d="M14.6 12a3.4 3.4 0 0 1-6 1.4"/></g>' +
      '<path d="M15.2 7.2v3.2H12zM7.4 15.4v-3.2h3.2z"/>',
  },
  offline: {
    ink: `<path d="${sheet}"/>`,
    hole: `${names}<path d="M.2 2.6 2.6.2 15.8 13.4 13.4 15.8z"/>`,
    mark: '<path d="M.9 1.9 1.9.9 15.1 14.1 14.1 15.1z"/>',
  },
  attention: {
    ink: `<path d="${sheet}"/>`,
    hole: `${names}<path d="M11.5 4.6 17.4 16H5.6z"/>`,
    mark: '<path fill-rule="evenodd" d="M11.5 6.8 15.8 15H7.2zM11 9.5h1v3h-1zM11 13.2h1v1h-1z"/>',
  },
  'no-account': {
    ink: `<path fill-rule="evenodd" d="${sheet}M4 3v10h8V3z"/>`,
    mark: '<path d="M7 5h2v2h2v2H9v2H7V9H5V7h2z"/>',
  },
};

/** One glyph in one colour as a document of its own. */
export function glyphSvg(state: TrayState, color: string): string {
  const { ink, hole = '', mark = '' } = glyphs[state];
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">',
    `<title>${state}</title>`,
    `<style>.ink,.mark{fill:${color}}.line{stroke:${color};fill:none}</style>`,
    `<mask id="cut"><rect width="16" height="16" fill="#fff"/><g fill="#000">${hole}</g></mask>`,
    `<g class="ink" mask="url(#cut)">${ink}</g><g class="mark">${mark}</g></svg>`,
  ].join('\n');
}

/**
 * The glyph for a bar of unknown colour: light, and whatever is cut out of it or lies around it dark. On a dark bar the
 * sheet shows, on a light one its outline, lines and mark.
 */
export function twoToneSvg(state: TrayState, light: string, dark: string): string {
  const { ink, hole = '', mark = '' } = glyphs[state];
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">',
    `<title>${state}</title>`,
    `<style>.under{fill:${dark};stroke:${dark};stroke-width:2;stroke-linejoin:round}.ink,.mark{fill:${light}}.mark .line{stroke:${light};fill:none}</style>`,
    `<mask id="cut"><rect width="16" height="16" fill="#fff"/><g fill="#000">${hole}</g></mask>`,
    `<path class="under" d="${sheet}"/><g fill="${dark}">${hole}</g>`,
    `<g class="ink" mask="url(#cut)">${ink}</g><g class="mark">${mark}</g></svg>`,
  ].join('\n');
}

/** The application's icon on a 1024 grid: the idle sheet on a rounded square, within Apple's margins. */
export function appIconSvg(): string {
  const { ink, hole = '' } = glyphs.idle;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024" width="1024" height="1024">',
    '<title>Guestlist</title>',
    '<defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">',
    '<stop offset="0" stop-color="#7c5cff"/><stop offset="1" stop-color="#4b2fd6"/></linearGradient></defs>',
    '<rect x="100" y="100" width="824" height="824" rx="185" fill="url(#ground)"/>',
    '<mask id="cut"><rect width="16" height="16" fill="#fff"/>',
    `<g fill="#000">${hole}</g></mask>`,
    `<g transform="translate(224 224) scale(36)" fill="#fff"><g mask="url(#cut)">${ink}</g></g></svg>`,
  ].join('\n');
}

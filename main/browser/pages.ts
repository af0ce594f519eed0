/** What a person reads when the loopback page cannot be shown. No scripts, one style, nothing from the request. */
import { createHash } from 'node:crypto';

/** The colours of renderer/styles/tokens.css, in the theme of the system: there is no session that would know another. */
const style =
  ':root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f4f4f6,#0e0e11);color:light-dark(#19191d,#ededf0);font:.875rem/1.55 system-ui,-apple-system,"Segoe UI",Inter,Cantarell,Ubuntu,"Noto Sans","Liberation Sans",sans-serif}main{box-sizing:border-box;max-width:26rem;margin:1rem;padding:1.5rem;background:light-dark(#fff,#17171b);border:1px solid light-dark(#e5e5ea,#2a2a31);border-radius:.75rem}h1{margin:0 0 .5rem;font-size:1.125rem;line-height:1.35}p{margin:0;color:light-dark(#5a5a66,#a5a5b1);overflow-wrap:anywhere}code{color:light-dark(#19191d,#ededf0);font-family:ui-monospace,"Noto Sans Mono","Liberation Mono",monospace}';

/** Of these pages: their one style, by its hash, and nothing from anywhere. */
export const barePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

function page(title: string, text: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${title} · Guestlist</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}

export const noSessionPage = page(
  'Open Guestlist from its link',
  'This page needs the one-time link that Guestlist prints when it starts. Press Enter in the terminal where Guestlist runs for a new one, or start it again.',
);

/** After a link that was good: the browser came back without the cookie that it had just been given. */
export const noCookiePage = page(
  'This browser keeps no cookie for 127.0.0.1',
  'The link was good, but the session behind it lives in a cookie, and the browser did not keep it. Allow cookies for 127.0.0.1 in its settings, or use another browser; then press Enter in the terminal where Guestlist runs for a new link.',
);

/** For a request under another name or through another port. `authority` is ours: `127.0.0.1` and the port. */
export function otherAddressPage(authority: string): string {
  const port = authority.split(':').at(-1);
  return page(
    'Open Guestlist under its own address',
    `It answers as http://${authority} alone: not as localhost, and not through another port. Put 127.0.0.1 in the place of localhost. To reach it from another machine, forward the same port, as with <code>ssh -L ${port}:127.0.0.1:${port}</code>; <code>npm run serve -- --port N</code> chooses which.`,
  );
}

export const usedLinkPage = page(
  'This link has been used, or is too old',
  'A link opens Guestlist once, within a minute. Press Enter in the terminal where Guestlist runs for a new one, or start it again.',
);

export const refusedPage = page(
  'Guestlist did not answer this request',
  'It did not come from Guestlist itself or from the address bar. Open Guestlist from the link it prints when it starts.',
);

export const waitPage = page('Too many attempts', 'Wait a minute, then open Guestlist from a new link.');

/**
 * A launch link followed from elsewhere (the file that opens the browser counts as another site) is refused and
 * left unused; the page then asks again as its own origin, which is a same-origin navigation.
 */
export const askAgainPage = page(
  'Opening Guestlist…',
  'If nothing happens, reload this page.',
  '<meta http-equiv="refresh" content="0">',
);

/** What a person reads when the loopback page cannot be shown. No scripts, no styles, nothing from the request. */

function page(title: string, text: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${title} · Guestlist</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
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

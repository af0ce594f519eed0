/** What the fake main needs of `node:url` where it runs in a page; letters stay as they are written. */

export const domainToASCII = (domain: string): string => {
  const address = `http://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
};

export const domainToUnicode = (domain: string): string => domain;

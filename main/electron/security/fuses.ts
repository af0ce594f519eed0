/**
 * The fuses that electron-builder burns into the binary (checklist item 19). electron-builder.yml repeats them; a
 * test holds the two together. Playwright needs the inspector: only the e2e variant has that one fuse on.
 */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

export const e2eFuses = { ...fuses, enableNodeCliInspectArguments: true } as const;

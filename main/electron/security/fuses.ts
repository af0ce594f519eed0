/**
 * The fuses that electron-builder burns into the binary (checklist item 19). electron-builder.yml repeats them; a
 * test holds the two together. Cookie encryption stays as it is: there are no cookies, and it would ask for the
 * keychain. Playwright needs the inspector: only the e2e variant has that one fuse on.
 */
export const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

export const e2eFuses = { ...fuses, enableNodeCliInspectArguments: true } as const;

/** What asks for a key, in one script: who has connected does not see it when the page opens. */
export { KeyForm } from './KeyForm.tsx';
export { NeedsKey } from './NeedsKey.tsx';
export { TrySandbox, Welcome } from './Welcome.tsx';

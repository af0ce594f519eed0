/** What an instance with more than its application needs, in one script: most people see none of it. */
export { AudienceButton } from './AudienceButton.tsx';
export { AudienceSheet } from './AudienceSheet.tsx';
export { AudienceSwitch } from './AudienceSwitch.tsx';
export { chooseNext } from './choosing.ts';

/** The options of an invitation as they stand in the form, and how they become drafts. Pure. */

import type { Draft } from '../../preload/invitation.ts';
import { expiryDays, isRedirectUrl, type templateSlugs } from '../../preload/invitation-rules.ts';
import type { Preset } from '../../preload/settings.ts';
import { optionsCopy } from '../copy/invite.ts';
import { parseMetadata } from './parse-metadata.ts';

export interface InviteOptions {
  /** As typed. Empty: Clerk's default of 30. */
  days: string;
  redirectUrl: string;
  notify: boolean;
  ignoreExisting: boolean;
  template: (typeof templateSlugs)[number];
  /** JSON as typed. */
  metadata: string;
}

export const defaultOptions: InviteOptions = {
  days: '',
  redirectUrl: '',
  notify: true,
  ignoreExisting: false,
  template: 'invitation',
  metadata: '',
};

export interface OptionProblems {
  days?: string;
  redirectUrl?: string;
  metadata?: string;
}

/** The number of days, or null when what was typed is not one that Clerk takes. */
export function daysOf(text: string): number | null {
  if (text.trim() === '') return expiryDays.default;
  const days = Number(text);
  return Number.isInteger(days) && days >= expiryDays.min && days <= expiryDays.max ? days : null;
}

/** One sentence for each option that cannot be sent as it stands. */
export function optionProblems(options: InviteOptions): OptionProblems {
  const problems: OptionProblems = {};
  if (daysOf(options.days) === null) problems.days = optionsCopy.expiresWrong;
  const url = options.redirectUrl.trim();
  if (url !== '' && !isRedirectUrl(url)) {
    problems.redirectUrl = optionsCopy.redirectWrong;
  }
  const metadata = parseMetadata(options.metadata);
  if (!metadata.ok) problems.metadata = optionsCopy.metadataProblems[metadata.problem](metadata.at);
  return problems;
}

/** Only what differs from Clerk's defaults. Options must be without problems. */
export function toDraftOptions(options: InviteOptions): Omit<Draft, 'emailAddress'> {
  const metadata = parseMetadata(options.metadata);
  const days = options.days.trim() === '' ? null : daysOf(options.days);
  const redirectUrl = options.redirectUrl.trim();
  return {
    ...(metadata.ok && metadata.value ? { publicMetadata: metadata.value } : {}),
    ...(redirectUrl ? { redirectUrl } : {}),
    ...(options.notify ? {} : { notify: false }),
    ...(options.ignoreExisting ? { ignoreExisting: true } : {}),
    ...(days === null ? {} : { expiresInDays: days }),
    ...(options.template === 'invitation' ? {} : { templateSlug: options.template }),
  };
}

/** Options must be without problems. */
export function toDraft(emailAddress: string, options: InviteOptions): Draft {
  return { emailAddress, ...toDraftOptions(options) };
}

/** In the order of their words. `takes`: those that Clerk takes. */
const allOptions = Object.keys(defaultOptions) as (keyof InviteOptions)[];

/** The preset by its name, and what differs from the defaults, in a few words for the closed disclosure. */
export function optionsSummary(
  options: InviteOptions,
  chosen: Pick<Preset, 'name'> | null = null,
  takes: readonly (keyof InviteOptions)[] = allOptions,
): string[] {
  const { summary } = optionsCopy;
  const days = options.days.trim() === '' ? null : daysOf(options.days);
  const words: Record<keyof InviteOptions, string> = {
    days: days === null ? '' : summary.days(days),
    redirectUrl: options.redirectUrl.trim() ? summary.redirect : '',
    notify: options.notify ? '' : summary.silent,
    ignoreExisting: options.ignoreExisting ? summary.ignoreExisting : '',
    template: options.template === 'invitation' ? '' : summary.waitlist,
    metadata: options.metadata.trim() ? summary.metadata : '',
  };
  const taken = allOptions.filter((option) => takes.includes(option));
  return [chosen?.name ?? '', ...taken.map((option) => words[option])].filter(Boolean);
}

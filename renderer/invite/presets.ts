/** Options kept under a name. Pure. */
import type { Preset } from '../../preload/settings.ts';
import { defaultOptions, type InviteOptions } from './options.ts';

/** A preset's options as they stand in the form. */
export function formOptions({ options }: Preset): InviteOptions {
  const { expiresInDays, redirectUrl, notify, ignoreExisting, templateSlug, publicMetadata } = options;
  return {
    days: expiresInDays === undefined ? '' : String(expiresInDays),
    redirectUrl: redirectUrl ?? '',
    notify: notify ?? true,
    ignoreExisting: ignoreExisting ?? false,
    template: templateSlug ?? 'invitation',
    metadata: publicMetadata === undefined ? '' : JSON.stringify(publicMetadata, null, 2),
  };
}

/** What an account starts with: its default preset, or Clerk's own defaults. */
export function startingOptions(presets: readonly Preset[], accountId: string): InviteOptions {
  const preset = presets.find(({ defaultFor }) => defaultFor.includes(accountId));
  return preset ? formOptions(preset) : defaultOptions;
}

/** Whether two forms say the same. */
export function sameOptions(one: InviteOptions, other: InviteOptions): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** An account has one default at most. */
export function withDefault(
  presets: readonly Preset[],
  id: string,
  accountId: string,
  on: boolean,
): Preset[] {
  return presets.map((preset) => {
    const others = preset.defaultFor.filter((each) => each !== accountId);
    return { ...preset, defaultFor: on && preset.id === id ? [...others, accountId] : others };
  });
}

/** The same name again means the same preset, whatever its case. */
export function withSaved(presets: readonly Preset[], name: string, options: Preset['options']): Preset[] {
  const same = presets.find((preset) => preset.name.toLowerCase() === name.toLowerCase());
  if (same) return presets.map((preset) => (preset === same ? { ...same, name, options } : preset));
  return [...presets, { id: crypto.randomUUID(), name, options, defaultFor: [] }];
}

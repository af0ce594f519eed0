/** Options kept under a name. Pure. */
import type { OrganizationChoice } from '../../preload/audience.ts';
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

/** Into which organization an account starts to invite; null: where it invited to last. */
export function startingInto(presets: readonly Preset[], accountId: string): OrganizationChoice | null {
  return presets.find(({ defaultFor }) => defaultFor.includes(accountId))?.into ?? null;
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
export function withSaved(
  presets: readonly Preset[],
  name: string,
  { options, into }: Pick<Preset, 'options' | 'into'>,
): Preset[] {
  const saved = { name, options, ...(into && { into }) };
  const same = presets.find((preset) => preset.name.toLowerCase() === name.toLowerCase());
  if (!same) return [...presets, { id: crypto.randomUUID(), ...saved, defaultFor: [] }];
  const { id, defaultFor } = same;
  return presets.map((preset) => (preset === same ? { id, ...saved, defaultFor } : preset));
}

/** Options under a name: there and back, one default an account, one preset a name. */
import { describe, expect, it } from 'vitest';
import { type Preset, presetSchema } from '../../../preload/settings.ts';
import { defaultOptions, type InviteOptions, toDraftOptions } from '../../../renderer/invite/options.ts';
import { formOptions, startingOptions, withDefault, withSaved } from '../../../renderer/invite/presets.ts';

const full: InviteOptions = {
  days: '7',
  redirectUrl: 'https://app.example/welcome',
  notify: false,
  ignoreExisting: true,
  template: 'waitlist_invitation',
  metadata: '{\n  "role": "editor"\n}',
};

function aPreset(part: Partial<Preset> = {}): Preset {
  return { id: 'p1', name: 'Editors', options: toDraftOptions(full), defaultFor: [], ...part };
}

describe('presets', () => {
  it.each([
    ['every option', full],
    ['none', defaultOptions],
  ])('bring back %s as it stood in the form', (_name, options) => {
    const preset = aPreset({ options: toDraftOptions(options) });
    expect(presetSchema.safeParse(preset).success).toBe(true);
    expect(formOptions(preset)).toEqual(options);
  });

  it('are refused with an address in them', () => {
    const preset = { ...aPreset(), options: { emailAddress: 'ada@example.com' } };
    expect(presetSchema.safeParse(preset).success).toBe(false);
  });

  it('give an account one default at most, and leave the others theirs', () => {
    const presets = [aPreset({ defaultFor: ['a', 'b'] }), aPreset({ id: 'p2', name: 'Guests' })];
    const moved = withDefault(presets, 'p2', 'a', true);
    expect(moved.map(({ defaultFor }) => defaultFor)).toEqual([['b'], ['a']]);
    expect(startingOptions(moved, 'b')).toEqual(full);
    expect(startingOptions(withDefault(moved, 'p1', 'b', false), 'b')).toEqual(defaultOptions);
  });

  it('are replaced by the same name, whatever its case', () => {
    const presets = withSaved([aPreset({ defaultFor: ['a'] })], 'editors', { options: {} });
    expect(presets).toEqual([{ id: 'p1', name: 'editors', options: {}, defaultFor: ['a'] }]);
    expect(withSaved(presets, 'Guests', { options: {} }).map(({ name }) => name)).toEqual([
      'editors',
      'Guests',
    ]);
  });
});

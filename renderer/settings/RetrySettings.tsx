import type { ReactNode } from 'react';
import type { RetryPolicy } from '../../preload/settings.ts';
import { settingsCopy } from '../copy/settings.ts';
import { Toggle } from '../ui/Field.tsx';
import { NumberField } from './NumberField.tsx';

/** The SDKs' own knobs, in seconds and minutes instead of milliseconds. */
export function RetrySettings({
  policy,
  onChange,
}: {
  policy: RetryPolicy;
  onChange: (policy: RetryPolicy) => void;
}): ReactNode {
  const set = (part: Partial<RetryPolicy>) => onChange({ ...policy, ...part });
  const { units } = settingsCopy;
  return (
    <>
      <Toggle
        label={settingsCopy.strategy}
        hint={settingsCopy.strategyHint}
        checked={policy.strategy === 'backoff'}
        onChange={(on) => set({ strategy: on ? 'backoff' : 'none' })}
      />
      {policy.strategy === 'backoff' ? (
        <div className="settings-grid">
          <NumberField
            label={settingsCopy.initialInterval}
            unit={units.seconds}
            value={policy.initialIntervalMs / 1000}
            min={0.1}
            max={3600}
            onChange={(seconds) => set({ initialIntervalMs: Math.round(seconds * 1000) })}
          />
          <NumberField
            label={settingsCopy.maxInterval}
            unit={units.seconds}
            value={policy.maxIntervalMs / 1000}
            min={0.1}
            max={3600}
            onChange={(seconds) => set({ maxIntervalMs: Math.round(seconds * 1000) })}
          />
          <NumberField
            label={settingsCopy.exponent}
            unit={units.times}
            value={policy.exponent}
            min={1}
            max={10}
            onChange={(exponent) => set({ exponent })}
          />
          <NumberField
            label={settingsCopy.maxElapsed}
            unit={units.minutes}
            value={policy.maxElapsedMs / 60_000}
            min={0}
            max={1440}
            onChange={(minutes) => set({ maxElapsedMs: Math.round(minutes * 60_000) })}
          />
          <Toggle
            label={settingsCopy.retryConnectionErrors}
            checked={policy.retryConnectionErrors}
            onChange={(retryConnectionErrors) => set({ retryConnectionErrors })}
          />
        </div>
      ) : null}
    </>
  );
}

import { type ReactNode, useId } from 'react';
import type { Account, Accounts } from '../../preload/account.ts';
import type { Settings } from '../../preload/settings.ts';
import { defaultSettings } from '../../preload/settings-defaults.ts';
import { AccountSettings } from '../accounts/AccountSettings.tsx';
import { KeychainButtons } from '../accounts/KeychainButtons.tsx';
import { accountsCopy } from '../copy/accounts.ts';
import { exportCopy } from '../copy/import.ts';
import { diagnosticsCopy, notificationCopy, resetCopy, settingsCopy } from '../copy/settings.ts';
import { vaultOf, vaultWords } from '../copy/vault.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { ShellSettings } from '../shell/ShellSettings.tsx';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useResource } from '../state/use-resource.ts';
import { useStatus } from '../status/status-context.ts';
import { Button } from '../ui/Button.tsx';
import { Field, Toggle } from '../ui/Field.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ExportSettings } from './ExportSettings.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';
import { ResetSettings } from './ResetSettings.tsx';
import { RetrySettings } from './RetrySettings.tsx';
import './settings.css';

interface SettingsModalProps {
  open: boolean;
  onClose: () => void;
  accounts: Accounts;
  current: Account;
  settings: Settings;
  onSettings: (settings: Settings) => void;
  /** Whether the current account's copy survives a restart; null while that is not known. */
  durable: boolean | null;
  onAdd: () => void;
  onVault: () => void;
}

export function SettingsModal(props: SettingsModalProps): ReactNode {
  const { open, onClose, accounts, current, settings, onSettings, durable, onAdd, onVault } = props;
  const guestlist = useGuestlist();
  const told = useTold();
  const { say } = useStatus();
  const info = useResource('info', ({ app }) => app.info({}), []);
  async function set(part: Partial<Settings>): Promise<void> {
    const saved = told(await guestlist.settings.set(part));
    if (saved) onSettings(saved);
  }
  async function reset(): Promise<void> {
    const { presets, shortcut } = settings;
    await set({ ...defaultSettings, presets, shortcut });
    say(resetCopy.done, 'success');
  }
  async function copyDiagnostics(): Promise<void> {
    if (told(await guestlist.shell.copyDiagnostics({}))) say(diagnosticsCopy.copied, 'success');
  }
  return (
    <Sheet title={settingsCopy.title} open={open} onClose={onClose}>
      <Section title={settingsCopy.accounts}>
        <ul className="accounts">
          {accounts.accounts.map((account) => (
            <AccountSettings
              key={account.id}
              account={account}
              presets={settings.presets}
              onPresets={(presets) => void set({ presets })}
              vault={vaultOf(accounts)}
              onVault={onVault}
            />
          ))}
        </ul>
        <Button onClick={onAdd}>{accountsCopy.addAccount}</Button>
      </Section>
      <Section title={settingsCopy.appearance}>
        <Theme value={settings.theme} onChange={(theme) => void set({ theme })} />
      </Section>
      <ShellSettings />
      <Section title={notificationCopy.title}>
        <NotificationSettings
          settings={settings}
          inBrowser={info.value?.host === 'browser'}
          onChange={(part) => void set(part)}
        />
      </Section>
      <Section title={settingsCopy.checking}>
        <Interval
          value={settings.refreshIntervalSeconds}
          onChange={(refreshIntervalSeconds) => void set({ refreshIntervalSeconds })}
        />
      </Section>
      <Section title={settingsCopy.sending}>
        <Toggle
          label={settingsCopy.metadataByBulk}
          hint={settingsCopy.metadataByBulkHint}
          checked={settings.metadataByBulk}
          onChange={(metadataByBulk) => void set({ metadataByBulk })}
        />
      </Section>
      <Section title={settingsCopy.retries}>
        <RetrySettings policy={settings.retryPolicy} onChange={(retryPolicy) => void set({ retryPolicy })} />
      </Section>
      <Section title={settingsCopy.storage}>
        <p>{vaultWords(accounts.vault, accounts.keychain.provider).explanation}</p>
        {accounts.vault === 'ready' ? null : (
          <KeychainButtons look="quiet" vault={vaultOf(accounts)} onVault={onVault} />
        )}
        {durable === null ? null : (
          <p>{durable ? settingsCopy.storageDurable : settingsCopy.storageMemory}</p>
        )}
      </Section>
      <Section title={exportCopy.title}>
        <p>{exportCopy.text(current.label)}</p>
        <ExportSettings accountId={current.id} />
      </Section>
      <Section title={diagnosticsCopy.title}>
        <p>{diagnosticsCopy.text}</p>
        <Button onClick={() => void copyDiagnostics()}>{diagnosticsCopy.button}</Button>
      </Section>
      <ResetSettings onReset={() => void reset()} />
      {info.value ? (
        <p className="settings-about">{settingsCopy.about(info.value.version, info.value.host)}</p>
      ) : null}
    </Sheet>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id} data-then="input, select, button">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Theme({
  value,
  onChange,
}: {
  value: Settings['theme'];
  onChange: (theme: Settings['theme']) => void;
}): ReactNode {
  const name = useId();
  const themes = ['system', 'light', 'dark'] as const;
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{settingsCopy.theme}</legend>
      {themes.map((theme) => (
        <label key={theme} className="segment">
          <input type="radio" name={name} checked={value === theme} onChange={() => onChange(theme)} />
          <span>{settingsCopy.themes[theme]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Interval({ value, onChange }: { value: number; onChange: (seconds: number) => void }): ReactNode {
  const offered: Record<number, string> = settingsCopy.intervals;
  const seconds = Object.keys(offered).map(Number);
  return (
    <Field label={settingsCopy.refreshInterval}>
      {(wiring) => (
        <select
          {...wiring}
          className="input select"
          value={value}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {[...new Set([...seconds, value])].map((each) => (
            <option key={each} value={each}>
              {offered[each] ?? settingsCopy.seconds(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/**
 * Windows that the provider opens to ask the person. A prompt is called, and says later, by a signal, how it ended:
 * https://specifications.freedesktop.org/secret-service-spec/latest/prompts.html
 */
import { BusError, disconnected, type SessionBus } from './session-bus.ts';

/** The person, or a desktop without anyone to ask, sent the window away. */
export class PromptDismissed extends Error {
  override readonly name = 'PromptDismissed';
}

const completed = 'org.freedesktop.Secret.Prompt.Completed';
const ownerChanged = 'org.freedesktop.DBus.NameOwnerChanged';

/**
 * Opens the prompt and resolves to what it brought, as late as the person answers. Rejects with
 * {@link PromptDismissed}, or with `BusError` when the provider ends or the bus does: then nobody will answer.
 */
export async function openPrompt(bus: SessionBus, to: string, path: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const gone = () => reject(new BusError(disconnected, 'The keychain ended while its window was open.'));
  const stop = bus.onSignal((signal) => {
    if (signal.name === ownerChanged) gone();
    if (signal.name !== completed || signal.path !== path) return;
    const [dismissed, result] = signal.body;
    if (dismissed === true) reject(new PromptDismissed('The window of the keychain was closed.'));
    else resolve(result);
  });
  bus.onClosed(gone);
  // Some end the prompt before they answer the call, so it is listened for first; and rejected only when awaited.
  promise.catch(() => undefined);
  try {
    await bus.call({ to, path, method: 'org.freedesktop.Secret.Prompt.Prompt', signature: 's', body: [''] });
    return await promise;
  } finally {
    stop();
  }
}

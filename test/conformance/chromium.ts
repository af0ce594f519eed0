/** The Chromium that shows the stand-in's windows. */
import { ensureRequirements } from '../../scripts/requirements.ts';

export async function ensureChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  return given ?? (await ensureRequirements()).chromium;
}

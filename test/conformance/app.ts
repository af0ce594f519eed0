/** The application under test: plays every row on whatever host runs it, and writes down what came of each. */
import { writeFileSync } from 'node:fs';
import { app, protocol } from 'electron';
import { chapters } from './chapters.ts';
import type { Row, Seen } from './row.ts';
import { keepHandler } from './rows/answering.ts';
import { listenToPages, Stage } from './stage.ts';

const page = `<!doctype html><meta charset="utf-8"><title>Check</title><p id="text">check</p><script>
stage.listen(async (id, source, args) => {
  try {
    const value = await (0, eval)('(' + source + ')')(...args);
    stage.done(id, true, JSON.stringify(value === undefined ? null : value));
  } catch (error) {
    stage.done(id, false, String(error && error.message || error));
  }
});
</script>`;

/** Milliseconds that one row may take. */
const patience = 20_000;

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
}

async function play(row: Row, stage: Stage): Promise<string> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('It takes too long.')), patience);
  try {
    await Promise.race([row.check(stage), late.promise]);
    return '';
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)) || 'It did not hold.';
  } finally {
    clearTimeout(timer);
    stage.clear();
  }
}

async function run(): Promise<void> {
  await app.whenReady();
  const answer = () => new Response(page, { headers: { 'content-type': 'text/html' } });
  protocol.handle('check', answer);
  keepHandler(answer);
  listenToPages();
  const stage = new Stage(setting('CONFORMANCE_PRELOAD'), JSON.parse(setting('CONFORMANCE_COMMAND')));
  const only = process.env['CONFORMANCE_ONLY'] ?? '';
  const seen: Seen[] = [];
  for (const { name, rows } of chapters) {
    for (const row of rows.filter(({ says }) => `${name} ${says}`.includes(only))) {
      const here = row.on === undefined || row.on.includes(process.platform);
      const error = here ? await play(row, stage) : '';
      const outcome = here ? (error === '' ? 'held' : 'broke') : 'elsewhere';
      seen.push({ chapter: name, says: row.says, outcome, error });
      writeFileSync(setting('CONFORMANCE_REPORT'), JSON.stringify(seen));
    }
  }
  app.exit(0);
}

app.on('window-all-closed', () => undefined);
protocol.registerSchemesAsPrivileged([
  { scheme: 'check', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: 'loose', privileges: {} },
]);
void run();

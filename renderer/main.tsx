/** Finds the page's host and draws. The base styles come first, so that those of a part overrule them. */
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { CrashBoundary } from './app/CrashBoundary.tsx';
import { bootstrap } from './bootstrap/bootstrap.ts';
import { doEarlyActs } from './bootstrap/early-acts.ts';
import { loadInitialData } from './bootstrap/initial-data.ts';
import { connectHost } from './host/connect-host.ts';
import { HostContext } from './state/guestlist-context.ts';
import { StatusProvider } from './status/StatusProvider.tsx';
import { keepClicks } from './ui/keep-clicks.ts';
import { keepFocus } from './ui/keep-focus.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place to draw in.');

const host = { ...connectHost(bootstrap.stream), initial: await loadInitialData(bootstrap) };

keepFocus(root);
keepClicks();
const page = createRoot(root);
// At once: React would come back to it after the browser has painted a page with nothing on it. In the same frame it
// takes the place of what the document was drawn with.
flushSync(() =>
  page.render(
    <StrictMode>
      <HostContext value={host}>
        <StatusProvider>
          <CrashBoundary>
            <App />
          </CrashBoundary>
        </StatusProvider>
      </HostContext>
    </StrictMode>,
  ),
);
document.getElementById('first-drawing')?.remove();
void doEarlyActs();

import { Link2Off, PlugZap, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { appCopy, connectionCopy } from '../copy/app.ts';
import type { ConnectionState } from '../host/connection.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type Broken = Exclude<ConnectionState, 'connected'>;

const icons: Record<Broken, ReactNode> = {
  gone: <PlugZap size={22} />,
  'session-ended': <Link2Off size={22} />,
  outdated: <RefreshCw size={22} />,
};

/** The page has nothing behind it: says what happened, and how it goes on. */
export function ConnectionScreen({ state }: { state: Broken }): ReactNode {
  const { title, text, action } = connectionCopy[state];
  return (
    <main className="connection">
      <h1 className="visually-hidden">{appCopy.name}</h1>
      <div role="alert">
        <EmptyState icon={icons[state]} title={title} text={text}>
          {action ? (
            <Button look="primary" onClick={() => location.reload()}>
              {action}
            </Button>
          ) : null}
        </EmptyState>
      </div>
    </main>
  );
}

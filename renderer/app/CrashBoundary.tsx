import { RefreshCw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { appCopy, crashCopy } from '../copy/app.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Words instead of a blank page when a view throws. React has no other way than a class. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <main className="connection">
        <h1 className="visually-hidden">{appCopy.name}</h1>
        <div role="alert">
          <EmptyState icon={<RefreshCw size={22} />} title={crashCopy.title} text={crashCopy.text}>
            <Button look="primary" onClick={() => location.reload()}>
              {crashCopy.action}
            </Button>
          </EmptyState>
        </div>
      </main>
    );
  }
}

import type { ReactNode } from 'react';
import './empty-state.css';

/** A place with nothing in it says why, and what to do. */
export function EmptyState({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <div className="empty-icon" aria-hidden>
        {icon}
      </div>
      <h2 className="empty-title">{title}</h2>
      <p className="empty-text">{text}</p>
      {children}
    </div>
  );
}

/** Stands in for rows that are on their way. */
export function Skeleton({ rows, label }: { rows: number; label: string }): ReactNode {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={index} className="skeleton-row" />
      ))}
    </div>
  );
}

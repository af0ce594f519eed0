import { CornerDownRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImportRow } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import { classes } from '../ui/classes.ts';
import { Words } from '../ui/Words.tsx';

/** One row: who gets an e-mail and what goes along, or why nobody does. */
export function Row({ row }: { row: ImportRow }): ReactNode {
  const { line, file, state, emailAddress, expiresInDays, redirectUrl, metadata, problems, notes } = row;
  const ready = state === 'ready';
  const along = ready && metadata.length + Number(expiresInDays !== null) + Number(redirectUrl !== null) > 0;
  return (
    <li className={classes('row', !ready && 'row-out', state === 'problem' && 'row-bad')}>
      <span className="row-line">
        <span className="visually-hidden">{importCopy.line(line, file)}</span>
        <span aria-hidden title={importCopy.line(line, file)}>
          {line}
        </span>
      </span>
      <div className="row-body">
        <p className="row-head">
          <span className="row-address">
            <Words text={emailAddress} />
          </span>
          {ready ? null : <span className="row-state">{importCopy.state(row)}</span>}
        </p>
        {along ? (
          <dl className="row-along">
            {metadata.map(({ key, value }) => (
              <div key={key} className="row-fact">
                <dt>
                  <bdi>{key}</bdi>
                </dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
            {expiresInDays === null ? null : (
              <div className="row-fact row-option">
                <dt className="visually-hidden">{importCopy.meanings.expires_in_days}</dt>
                <dd>{importCopy.expires(expiresInDays)}</dd>
              </div>
            )}
            {redirectUrl === null ? null : (
              <div className="row-fact row-option">
                <dt>
                  <CornerDownRight aria-hidden size={12} />
                  <span className="visually-hidden">{importCopy.meanings.redirect_url}</span>
                </dt>
                <dd>
                  <bdi>{redirectUrl}</bdi>
                </dd>
              </div>
            )}
          </dl>
        ) : null}
        {problems.map(({ column, message }) => (
          <p key={`${column} ${message}`} className="row-problem">
            {column ? <b>{column}: </b> : null}
            <Words text={message} />
          </p>
        ))}
        {notes.map((note) => (
          <p key={note} className="row-note">
            <Words text={note} />
          </p>
        ))}
      </div>
    </li>
  );
}

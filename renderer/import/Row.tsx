import { CornerDownRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImportRow } from '../../preload/import.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { classes } from '../ui/classes.ts';
import { Words } from '../ui/Words.tsx';

/** One row: who gets an e-mail and what goes along, or why nobody does. */
export function Row({ row }: { row: ImportRow }): ReactNode {
  const { line, file, state, emailAddress, expiresInDays, redirectUrl, into, metadata, problems, notes } =
    row;
  const ready = state === 'ready';
  const own = [expiresInDays, redirectUrl, into ?? null].filter((each) => each !== null);
  const along = ready && metadata.length + own.length > 0;
  return (
    <li
      className={classes('import-row', !ready && 'import-row-out', state === 'problem' && 'import-row-bad')}
    >
      <span className="import-row-line">
        <span className="visually-hidden">{importSheetCopy.line(line, file)}</span>
        <span aria-hidden title={importSheetCopy.line(line, file)}>
          {line}
        </span>
      </span>
      <div className="import-row-body">
        <p className="import-row-head">
          <span className="import-row-address">
            <Words text={emailAddress} />
          </span>
          {ready ? null : <span className="import-row-state">{importSheetCopy.state(row)}</span>}
        </p>
        {along ? (
          <dl className="import-row-along">
            {metadata.map(({ key, value }) => (
              <div key={key} className="import-row-fact">
                <dt>
                  <bdi>{key}</bdi>
                </dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
            {into === undefined ? null : (
              <div className="import-row-fact import-row-option">
                <dt className="visually-hidden">{importSheetCopy.meanings.organization}</dt>
                <dd>
                  <bdi>{importSheetCopy.into(into)}</bdi>
                </dd>
              </div>
            )}
            {expiresInDays === null ? null : (
              <div className="import-row-fact import-row-option">
                <dt className="visually-hidden">{importSheetCopy.meanings.expires_in_days}</dt>
                <dd>{importSheetCopy.expires(expiresInDays)}</dd>
              </div>
            )}
            {redirectUrl === null ? null : (
              <div className="import-row-fact import-row-option">
                <dt>
                  <CornerDownRight aria-hidden size={12} />
                  <span className="visually-hidden">{importSheetCopy.meanings.redirect_url}</span>
                </dt>
                <dd>
                  <bdi>{redirectUrl}</bdi>
                </dd>
              </div>
            )}
          </dl>
        ) : null}
        {problems.map(({ column, message }) => (
          <p key={`${column} ${message}`} className="import-row-problem">
            {column ? <b>{column}: </b> : null}
            <Words text={message} />
          </p>
        ))}
        {notes.map((note) => (
          <p key={note} className="import-row-note">
            <Words text={note} />
          </p>
        ))}
      </div>
    </li>
  );
}

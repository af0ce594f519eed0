/** The cells of one row, taken one by one into a draft; what is wrong with a cell is kept as a sentence. */
import type { ImportColumn, ImportProblem } from '../../../preload/import.ts';
import type { Draft } from '../../../preload/invitation.ts';
import { addressesIn, isAddress } from './address.ts';
import { type Read, readDays, readJsonObject, readTemplate, readYesNo, shown } from './cell-values.ts';
import { withPath } from './metadata-path.ts';

export type RowProblem = Omit<ImportProblem, 'line'>;

/** How a column without a heading is called. */
export const nameOf = (column: ImportColumn): string => column.header || `Column ${column.index + 1}`;

export class RowDraft {
  readonly problems: RowProblem[] = [];
  readonly #draft: Draft = { emailAddress: '' };
  #metadata: Record<string, unknown> = {};

  /** As far as it could be read; worth something only when there are no problems. */
  get draft(): Draft {
    const hasMetadata = Object.keys(this.#metadata).length > 0;
    return hasMetadata ? { ...this.#draft, publicMetadata: this.#metadata } : this.#draft;
  }

  /** `cell` is not empty. */
  take(column: ImportColumn, cell: string): void {
    switch (column.meaning) {
      case 'email_address':
        this.#address(column, cell);
        break;
      case 'expires_in_days':
        this.#set(column, 'expiresInDays', readDays(cell));
        break;
      case 'redirect_url':
        this.#draft.redirectUrl = cell;
        break;
      case 'notify':
        this.#set(column, 'notify', readYesNo(cell));
        break;
      case 'ignore_existing':
        this.#set(column, 'ignoreExisting', readYesNo(cell));
        break;
      case 'template_slug':
        this.#set(column, 'templateSlug', readTemplate(cell));
        break;
      case 'public_metadata':
        this.#metadataObject(column, cell);
        break;
      case 'metadata_key':
        this.#metadataKey(column, cell);
        break;
      case 'ignored':
        break;
    }
  }

  #set<K extends keyof Draft>(column: ImportColumn, field: K, read: Read<Draft[K]>): void {
    if ('value' in read) this.#draft[field] = read.value;
    else this.#refuse('wrong-value', column, read.wrong);
  }

  #address(column: ImportColumn, cell: string): void {
    const found = isAddress(cell) ? [cell] : addressesIn(cell);
    const [address] = found;
    if (found.length > 1) {
      const message = `There are ${found.length} addresses in one cell: “${shown(cell)}”.`;
      this.#refuse('several-addresses', column, message);
    } else if (address === undefined || !isAddress(address)) {
      this.#refuse('not-an-address', column, `“${shown(cell)}” is not an e-mail address.`);
    } else {
      this.#draft.emailAddress = address;
    }
  }

  #metadataObject(column: ImportColumn, cell: string): void {
    const read = readJsonObject(cell);
    if ('value' in read) this.#metadata = { ...read.value, ...this.#metadata };
    else this.#refuse('metadata', column, read.wrong);
  }

  #metadataKey(column: ImportColumn, cell: string): void {
    const changed = withPath(this.#metadata, column.path, cell);
    if (changed) this.#metadata = changed;
    else this.#refuse('metadata', column, 'Another column has a plain value where this one needs an object.');
  }

  #refuse(kind: RowProblem['kind'], column: ImportColumn, message: string): void {
    this.problems.push({ kind, column: nameOf(column), message });
  }
}

import type { WindowRequest } from '../../preload/invitation.ts';

/** Which rows, in which order; pages of it are asked for. */
export type ListQuery = Omit<WindowRequest, 'offset' | 'limit'>;

/** Rows in one request; three popups' worth. More would make every key in the search box wait for rows out of sight. */
export const pageSize = 20;

/** What the list begins with when the page had kept nothing else. */
export const firstOrder: ListQuery['order'] = '-created_at';

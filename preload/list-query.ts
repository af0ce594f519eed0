import type { Status, WindowRequest } from './invitation.ts';

/** Which rows, in which order; pages of it are asked for. */
export type ListQuery = Omit<WindowRequest, 'offset' | 'limit'>;

/** Rows in one request; three popups' worth. More would make every key in the search box wait for rows out of sight. */
export const pageSize = 20;

export type Order = ListQuery['order'];

/** What each list begins with when the page had kept nothing else: with what happened last. */
export const firstOrders: Readonly<Record<Status, Order>> = {
  pending: '-created_at',
  accepted: '-updated_at',
  expired: '-expires_at',
  revoked: '-updated_at',
  other: '-created_at',
  invited: '-updated_at',
  completed: '-updated_at',
  rejected: '-updated_at',
};

/** What a person chose, by list. */
export type Orders = Partial<Record<Status, Order>>;

export const orderOf = (orders: Orders, status: Status): Order => orders[status] ?? firstOrders[status];

import { clearableText, integer, type Range, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Condition, Place } from '../store/object-store.ts';
import type { Kind, StoredRecord } from '../store/record-kinds.ts';
import { refused } from './stripe-error.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** Parameters every v1 list knows. */
export const PAGE_FIELDS = {
  limit: integer({ min: 1, max: MAX_LIMIT }),
  starting_after: text(),
  ending_before: text(),
};

export interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

export interface ListRequest<K extends Kind> {
  kind: K;
  account: string;
  where: Condition[];
  page: PageParams;
  url: string;
  order?: 'newest' | 'oldest';
  isDelivered?: boolean;
  render?: (record: StoredRecord<K>) => unknown;
}

/** One page of a v1 list, newest first (line items: oldest first). */
export function listPage<K extends Kind>(sandbox: Sandbox, request: ListRequest<K>) {
  const { kind, account, where, page } = request;
  const limit = page.limit ?? DEFAULT_LIMIT;
  const oldestFirst = request.order === 'oldest';
  const cursor = (id: string, param: string) => sandbox.store.get(kind, id, account, param);
  const backwards = page.ending_before !== undefined;
  if (backwards && page.starting_after !== undefined) {
    throw refused('Use either starting_after or ending_before, not both.');
  }
  const from =
    page.starting_after !== undefined
      ? cursor(page.starting_after, 'starting_after')
      : page.ending_before !== undefined
        ? cursor(page.ending_before, 'ending_before')
        : undefined;
  const towardsOlder = backwards === oldestFirst;
  const found = sandbox.store.list(kind, {
    account,
    where,
    isDelivered: request.isDelivered,
    limit: limit + 1,
    order: towardsOlder ? 'newest' : 'oldest',
    ...(from === undefined ? {} : towardsOlder ? { olderThan: from } : { newerThan: from }),
  });
  const records = found.slice(0, limit);
  if (backwards) records.reverse();
  return {
    object: 'list' as const,
    data: records.map((record) => request.render?.(record) ?? record.body),
    has_more: found.length > limit,
    url: request.url,
  };
}

/** Conditions on `created` from a range parameter. */
export function createdWithin(bounds: Range | undefined): Condition[] {
  const conditions: Condition[] = [];
  const add = (op: Condition['op'], value: number | undefined) => {
    if (value !== undefined) conditions.push({ field: 'created', op, value });
  };
  add('>', bounds?.gt);
  add('>=', bounds?.gte);
  add('<', bounds?.lt);
  add('<=', bounds?.lte);
  return conditions;
}

/** Equality conditions for the filters that were given. */
export function equals(fields: Record<string, string | undefined>): Condition[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, op: '=' as const, value }],
  );
}

/** Parameters every v2 list knows. */
export const V2_PAGE_FIELDS = {
  limit: integer({ min: 1, max: MAX_LIMIT }),
  page: clearableText(),
};

/** One page of a v2 list: opaque page tokens inside ready-made addresses. */
export function v2ListPage<K extends Kind>(
  sandbox: Sandbox,
  request: Omit<ListRequest<K>, 'page' | 'order'> & {
    page: { limit?: number; page?: string | null };
    query?: Record<string, string>;
  },
) {
  const limit = request.page.limit ?? DEFAULT_LIMIT;
  const token = request.page.page ? decodeToken(request.page.page) : undefined;
  const older = token?.direction !== 'newer';
  const found = sandbox.store.list(request.kind, {
    account: request.account,
    where: request.where,
    limit: limit + 1,
    order: older ? 'newest' : 'oldest',
    ...(token === undefined ? {} : older ? { olderThan: token.place } : { newerThan: token.place }),
  });
  const records = found.slice(0, limit);
  if (!older) records.reverse();
  const address = (direction: 'older' | 'newer', record: StoredRecord<K> | undefined) => {
    if (record === undefined) return null;
    const query = new URLSearchParams({ ...request.query, limit: String(limit) });
    query.set(
      'page',
      Buffer.from(`${direction}:${record.created}:${record.seq}`).toString('base64url'),
    );
    return `${request.url}?${query}`;
  };
  const more = found.length > limit;
  return {
    data: records.map((record) => request.render?.(record) ?? record.body),
    next_page_url: more || !older ? address('older', records.at(-1)) : null,
    previous_page_url: token !== undefined && (older || more) ? address('newer', records[0]) : null,
  };
}

function decodeToken(token: string): { direction: string; place: Place } {
  const match = /^(older|newer):(\d+):(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (match === null) throw refused('Invalid page token.', 'invalid_page_token', 'page');
  const place = { created: Number(match[2]), seq: Number(match[3]) };
  return { direction: String(match[1]), place };
}

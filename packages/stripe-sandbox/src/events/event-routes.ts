import {
  createdWithin,
  listPage,
  PAGE_FIELDS,
  V2_PAGE_FIELDS,
  v2ListPage,
} from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { flag, list, range, shape, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Condition } from '../store/object-store.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

const MAX_TYPES = 20;

/** An event as read later: `pending_webhooks` counts what has not been delivered yet. */
function rendered(sandbox: Sandbox, record: StoredRecord<'event'>) {
  const row = sandbox.db
    .prepare(
      'SELECT count(DISTINCT endpoint_id) AS n FROM delivery' +
        " WHERE event_id = ? AND state IN ('pending', 'sending')",
    )
    .get(record.id);
  return { ...record.body, pending_webhooks: Number(row?.n ?? 0) };
}

function typeConditions(type: string | undefined, types: string[] | undefined): Condition[] {
  if (type !== undefined && types !== undefined) {
    throw refused('Use either type or types, not both.', undefined, 'types');
  }
  if (types !== undefined) return [{ field: 'type', op: 'in', value: types }];
  if (type === undefined) return [];
  return type.endsWith('*')
    ? [
        { field: 'type', op: '>=', value: type.slice(0, -1) },
        { field: 'type', op: '<', value: `${type.slice(0, -1)}\uffff` },
      ]
    : [{ field: 'type', op: '=', value: type }];
}

/** Reading what happened: v1 snapshot events and v2 thin events, kept for 30 days. */
export const EVENT_ROUTES: Route[] = [
  route('GET', '/v1/events/:id', {}, ({ sandbox, path, account }) =>
    rendered(sandbox, sandbox.store.get('event', String(path.id), account)),
  ),

  route(
    'GET',
    '/v1/events',
    {
      ...PAGE_FIELDS,
      created: range(),
      delivery_success: flag(),
      type: text(),
      types: list(text(), { max: MAX_TYPES }),
    },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'event',
        account,
        page: params,
        url,
        where: [...createdWithin(params.created), ...typeConditions(params.type, params.types)],
        isDelivered: params.delivery_success,
        render: (record) => rendered(sandbox, record),
      }),
  ),

  route('GET', '/v2/core/events/:id', {}, ({ sandbox, path }) =>
    sandbox.store.get('thin_event', String(path.id), ''),
  ),

  route(
    'GET',
    '/v2/core/events',
    {
      ...V2_PAGE_FIELDS,
      created: shape({ gt: text(), gte: text(), lt: text(), lte: text() }),
      object_id: text(),
      types: list(text(), { max: MAX_TYPES }),
    },
    ({ sandbox, params, url }) => {
      const bounds: Partial<Record<keyof typeof OPERATORS, string>> = params.created ?? {};
      const moments: Condition[] = (['gt', 'gte', 'lt', 'lte'] as const).flatMap((name) =>
        bounds[name] === undefined ? [] : [isoCondition(name, String(bounds[name]))],
      );
      const object: Condition[] =
        params.object_id === undefined
          ? []
          : [{ field: 'related_object.id', op: '=', value: params.object_id }];
      return v2ListPage(sandbox, {
        kind: 'thin_event',
        account: '',
        page: params,
        url,
        where: [...moments, ...object, ...typeConditions(undefined, params.types)],
        query: params.object_id === undefined ? {} : { object_id: params.object_id },
      });
    },
  ),
];

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function isoCondition(name: keyof typeof OPERATORS, moment: string): Condition {
  const seconds = Date.parse(moment) / 1000;
  if (Number.isNaN(seconds)) throw refused(`Invalid timestamp: ${moment}`, undefined, 'created');
  return { field: 'created', op: OPERATORS[name], value: seconds };
}

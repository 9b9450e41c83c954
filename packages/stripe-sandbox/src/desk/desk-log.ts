import { html, type Markup } from '../pages/html.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Place } from './desk-forms.ts';
import { deskTable, moment, shortId } from './desk-table.ts';
import { DESK_TEXTS } from './desk-texts.ts';

const SHOWN_LOG = 30;

/** What was announced lately, and to how many endpoints. */
export function eventLog(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.kind },
    { name: texts.account },
    { name: texts.deliveries },
  ];
  const latest = [
    ...sandbox.store.list('event', { limit: SHOWN_LOG }),
    ...sandbox.store.list('thin_event', { limit: SHOWN_LOG }),
  ]
    .sort((a, b) => b.created - a.created || b.seq - a.seq)
    .slice(0, SHOWN_LOG);
  const rows = latest.map(({ account, body, created, id }) => [
    moment(created),
    html`${body.type}<br>${shortId(id)}`,
    account || '–',
    deliveriesOf(sandbox, id),
  ]);
  return deskTable(texts, texts.events, columns, rows);
}

function deliveriesOf(sandbox: Sandbox, eventId: string): string {
  return sandbox.db
    .prepare('SELECT state, count(*) AS n FROM delivery WHERE event_id = ? GROUP BY state')
    .all(eventId)
    .map((row) => `${row.n} ${row.state}`)
    .join(', ');
}

/** Which calls came lately and how they ended. */
export function requestLog(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [{ name: texts.created }, { name: texts.kind }, { name: texts.status }];
  const rows = sandbox.requests
    .list({ limit: SHOWN_LOG })
    .map(({ at, errorCode, fault, id, method, path, status }) => [
      moment(at),
      html`<a href="/_sandbox/requests/${id}">${method} ${path}</a>`,
      [status, errorCode, fault].filter((part) => part !== null).join(', '),
    ]);
  return deskTable(texts, texts.requests, columns, rows);
}

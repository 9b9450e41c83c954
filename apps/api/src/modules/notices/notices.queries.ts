import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listMessages, listNotices, NoticeView } from '@markthalle/contracts/office-notices';
import { actionsFor } from '@markthalle/domain/notice';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type NoticeList = OutputOf<typeof listNotices>;
type MessageList = OutputOf<typeof listMessages>;

const NOTICES_PER_PAGE = 50;

const instant = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const CARD = `
  'noticeId', n.id, 'number', n.number, 'kind', n.kind, 'contentKind', n.content_kind,
  'reason', n.reason, 'receivedAt', ${instant('n.received_at')}, 'dueAt', ${instant('n.due_at')},
  'isOverdue', coalesce(n.due_at < $1 and n.decided_at is null, false),
  'decidedAt', ${instant('n.decided_at')}`;

const ORDERS = {
  open: { where: 'n.decided_at is null', by: 'n.due_at nulls last, n.received_at' },
  decided: { where: 'n.decided_at is not null', by: 'n.received_at desc, n.id desc' },
} as const;

const listStatement = (filter: keyof typeof ORDERS) => `
select (select count(*) from notices.notice where decided_at is null) as "openCount",
  (select coalesce(jsonb_agg(card), '[]') from (
     select jsonb_build_object(${CARD}) as card from notices.notice n
      where ${ORDERS[filter].where} order by ${ORDERS[filter].by} limit ${NOTICES_PER_PAGE}) page
  ) as notices`;

const ONE = `
select jsonb_build_object(${CARD}, 'url', n.url, 'explanation', n.explanation,
  'contentCopy', n.content_copy, 'reference', n.reference, 'language', n.language,
  'reporter', case when n.reporter_email is not null then
    jsonb_build_object('name', n.reporter_name, 'email', n.reporter_email) end,
  'decisions', (
    select coalesce(jsonb_agg(jsonb_build_object('decisionId', d.id, 'action', d.action,
      'ground', d.ground, 'groundText', d.ground_text, 'facts', d.facts,
      'automation', d.automation, 'territory', d.territory, 'duration', d.duration,
      'remedies', d.remedies, 'decidedBy', a.display_name,
      'decidedAt', ${instant('d.decided_at')},
      'undone', case when d.undone_at is not null then jsonb_build_object(
        'because', d.undone_because, 'by', u.display_name, 'at', ${instant('d.undone_at')}) end)
      order by d.decided_at desc), '[]')
      from notices.decision d join identity.account a on a.id = d.decided_by
      left join identity.account u on u.id = d.undone_by where d.notice_id = n.id)) as view
from notices.notice n where n.id = $2`;

const messageStatement = (isOpen: boolean) => `
select (select count(*) from notices.message where settled_at is null) as "openCount",
  (select coalesce(jsonb_agg(message), '[]') from (
     select jsonb_build_object('messageId', m.id, 'topic', m.topic, 'name', m.name,
       'email', m.email, 'phone', m.phone, 'text', m.text, 'language', m.language,
       'receivedAt', ${instant('m.received_at')},
       'settled', case when m.settled_at is not null then jsonb_build_object(
         'by', a.display_name, 'at', ${instant('m.settled_at')}, 'note', m.note) end) as message
       from notices.message m left join identity.account a on a.id = m.settled_by
      where (m.settled_at is null) = ${isOpen}
      order by m.received_at ${isOpen ? '' : 'desc'} limit ${NOTICES_PER_PAGE}) page) as messages`;

/** The queues of the office; each page is one statement. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly db: Db) {}

  async list(filter: keyof typeof ORDERS, now: Date): Promise<NoticeList> {
    const row = await this.db.row<NoticeList>(listStatement(filter), [now]);
    if (row === null) throw new Error('sums are always one row');
    return row;
  }

  async one(noticeId: string, now: Date): Promise<NoticeView | null> {
    const row = await this.db.row<{ view: Omit<NoticeView, 'actions'> }>(ONE, [now, noticeId]);
    return row && { ...row.view, actions: [...actionsFor(row.view.contentKind)] };
  }

  async messages(filter: 'open' | 'settled'): Promise<MessageList> {
    const row = await this.db.row<MessageList>(messageStatement(filter === 'open'));
    if (row === null) throw new Error('sums are always one row');
    return row;
  }
}

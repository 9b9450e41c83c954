import type { ProblemView } from '@markthalle/contracts/case-views';
import type { OfficeProblem } from '@markthalle/contracts/office-cases';
import type { Carrier, DeliveryWayKey } from '@markthalle/domain/delivery';
import { proposeBearer } from '@markthalle/domain/problemCase';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';

const MAX_LISTED = 200;
const MAX_PORTAL = 100;
const MAX_OF_ORDER = 50;
const MAX_STEPS = 100;

const WAITS_FOR_US: readonly string[] = ['waiting_producer', 'waiting_staff'];
const OPEN = `('waiting_producer', 'waiting_buyer', 'waiting_staff', 'replacing')`;

type Stored = Omit<ProblemView, 'reportedAt' | 'answerDueAt' | 'isOverdue'> & {
  readonly reportedAt: Date;
  readonly answerDueAt: Date;
};

const COLUMNS = `
  c.id as "caseId", c.type, po.number as "orderNumber", c.producer_order_id as "producerOrderId",
    po.seller ->> 'producerName' as "producerName", c.kind, c.wish, c.state,
    l.snapshot #>> array['name', $1] as "lineName", c.quantity,
    round(l.goods_cents * c.quantity / l.quantity::numeric)::integer
      + l.container_deposit_cents * c.quantity as "valueCents",
    c.reported_at as "reportedAt", c.answer_due_at as "answerDueAt", r.amount_cents as "refundCents",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'by', s.by, 'words', s.words,
        'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'photoIds', (select coalesce(jsonb_agg(f.id order by f.kept_at), '[]') from cases.photo f
                      where f.step_id = s.id)) order by s.at, s.id), '[]')
       from (select * from cases.problem_step x where x.case_id = c.id
              order by x.at, x.id limit ${MAX_STEPS}) s) as steps`;

const FROM = `
  from cases.problem c
  join orders.producer_order po on po.id = c.producer_order_id
  join orders."order" o on o.id = c.order_id
  join orders.order_line l on l.id = c.line_id
  left join refunds.refund r on r.id = c.refund_id`;

/** Reported problems as people see them. */
@Injectable()
export class ProblemViewsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async byId(caseId: string, language: 'de' | 'en'): Promise<ProblemView | null> {
    return this.one('c.id = $2', [language, caseId]);
  }

  async ofProducer(producerId: string, caseId: string): Promise<ProblemView | null> {
    return this.one('c.id = $2 and c.producer_id = $3', ['de', caseId, producerId]);
  }

  ofOrder(orderId: string, language: 'de' | 'en'): Promise<ProblemView[]> {
    return this.list(
      `c.order_id = $2 order by c.reported_at desc, c.id desc limit ${MAX_OF_ORDER}`,
      [language, orderId],
    );
  }

  /** What waits for an answer first, by its deadline. */
  listOfProducer(producerId: string): Promise<ProblemView[]> {
    return this.list(
      `c.producer_id = $2
        order by c.state in ('waiting_producer', 'replacing') desc, c.answer_due_at, c.id
        limit ${MAX_PORTAL}`,
      ['de', producerId],
    );
  }

  listForStaff(filter: 'open' | 'done'): Promise<ProblemView[]> {
    const where =
      filter === 'open'
        ? `c.state in ${OPEN} order by c.state <> 'waiting_staff', c.answer_due_at, c.id`
        : `c.state not in ${OPEN} order by c.reported_at desc, c.id`;
    return this.list(`${where} limit ${MAX_LISTED}`, ['de']);
  }

  async forStaff(caseId: string): Promise<OfficeProblem | null> {
    const row = await this.db.row<
      Stored & {
        readonly orderId: string;
        readonly buyerName: string;
        readonly wayLabel: string;
        readonly way: DeliveryWayKey;
        readonly carriedBy: Carrier;
      }
    >(
      `select ${COLUMNS}, c.order_id as "orderId", o.buyer_name as "buyerName",
              po.way_label ->> 'de' as "wayLabel", po.way, po.delivery_by as "carriedBy"
         ${FROM} where c.id = $2`,
      ['de', caseId],
    );
    if (row === null) return null;
    const { orderId, buyerName, wayLabel, way, carriedBy, ...stored } = row;
    const proposal = { ...proposeBearer({ kind: stored.kind, way, carriedBy }), way };
    return { problem: this.toView(stored), orderId, buyerName, wayLabel, proposal };
  }

  private async one(where: string, params: readonly unknown[]): Promise<ProblemView | null> {
    const [view] = await this.list(where, params);
    return view ?? null;
  }

  private async list(where: string, params: readonly unknown[]): Promise<ProblemView[]> {
    const rows = await this.db.rows<Stored>(`select ${COLUMNS} ${FROM} where ${where}`, params);
    return rows.map((row) => this.toView(row));
  }

  private toView(row: Stored): ProblemView {
    const waits = WAITS_FOR_US.includes(row.state);
    return {
      ...row,
      reportedAt: row.reportedAt.toISOString(),
      answerDueAt: row.answerDueAt.toISOString(),
      isOverdue: waits && row.answerDueAt <= this.clock.now(),
    };
  }
}

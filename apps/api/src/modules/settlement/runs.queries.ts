import type { Language } from '@markthalle/contracts/fields';
import type { RunView } from '@markthalle/contracts/office-settlement';
import { sumCents } from '@markthalle/domain/money';
import type { SettlementRunState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ITEM_AMOUNTS } from './run-rows.ts';
import { type RunItemView, rowsOfProposal, rowsOfRun } from './settlement-rows.ts';
import { WeighProducers } from './weigh-producers.ts';

interface RunHead {
  readonly id: string;
  readonly number: string;
  readonly state: SettlementRunState;
  readonly stopped: boolean;
  readonly createdAt: Date;
  readonly createdByName: string | null;
  readonly submittedBy: string | null;
  readonly submittedByName: string | null;
  readonly approvedAt: Date | null;
  readonly approvedByName: string | null;
  readonly snapshotHash: string;
}

export interface RunSummary {
  readonly runId: string;
  readonly runNumber: string;
  readonly state: SettlementRunState;
  readonly createdAt: string;
  readonly transferCents: number;
  readonly transferredCents: number;
}

/** A year of weekly runs. */
const MAX_LISTED_RUNS = 52;

const TRANSFERRED = `
  coalesce(sum(i.transfer_cents) filter (where i.state = 'transferred'), 0)::bigint`;

@Injectable()
export class RunsQueries {
  constructor(
    private readonly db: Db,
    private readonly weighing: WeighProducers,
    private readonly clock: Clock,
  ) {}

  /** Throws `run-not-found`. */
  async view(runId: string, reader: string, language: Language): Promise<RunView> {
    const [head, items] = await Promise.all([
      this.db.row<RunHead>(
        `select r.id, r.number, r.state, r.stopped_at is not null as stopped,
                r.created_at as "createdAt", c.display_name as "createdByName",
                r.submitted_by as "submittedBy", s.display_name as "submittedByName", r.approved_at as "approvedAt",
                a.display_name as "approvedByName", r.snapshot_hash as "snapshotHash"
           from settlement.run r left join identity.account c on c.id = r.created_by
           left join identity.account s on s.id = r.submitted_by
           left join identity.account a on a.id = r.approved_by
          where r.id = $1`,
        [runId],
      ),
      this.db.rows<RunItemView>(
        `select i.producer_id as "producerId", m.name as "producerName", i.state, i.reason,
                i.producer_order_id as "producerOrderId", ${ITEM_AMOUNTS}
           from settlement.run_item i join producers.producer m on m.id = i.producer_id
          where i.run_id = $1 order by i.id`,
        [runId],
      ),
    ]);
    if (head === null) throw new Problem('run-not-found');
    return toRunView(head, items, reader, language);
  }

  /** The run that is not at its end yet; at most one. */
  async openRunId(): Promise<string | null> {
    const row = await this.db.row<{ id: string }>(
      `select id from settlement.run where state in ('draft', 'review', 'approved', 'executing')`,
    );
    return row?.id ?? null;
  }

  async list(): Promise<RunSummary[]> {
    const rows = await this.db.rows<Omit<RunSummary, 'createdAt'> & { createdAt: Date }>(
      `select r.id as "runId", r.number as "runNumber", r.state, r.created_at as "createdAt",
              coalesce(sum(i.transfer_cents), 0)::bigint as "transferCents",
              ${TRANSFERRED} as "transferredCents"
         from settlement.run r left join settlement.run_item i on i.run_id = r.id
        group by r.id order by r.created_at desc, r.id desc limit ${MAX_LISTED_RUNS}`,
    );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }

  /** Who could be paid now and who not, with the reason. */
  async proposal(language: Language) {
    const now = this.clock.now();
    const weighed = await this.weighing.weigh(this.db, now);
    const proposal = rowsOfProposal(weighed, now, language);
    const ready = proposal.filter((row) => row.state === 'ready');
    return {
      proposal,
      readyCents: sumCents(ready.map((row) => row.transferCents)),
      readyProducers: ready.length,
    };
  }
}

function toRunView(
  head: RunHead,
  items: readonly RunItemView[],
  reader: string,
  language: Language,
): RunView {
  const transferred = items.filter((item) => item.state === 'transferred');
  const itemsByState: RunView['itemsByState'] = {};
  for (const { state } of items) itemsByState[state] = (itemsByState[state] ?? 0) + 1;
  return {
    runId: head.id,
    runNumber: head.number,
    state: head.state,
    stopped: head.stopped,
    createdAt: head.createdAt.toISOString(),
    createdByName: head.createdByName,
    submittedByName: head.submittedByName,
    submittedByMe: head.submittedBy === reader,
    approvedAt: head.approvedAt?.toISOString() ?? null,
    approvedByName: head.approvedByName,
    snapshotHash: head.snapshotHash,
    rows: rowsOfRun(items, language),
    payoutCents: sumCents(items.map((item) => item.payoutCents)),
    carriedCents: sumCents(items.map((item) => item.carriedCents)),
    reserveCents: sumCents(items.map((item) => item.reserveCents)),
    offsetCents: sumCents(items.map((item) => item.offsetCents)),
    transferCents: sumCents(items.map((item) => item.transferCents)),
    transferredCents: sumCents(transferred.map((item) => item.transferCents)),
    items: items.length,
    itemsByState,
  };
}

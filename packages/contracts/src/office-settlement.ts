import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant, PageNumber } from './fields.ts';
import {
  MonthOrYear,
  MonthStatement,
  RunItemState,
  RunState,
  StatementLine,
  StatementView,
} from './settlement.ts';

export const SettlementRow = z.object({
  producerId: Id,
  producerName: z.string(),
  orders: z.int(),
  grossCents: Cents,
  refundedCents: Cents,
  commissionCents: Cents,
  commissionVatCents: Cents,
  feeCents: Cents,
  payoutCents: Cents,
  carriedCents: Cents,
  reserveCents: Cents,
  offsetCents: Cents,
  transferCents: Cents,
  state: z.enum(['ready', 'blocked', 'transferred', 'partly', 'skipped', 'failed', 'sending']),
  reason: z.string().nullable(),
});

export const RunView = z.object({
  runId: Id,
  runNumber: z.string(),
  state: RunState,
  /** The stop switch is on: nothing more is sent until it is off. */
  stopped: z.boolean(),
  createdAt: Instant,
  /** Null: the scheduler drew it up. */
  createdByName: z.string().nullable(),
  /** Who handed it to review; null while it waits for a first person. */
  submittedByName: z.string().nullable(),
  submittedByMe: z.boolean(),
  approvedAt: Instant.nullable(),
  approvedByName: z.string().nullable(),
  /** SHA-256 of the frozen items; approval names it, so nobody approves what they did not see. */
  snapshotHash: z.string(),
  rows: z.array(SettlementRow),
  payoutCents: Cents,
  carriedCents: Cents,
  reserveCents: Cents,
  offsetCents: Cents,
  transferCents: Cents,
  transferredCents: Cents,
  items: z.int(),
  itemsByState: z.partialRecord(RunItemState, z.int()),
});
export type RunView = z.infer<typeof RunView>;

export const readSettlement = endpoint({
  method: 'GET',
  path: '/office/settlement',
  summary: 'Open matters, who could be paid now, and the runs so far',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    openMatters: z.array(z.object({ incidentId: Id, title: z.string(), openedAt: Instant })),
    proposal: z.array(SettlementRow),
    readyCents: Cents,
    readyProducers: z.int(),
    /** The day of the next weekly run, in Germany. */
    nextRunOn: Day,
    openRun: RunView.nullable(),
    runs: z
      .array(
        z.object({
          runId: Id,
          runNumber: z.string(),
          state: RunState,
          createdAt: Instant,
          transferCents: Cents,
          transferredCents: Cents,
        }),
      )
      .max(52),
  }),
  problems: [],
});

export const createRun = endpoint({
  method: 'POST',
  path: '/office/settlement/runs',
  summary: 'Freeze what is ready into a draft run',
  access: 'staff',
  status: 201,
  idempotent: true,
  input: InLanguage,
  output: RunView,
  problems: [
    'nothing-to-settle',
    'run-already-open',
    'idempotency-key-missing',
    'idempotency-key-reused',
    'idempotency-key-in-use',
  ],
});

const OneRun = InLanguage.extend({ runId: Id });

export const readRun = endpoint({
  method: 'GET',
  path: '/office/settlement/runs/:runId',
  summary: 'One run with its rows',
  access: 'staff',
  input: OneRun,
  output: RunView,
  problems: ['run-not-found'],
});

/** Items of a run on one page. */
export const RUN_ITEMS_PER_PAGE = 100;

export const listRunItems = endpoint({
  method: 'GET',
  path: '/office/settlement/runs/:runId/items',
  summary: 'The items of a run, page by page, if wanted only those in one state',
  access: 'staff',
  input: OneRun.extend({ page: PageNumber, state: RunItemState.optional() }),
  output: z.object({
    runId: Id,
    runNumber: z.string(),
    items: z
      .array(StatementLine.extend({ producerId: Id, producerName: z.string() }))
      .max(RUN_ITEMS_PER_PAGE),
    page: z.int(),
    pages: z.int(),
    total: z.int(),
  }),
  problems: ['run-not-found'],
});

export const submitRun = endpoint({
  method: 'POST',
  path: '/office/settlement/runs/:runId/review',
  summary: 'The first person has checked a run of the scheduler and hands it to a second one',
  access: 'staff',
  input: OneRun.extend({ snapshotHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: RunView,
  problems: ['run-not-found', 'run-changed', 'step-not-possible'],
});

export const approveRun = endpoint({
  method: 'POST',
  path: '/office/settlement/runs/:runId/approval',
  summary: 'The second person approves the frozen run; transfers start',
  access: 'staff',
  input: OneRun.extend({ snapshotHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: RunView,
  problems: ['run-not-found', 'run-changed', 'second-person-needed', 'step-not-possible'],
});

export const discardRun = endpoint({
  method: 'POST',
  path: '/office/settlement/runs/:runId/discarding',
  summary: 'Throw away a draft; its items can go into the next run',
  access: 'staff',
  input: OneRun,
  output: RunView,
  problems: ['run-not-found', 'step-not-possible'],
});

export const stopRun = endpoint({
  method: 'POST',
  path: '/office/settlement/runs/:runId/stop',
  summary: 'Stop switch: no further transfer of this run is sent until it is resumed',
  access: 'staff',
  input: OneRun.extend({ stopped: z.boolean() }),
  output: RunView,
  problems: ['run-not-found', 'step-not-possible'],
});

const OneStatement = OneRun.extend({ producerId: Id });

export const readStatement = endpoint({
  method: 'GET',
  path: '/office/settlement/runs/:runId/statements/:producerId',
  summary: 'The statement of one producer in a run',
  access: 'staff',
  input: OneStatement,
  output: StatementView,
  problems: ['statement-not-found'],
});

export const readStatementCsv = endpoint({
  method: 'GET',
  path: '/office/settlement/runs/:runId/statements/:producerId/statement.csv',
  summary: 'The same statement as CSV',
  access: 'staff',
  mediaType: 'text/csv',
  input: OneStatement,
  output: z.string(),
  problems: ['statement-not-found'],
});

const OneMonth = InLanguage.extend({ producerId: Id, month: MonthOrYear });

export const readMonthStatement = endpoint({
  method: 'GET',
  path: '/office/settlement/producers/:producerId/months/:month',
  summary: 'The month or year of one producer, from the ledger',
  access: 'staff',
  input: OneMonth,
  output: MonthStatement,
  problems: ['statement-not-found'],
});

export const readMonthStatementCsv = endpoint({
  method: 'GET',
  path: '/office/settlement/producers/:producerId/months/:month/statement.csv',
  summary: 'The same month or year as CSV',
  access: 'staff',
  mediaType: 'text/csv',
  input: OneMonth,
  output: z.string(),
  problems: ['statement-not-found'],
});

import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  approveRun,
  createRun,
  discardRun,
  listRunItems,
  readMonthStatement,
  readMonthStatementCsv,
  readRun,
  readSettlement,
  readStatement,
  readStatementCsv,
  stopRun,
  submitRun,
} from '@markthalle/contracts/office-settlement';
import { Controller, Header } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { ApproveRunService } from './approve-run.service.ts';
import { CreateRunService } from './create-run.service.ts';
import { MonthStatementsQueries } from './month-statements.queries.ts';
import { ReadSettlementService } from './read-settlement.service.ts';
import { RunItemsQueries } from './run-items.queries.ts';
import { RunsQueries } from './runs.queries.ts';
import { CSV_DISPOSITION, CSV_TYPE, monthCsv, statementCsv } from './statement-csv.ts';
import { StatementsQueries } from './statements.queries.ts';
import { SteerRunService } from './steer-run.service.ts';

@Controller()
export class SettlementController {
  constructor(
    private readonly screen: ReadSettlementService,
    private readonly runs: RunsQueries,
    private readonly statements: StatementsQueries,
    private readonly drafts: CreateRunService,
    private readonly approvals: ApproveRunService,
    private readonly steering: SteerRunService,
    private readonly items: RunItemsQueries,
    private readonly months: MonthStatementsQueries,
  ) {}

  @Handles(readSettlement)
  read(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof readSettlement>) {
    return this.screen.read(staff.accountId, input.language);
  }

  @Handles(createRun)
  async create(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof createRun>) {
    const runId = await this.drafts.create(staff.accountId);
    return this.runs.view(runId, staff.accountId, input.language);
  }

  @Handles(readRun)
  readRun(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof readRun>) {
    return this.runs.view(input.runId, staff.accountId, input.language);
  }

  @Handles(listRunItems)
  listItems(@Input() input: ParsedInputOf<typeof listRunItems>) {
    return this.items.page(input);
  }

  @Handles(submitRun)
  async submit(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof submitRun>) {
    const { runId, snapshotHash, language } = input;
    await this.approvals.submit(runId, { accountId: staff.accountId, seenHash: snapshotHash });
    return this.runs.view(runId, staff.accountId, language);
  }

  @Handles(approveRun)
  async approve(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof approveRun>) {
    const { runId, snapshotHash, language } = input;
    await this.approvals.approve(runId, { accountId: staff.accountId, seenHash: snapshotHash });
    return this.runs.view(runId, staff.accountId, language);
  }

  @Handles(discardRun)
  async discard(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof discardRun>) {
    await this.steering.discard(input.runId);
    return this.runs.view(input.runId, staff.accountId, input.language);
  }

  @Handles(stopRun)
  async stop(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof stopRun>) {
    await this.steering.setStopped(input.runId, input.stopped);
    return this.runs.view(input.runId, staff.accountId, input.language);
  }

  @Handles(readStatement)
  readStatement(@Input() input: ParsedInputOf<typeof readStatement>) {
    return this.statements.forStaff(input);
  }

  @Handles(readStatementCsv)
  @Header('content-type', CSV_TYPE)
  @Header('content-disposition', CSV_DISPOSITION)
  async readCsv(@Input() input: ParsedInputOf<typeof readStatementCsv>) {
    return statementCsv(await this.statements.forStaff(input));
  }

  @Handles(readMonthStatement)
  readMonth(@Input() input: ParsedInputOf<typeof readMonthStatement>) {
    return this.months.read(input.producerId, input.month);
  }

  @Handles(readMonthStatementCsv)
  @Header('content-type', CSV_TYPE)
  @Header('content-disposition', CSV_DISPOSITION)
  async readMonthCsv(@Input() input: ParsedInputOf<typeof readMonthStatementCsv>) {
    return monthCsv(await this.months.read(input.producerId, input.month));
  }
}

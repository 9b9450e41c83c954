import type { Party } from '@markthalle/documents/invoice-content';
import type { StatementContent } from '@markthalle/documents/statement-paper';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { SettlementFacade } from '../settlement/settlement.facade.ts';
import { ArchiveStore, COOPERATIVE } from './archive.store.ts';
import { CooperativeData } from './cooperative-data.ts';
import { drawStatement } from './draw-papers.ts';
import { ProducerParty } from './producer-party.ts';

/**
 * Keeps the statements of a run that has ended, as PDF, HTML and CSV of the same figures
 * (LAW-INV-9).
 */
@Injectable()
export class ArchiveStatementsService {
  constructor(
    private readonly db: Db,
    private readonly settlement: SettlementFacade,
    private readonly archive: ArchiveStore,
    private readonly cooperative: CooperativeData,
    private readonly producers: ProducerParty,
    private readonly clock: Clock,
  ) {}

  /** Archives what is missing; a repeated call finds it done. */
  async archiveRun(runId: string): Promise<void> {
    const failures: unknown[] = [];
    for (const producerId of await this.settlement.producersOfRun(runId)) {
      // One statement that fails holds up no other; the job fails with it and is tried again.
      await this.archiveOne(runId, producerId).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private async archiveOne(runId: string, producerId: string): Promise<void> {
    const statement = await this.settlement.statementOf(runId, producerId);
    await this.db.transaction(async (tx) => {
      await this.archive.lockSubject(tx, runId);
      if (await isArchived(tx, runId, producerId)) return;
      await this.write(tx, statement);
    });
  }

  /** Runs that ended before an instant and lack a statement (lost jobs). */
  async runsToArchive(db: Statements, before: Date, limit: number): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `select r.id from settlement.run r
        where r.completed_at < $1 and r.approved_at is not null
          and exists (select from settlement.run_item i where i.run_id = r.id
                       and not exists (select from documents.document d
                                        where d.kind = 'statement' and d.run_id = r.id
                                          and d.producer_id = i.producer_id))
        order by r.completed_at limit $2`,
      [before, limit],
    );
    return rows.map((row) => row.id);
  }

  private async write(tx: Tx, statement: StatementContent['statement']): Promise<void> {
    const at = this.clock.now();
    const producer: Party = await this.producers.read(tx, statement.producerId, at);
    const cooperative = await this.cooperative.read(tx);
    const content: StatementContent = {
      cooperative,
      producer,
      issuedAt: at.toISOString(),
      statement,
    };
    await this.archive.issue(
      tx,
      {
        kind: 'statement',
        issuer: COOPERATIVE,
        producerId: statement.producerId,
        runId: statement.runId,
        netCents: statement.transferCents,
        vatCents: 0,
        grossCents: statement.transferCents,
        content,
        at,
      },
      (number) => drawStatement(content, this.settlement.csvOf(statement), number, at),
    );
  }
}

async function isArchived(tx: Tx, runId: string, producerId: string): Promise<boolean> {
  const row = await tx.row<{ found: boolean }>(
    `select exists (select from documents.document
       where kind = 'statement' and run_id = $1 and producer_id = $2) as found`,
    [runId, producerId],
  );
  invariant(row !== null, 'exists answers one row');
  return row.found;
}

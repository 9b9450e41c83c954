import type { IncidentKind } from '@markthalle/contracts/incident-kinds';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/db.ts';
import { newId } from '../db/new-id.ts';
import { type IncidentStep, IncidentSteps } from './incident-steps.ts';

export interface IncidentDraft {
  /** What happened. Each kind has its words and its page in docs/runbooks. */
  readonly kind: IncidentKind;
  /** What it happened to (an id); one incident per kind and subject. */
  readonly subject: string;
  /** One German sentence for the office. */
  readonly title: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly id: string;
}

/**
 * What a person must look at. Opening the same incident again only refreshes it; one that was resolved opens again and
 * keeps its history and its owner.
 */
@Injectable()
export class Incidents {
  constructor(
    private readonly clock: Clock,
    private readonly steps: IncidentSteps,
  ) {}

  async open(tx: Tx, draft: IncidentDraft): Promise<void> {
    const first = await tx.row<Row>(
      `insert into platform.incident
         (id, kind, subject, title, details, opened_at, last_seen_at, owner_id)
       values ($1, $2, $3, $4, $5, $6, $6,
         (select (value ->> 'accountId')::uuid from platform.setting where key = 'incident-owner'))
       on conflict (kind, subject) do nothing returning id`,
      [newId(), draft.kind, draft.subject, draft.title, draft.details ?? {}, this.clock.now()],
    );
    if (first === null) await this.openAgain(tx, draft);
    else await this.steps.add(tx, first.id, { kind: 'opened' });
  }

  private async openAgain(tx: Tx, { kind, subject, title, details }: IncidentDraft) {
    const known = await tx.row<Row & { wasResolved: boolean }>(
      `update platform.incident i
          set title = $3, details = $4, last_seen_at = $5, resolved_at = null, resolved_by = null,
              note = null, state = case i.state when 'resolved' then 'open' else i.state end,
              opened_at = case i.state when 'resolved' then $5 else i.opened_at end,
              times_opened = i.times_opened + (i.state = 'resolved')::integer
         from (select id, state from platform.incident
                where kind = $1 and subject = $2 for update) before
        where i.id = before.id
       returning i.id, before.state = 'resolved' as "wasResolved"`,
      [kind, subject, title, details ?? {}, this.clock.now()],
    );
    if (known?.wasResolved) await this.steps.add(tx, known.id, { kind: 'reopened' });
  }

  /** Closes an incident that has settled itself. */
  async settle(tx: Tx, kind: IncidentKind, subject: string): Promise<void> {
    await this.close(tx, 'kind = $2 and subject = $3', [kind, subject], { kind: 'settled' });
  }

  /** Closes the incidents of a check that it does not find any more: all of a prefix but these. */
  async settleOthers(
    tx: Tx,
    kind: IncidentKind,
    { prefix, stillOpen }: { readonly prefix: string; readonly stillOpen: readonly string[] },
  ): Promise<void> {
    await this.close(
      tx,
      'kind = $2 and starts_with(subject, $3) and not (subject = any ($4::text[]))',
      [kind, prefix, stillOpen],
      { kind: 'settled' },
    );
  }

  /** A person closes an incident with a note. Answers false if it is not open. */
  resolve(tx: Tx, incidentId: string, staffId: string, note: string): Promise<boolean> {
    return this.close(tx, 'id = $2', [incidentId], { kind: 'resolved', actorId: staffId, note });
  }

  private async close(
    tx: Tx,
    which: string,
    params: readonly unknown[],
    step: IncidentStep,
  ): Promise<boolean> {
    const place = params.length + 2;
    const closed = await tx.rows<Row>(
      `update platform.incident
          set state = 'resolved', resolved_at = $1, resolved_by = $${place}, note = $${place + 1}
        where ${which} and resolved_at is null returning id`,
      [this.clock.now(), ...params, step.actorId ?? null, step.note ?? null],
    );
    for (const { id } of closed) await this.steps.add(tx, id, step);
    return closed.length > 0;
  }
}

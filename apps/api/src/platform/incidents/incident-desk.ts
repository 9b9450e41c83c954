import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/db.ts';
import { IncidentSteps, type OpenIncidentState } from './incident-steps.ts';

/** What people do with open incidents; each step is kept. Answers false where there is no open one. */
@Injectable()
export class IncidentDesk {
  constructor(private readonly steps: IncidentSteps) {}

  /** Gives an incident to a person, or to nobody. */
  async assign(tx: Tx, incidentId: string, ownerId: string | null, by: string): Promise<boolean> {
    if (!(await this.isOpen(tx, incidentId))) return false;
    await tx.execute('update platform.incident set owner_id = $2 where id = $1', [
      incidentId,
      ownerId,
    ]);
    await this.steps.add(tx, incidentId, { kind: 'assigned', actorId: by, ownerId });
    return true;
  }

  /** Moves an incident to another open state; the note says why. */
  async move(
    tx: Tx,
    incidentId: string,
    { state, note }: { readonly state: OpenIncidentState; readonly note: string | null },
    by: string,
  ): Promise<boolean> {
    if (!(await this.isOpen(tx, incidentId))) return false;
    await tx.execute('update platform.incident set state = $2 where id = $1', [incidentId, state]);
    await this.steps.add(tx, incidentId, { kind: 'moved', actorId: by, state, note });
    return true;
  }

  /** Who gets new incidents; null: nobody until somebody takes them. */
  async setDefaultOwner(tx: Tx, accountId: string | null): Promise<void> {
    await tx.execute(
      `insert into platform.setting (key, value)
       values ('incident-owner', jsonb_build_object('accountId', $1::text))
       on conflict (key) do update set value = excluded.value`,
      [accountId],
    );
  }

  private async isOpen(tx: Tx, incidentId: string): Promise<boolean> {
    const row = await tx.row(
      'select id from platform.incident where id = $1 and resolved_at is null for update',
      [incidentId],
    );
    return row !== null;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/db.ts';
import { newId } from '../db/new-id.ts';

/** The states a person can put an open incident into. */
export type OpenIncidentState = 'open' | 'in_work' | 'waiting';

export interface IncidentStep {
  readonly kind: 'opened' | 'reopened' | 'settled' | 'resolved' | 'assigned' | 'moved';
  /** Missing where the market did it by itself. */
  readonly actorId?: string;
  readonly ownerId?: string | null;
  readonly state?: OpenIncidentState;
  readonly note?: string | null;
}

/** The history of incidents: who did what when; never changed. */
@Injectable()
export class IncidentSteps {
  constructor(private readonly clock: Clock) {}

  async add(tx: Tx, incidentId: string, step: IncidentStep): Promise<void> {
    await tx.execute(
      `insert into platform.incident_step (id, incident_id, kind, actor_id, owner_id, state, note, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        incidentId,
        step.kind,
        step.actorId ?? null,
        step.ownerId ?? null,
        step.state ?? null,
        step.note ?? null,
        this.clock.now(),
      ],
    );
  }
}

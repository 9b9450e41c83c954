import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  assignIncident,
  moveIncident,
  resolveIncident,
} from '@markthalle/contracts/office-incidents';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { IncidentDesk } from '../../platform/incidents/incident-desk.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';

/** What staff do with incidents; every step is kept with the name of who took it. */
@Injectable()
export class SteerIncidentsService {
  constructor(
    private readonly db: Db,
    private readonly desk: IncidentDesk,
    private readonly incidents: Incidents,
  ) {}

  /** Throws `incident-not-found` where it is not open, `person-not-found` for anybody outside the office. */
  async assign(by: string, { incidentId, ownerId }: ParsedInputOf<typeof assignIncident>) {
    await this.db.transaction(async (tx) => {
      await needStaff(tx, ownerId);
      need(await this.desk.assign(tx, incidentId, ownerId, by));
    });
    return { done: true as const };
  }

  /** Throws `incident-not-found` where it is not open. */
  async move(by: string, { incidentId, state, note }: ParsedInputOf<typeof moveIncident>) {
    await this.db.transaction(async (tx) => {
      need(await this.desk.move(tx, incidentId, { state, note }, by));
    });
    return { done: true as const };
  }

  /** Throws `incident-not-found` where it is not open. */
  async resolve(by: string, { incidentId, note }: ParsedInputOf<typeof resolveIncident>) {
    await this.db.transaction(async (tx) => {
      need(await this.incidents.resolve(tx, incidentId, by, note));
    });
    return { resolved: true as const };
  }

  /** Throws `person-not-found` for anybody outside the office. */
  async setDefaultOwner(ownerId: string | null) {
    await this.db.transaction(async (tx) => {
      await needStaff(tx, ownerId);
      await this.desk.setDefaultOwner(tx, ownerId);
    });
    return { done: true as const };
  }
}

function need(isOpen: boolean): void {
  if (!isOpen) throw new Problem('incident-not-found');
}

async function needStaff(tx: Tx, accountId: string | null): Promise<void> {
  if (accountId === null) return;
  const person = await tx.row(
    'select id from identity.account where id = $1 and is_staff and disabled_at is null',
    [accountId],
  );
  if (person === null) throw new Problem('person-not-found');
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/db.ts';
import { newId } from '../db/new-id.ts';

export interface IncidentDraft {
  /** What happened, `kebab-case`. */
  readonly kind: string;
  /** What it happened to (an id); one open incident per kind and subject. */
  readonly subject: string;
  /** One German sentence for the office. */
  readonly title: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What a person must look at. Opening the same incident again only refreshes it. */
@Injectable()
export class Incidents {
  constructor(private readonly clock: Clock) {}

  async open(tx: Tx, draft: IncidentDraft): Promise<void> {
    await tx.execute(
      `insert into platform.incident (id, kind, subject, title, details, opened_at, last_seen_at)
       values ($1, $2, $3, $4, $5, $6, $6)
       on conflict (kind, subject) where resolved_at is null
       do update set last_seen_at = excluded.last_seen_at, details = excluded.details,
                     title = excluded.title`,
      [newId(), draft.kind, draft.subject, draft.title, draft.details ?? {}, this.clock.now()],
    );
  }

  /** Closes an incident that has settled itself. */
  async settle(tx: Tx, kind: string, subject: string): Promise<void> {
    await tx.execute(
      `update platform.incident set resolved_at = $3, note = 'settled by itself'
        where kind = $1 and subject = $2 and resolved_at is null`,
      [kind, subject, this.clock.now()],
    );
  }

  /** A person closes an incident with a note. Answers false if it is not open. */
  async resolve(tx: Tx, incidentId: string, staffId: string, note: string): Promise<boolean> {
    const closed = await tx.execute(
      `update platform.incident set resolved_at = $2, resolved_by = $3, note = $4
        where id = $1 and resolved_at is null`,
      [incidentId, this.clock.now(), staffId, note],
    );
    return closed === 1;
  }
}

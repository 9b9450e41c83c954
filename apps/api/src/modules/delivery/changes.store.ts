import { type ChangeRow, MAX_CHANGES } from '@markthalle/contracts/office-runs';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

type Facts = Readonly<Record<string, unknown>>;

export interface Change {
  /** `run:<code>`, `trip:<code>:<day>`, `point:<id>` or `fee:<what>`. */
  readonly subject: string;
  readonly what: ChangeRow['what'];
  readonly by: string;
  readonly before?: Facts;
  readonly after?: Facts;
}

interface Row {
  readonly what: ChangeRow['what'];
  readonly before: Facts | null;
  readonly after: Facts | null;
  readonly byName: string;
  readonly at: Date;
}

const MAX_FACTS = 20;

/** Who changed what on the delivery side, and when; nothing is ever taken out. */
@Injectable()
export class ChangesStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async add(tx: Tx, { subject, what, by, before, after }: Change): Promise<void> {
    await tx.execute(
      `insert into delivery.change (id, subject, what, before, after, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), subject, what, before ?? null, after ?? null, by, this.clock.now()],
    );
  }

  /** The newest first. */
  async of(subject: string): Promise<ChangeRow[]> {
    const rows = await this.db.rows<Row>(
      `select c.what, c.before, c.after, a.display_name as "byName", c.changed_at as at
         from delivery.change c join identity.account a on a.id = c.changed_by
        where c.subject = $1 order by c.changed_at desc, c.id desc limit ${MAX_CHANGES}`,
      [subject],
    );
    return rows.map(({ what, before, after, byName, at }) => ({
      what,
      byName,
      at: at.toISOString(),
      facts: factsOf(before, after ?? {}).slice(0, MAX_FACTS),
    }));
  }
}

/** The names of what differs, or what the change was about. */
function factsOf(before: Facts | null, after: Facts): string[] {
  if (before === null) return Object.values(after).map(String);
  return Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}

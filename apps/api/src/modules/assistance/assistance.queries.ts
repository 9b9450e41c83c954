import {
  type AssistanceView,
  type AssistedAct,
  type Consent,
  MAX_LISTED_ACTS,
  UNDO_DAYS,
} from '@markthalle/contracts/portal-assistance';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';

interface ConsentRow extends Omit<Consent, 'grantedAt' | 'endsAt' | 'endedAt'> {
  readonly grantedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
}

interface ActRow extends Omit<AssistedAct, 'at' | 'undoneAt' | 'undoUntil'> {
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly isUndoable: boolean;
}

const MAX_EARLIER = 20;

/** What producer and office read about help; names of people are joined here. */
@Injectable()
export class AssistanceQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async view(producerId: string): Promise<AssistanceView> {
    const now = this.clock.now();
    const [consents, acts] = await Promise.all([this.consents(producerId), this.acts(producerId)]);
    const isCurrent = ({ endedAt, endsAt }: ConsentRow) => endedAt === null && endsAt > now;
    const current = consents.find(isCurrent);
    return {
      current: current === undefined ? null : toConsent(current),
      earlier: consents
        .filter((row) => !isCurrent(row))
        .slice(0, MAX_EARLIER)
        .map(toConsent),
      acts: acts.map((row) => toAct(row, now)),
    };
  }

  private consents(producerId: string): Promise<ConsentRow[]> {
    return this.db.rows<ConsentRow>(
      `select c.id as "consentId", c.rights, a.display_name as "grantedBy",
              c.granted_at as "grantedAt", c.ends_at as "endsAt", c.ended_at as "endedAt"
         from assistance.consent c join identity.account a on a.id = c.granted_by
        where c.producer_id = $1 order by c.granted_at desc limit $2`,
      [producerId, MAX_EARLIER + 1],
    );
  }

  private acts(producerId: string): Promise<ActRow[]> {
    return this.db.rows<ActRow>(
      `select t.id as "actId", t.at, a.display_name as "staffName", p.name as "producerName",
              t.route, t.area, t.subject_name as "subjectName", t.outcome,
              t.remembered is not null and t.outcome = 'done' and t.undone_at is null
                as "isUndoable",
              t.undone_at as "undoneAt"
         from assistance.act t
         join identity.account a on a.id = t.staff_id
         join producers.producer p on p.id = t.producer_id
        where t.producer_id = $1 order by t.at desc, t.id desc limit $2`,
      [producerId, MAX_LISTED_ACTS],
    );
  }
}

const toConsent = ({ grantedAt, endsAt, endedAt, ...consent }: ConsentRow): Consent => ({
  ...consent,
  grantedAt: grantedAt.toISOString(),
  endsAt: endsAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

function toAct({ at, undoneAt, isUndoable, ...act }: ActRow, now: Date): AssistedAct {
  const until = later(at, UNDO_DAYS * DAY_MS);
  return {
    ...act,
    at: at.toISOString(),
    undoUntil: isUndoable && until > now ? until.toISOString() : null,
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}

import type { AssistableRight } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';

export interface ConsentInForce {
  readonly consentId: string;
  readonly producerId: string;
  readonly rights: AssistableRight[];
  readonly endsAt: Date;
}

export interface NewAct {
  readonly actId: string;
  readonly consentId: string;
  readonly producerId: string;
  readonly staffId: string;
  readonly at: Date;
  readonly route: string;
  readonly area: string | null;
  readonly subjectName: string;
  readonly remembered: object | null;
}

const IN_FORCE = `select c.id as "consentId", c.producer_id as "producerId", c.rights,
    c.ends_at as "endsAt" from assistance.consent c`;

const MAX_FORGOTTEN_AT_ONCE = 100;

/** Consents, the ways in, and what was done. */
@Injectable()
export class AssistanceStore {
  constructor(private readonly db: Db) {}

  /** Two consents at once take turns, so that one producer has one in force. */
  async lockProducer(tx: Tx, producerId: string): Promise<void> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('assistance:' || $1, 0))`, [
      producerId,
    ]);
  }

  inForce(
    producerId: string,
    now: Date,
    from: Pick<Db, 'row'> = this.db,
  ): Promise<ConsentInForce | null> {
    return from.row<ConsentInForce>(
      `${IN_FORCE} where c.producer_id = $1 and c.ended_at is null and c.ends_at > $2`,
      [producerId, now],
    );
  }

  /** The consent of a session, while it is in force and its user belongs to the office. */
  inForceFor(consentId: string, staffId: string, now: Date): Promise<ConsentInForce | null> {
    return this.db.row<ConsentInForce>(
      `${IN_FORCE} join identity.account a on a.id = $2 and a.is_staff and a.disabled_at is null
        where c.id = $1 and c.ended_at is null and c.ends_at > $3`,
      [consentId, staffId, now],
    );
  }

  async grant(tx: Tx, consent: ConsentInForce & { readonly by: string }, now: Date): Promise<void> {
    await tx.execute(
      `insert into assistance.consent (id, producer_id, rights, granted_by, granted_at, ends_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [consent.consentId, consent.producerId, consent.rights, consent.by, now, consent.endsAt],
    );
  }

  /** Answers how many ended: none where it is not the producer's, or is over. */
  end(
    tx: Tx,
    consent: { readonly consentId: string; readonly producerId: string; readonly by: string },
    now: Date,
  ): Promise<number> {
    return tx.execute(
      `update assistance.consent set ended_at = $3, ended_by = $4
        where id = $1 and producer_id = $2 and ended_at is null and ends_at > $3`,
      [consent.consentId, consent.producerId, now, consent.by],
    );
  }

  async insertOpening(
    tx: Tx,
    opening: {
      readonly ticket: string;
      readonly consentId: string;
      readonly staffId: string;
      readonly expiresAt: Date;
    },
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `delete from assistance.opening where ticket_hash in (
         select ticket_hash from assistance.opening where expires_at < $1 limit $2)`,
      [now, MAX_FORGOTTEN_AT_ONCE],
    );
    await tx.execute(
      `insert into assistance.opening (ticket_hash, consent_id, staff_id, expires_at)
       values ($1, $2, $3, $4)`,
      [hashToken(opening.ticket), opening.consentId, opening.staffId, opening.expiresAt],
    );
  }

  useOpening(
    tx: Tx,
    ticket: string,
    now: Date,
  ): Promise<{ consentId: string; staffId: string } | null> {
    return tx.row(
      `update assistance.opening set used_at = $2
        where ticket_hash = $1 and used_at is null and expires_at > $2
        returning consent_id as "consentId", staff_id as "staffId"`,
      [hashToken(ticket), now],
    );
  }

  async insertAct(act: NewAct): Promise<void> {
    await this.db.execute(
      `insert into assistance.act
         (id, consent_id, producer_id, staff_id, at, route, area, subject_name, remembered)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        act.actId,
        act.consentId,
        act.producerId,
        act.staffId,
        act.at,
        act.route,
        act.area,
        act.subjectName,
        act.remembered === null ? null : JSON.stringify(act.remembered),
      ],
    );
  }

  async closeAct(actId: string, outcome: 'done' | 'refused'): Promise<void> {
    await this.db.execute('update assistance.act set outcome = $2 where id = $1', [actId, outcome]);
  }

  /** Takes an act for undoing, once; null where it is not there, too old, or taken. */
  takeForUndo(
    { actId, producerId, by }: { actId: string; producerId: string; by: string },
    { now, notBefore }: { now: Date; notBefore: Date },
  ): Promise<{ route: string; remembered: Record<string, unknown> } | null> {
    return this.db.row(
      `update assistance.act set undone_at = $3, undone_by = $5
        where id = $1 and producer_id = $2 and outcome = 'done' and remembered is not null
          and undone_at is null and at > $4
        returning route, remembered`,
      [actId, producerId, now, notBefore, by],
    );
  }

  /** It could not be undone after all. */
  async giveBack(actId: string): Promise<void> {
    await this.db.execute(
      'update assistance.act set undone_at = null, undone_by = null where id = $1',
      [actId],
    );
  }
}

import type { EvidenceKind } from '@markthalle/domain/evidence';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';

export interface NewEvidence {
  readonly id: string;
  readonly producerId: string;
  readonly kind: EvidenceKind;
  readonly reference: string;
  readonly issuer: string;
  readonly covers: readonly string[];
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly state: 'submitted' | 'valid';
  readonly clientId: string | null;
  readonly submittedBy: string | null;
}

export interface NewFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

export interface TraderRow {
  readonly producerId: string;
  readonly isEntity: boolean;
  readonly taxIdentifier: string | null;
  readonly birthDate: string | null;
  readonly birthPlace: string | null;
}

/** Every write of the book of evidence. */
@Injectable()
export class EvidenceStore {
  /** Answers false where this client id was taken before. */
  async insert(tx: Tx, item: NewEvidence, now: Date): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into evidence.item (id, producer_id, kind, reference, issuer, covers, valid_from,
                                  valid_until, state, client_id, submitted_by, submitted_at,
                                  decided_at, began_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
               case when $9 = 'valid' then $12::timestamptz end,
               case when $9 = 'valid' then $12::timestamptz end)
       on conflict (client_id) do nothing`,
      [
        item.id,
        item.producerId,
        item.kind,
        item.reference,
        item.issuer,
        item.covers,
        item.validFrom,
        item.validUntil,
        item.state,
        item.clientId,
        item.submittedBy,
        now,
      ],
    );
    return inserted === 1;
  }

  async insertFile(tx: Tx, itemId: string, file: NewFile): Promise<void> {
    await tx.execute(
      `insert into evidence.file (item_id, file_name, media_type, sha256, bytes)
       values ($1, $2, $3, $4, $5)`,
      [itemId, file.fileName, file.mediaType, file.sha256, file.bytes],
    );
  }

  /** Locks a piece; null where there is none. */
  lock(
    tx: Tx,
    itemId: string,
  ): Promise<{
    readonly producerId: string;
    readonly state: string;
    readonly kind: EvidenceKind;
    readonly reference: string;
  } | null> {
    return tx.row(
      `select producer_id as "producerId", state, kind, reference from evidence.item
        where id = $1 for update`,
      [itemId],
    );
  }

  async decide(
    tx: Tx,
    itemId: string,
    decision: {
      readonly state: 'valid' | 'rejected' | 'withdrawn';
      readonly by: string;
      readonly note: string | null;
      readonly at: Date;
      /** Whether it has begun by this day. */
      readonly on: string;
    },
  ): Promise<void> {
    await tx.execute(
      `update evidence.item
          set state = $2, note = $3, decided_by = $4, decided_at = $5,
              began_at = case when $2 = 'valid' and valid_from <= $6 then $5::timestamptz
                              else began_at end,
              ended_at = case when $2 = 'withdrawn' then $5::timestamptz else ended_at end
        where id = $1`,
      [itemId, decision.state, decision.note, decision.by, decision.at, decision.on],
    );
  }

  async markBegun(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
    await tx.execute('update evidence.item set began_at = $2 where id = any ($1::uuid[])', [
      ids,
      at,
    ]);
  }

  async markEnded(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
    await tx.execute('update evidence.item set ended_at = $2 where id = any ($1::uuid[])', [
      ids,
      at,
    ]);
  }

  /** Answers false where this reminder went out before. */
  async noteReminder(tx: Tx, itemId: string, days: number, at: Date): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into evidence.reminder (item_id, days, sent_at) values ($1, $2, $3)
       on conflict do nothing`,
      [itemId, days, at],
    );
    return inserted === 1;
  }

  /** An earlier promise stays; a new one is dated by its day. */
  async saveTrader(
    tx: Tx,
    trader: TraderRow,
    promise: { readonly on: string; readonly by: string | null } | null,
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into evidence.trader (producer_id, is_entity, tax_identifier, birth_date, birth_place,
                                    self_certified_on, self_certified_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (producer_id) do update
         set is_entity = $2, tax_identifier = $3, birth_date = $4, birth_place = $5, changed_at = $8,
             self_certified_on = coalesce(evidence.trader.self_certified_on, $6),
             self_certified_by = coalesce(evidence.trader.self_certified_by, $7)`,
      [
        trader.producerId,
        trader.isEntity,
        trader.taxIdentifier,
        trader.birthDate,
        trader.birthPlace,
        promise?.on ?? null,
        promise?.by ?? null,
        now,
      ],
    );
  }
}

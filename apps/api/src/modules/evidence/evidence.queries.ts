import type { StoredFile } from '@markthalle/contracts/documents';
import type { OfficeEvidence } from '@markthalle/contracts/office-evidence';
import type { EvidenceItem } from '@markthalle/contracts/portal-evidence';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';

type ItemRow = Omit<OfficeEvidence, 'submittedAt'> & { readonly submittedAt: Date };

/** `$1` is the day of the question. */
const ITEM = `select i.id as "evidenceId", i.producer_id as "producerId",
    p.name as "producerName", p.slug as "producerSlug", i.kind, i.reference, i.issuer, i.covers,
    i.valid_from as "validFrom", i.valid_until as "validUntil", i.state, i.note,
    i.state = 'valid' and i.valid_from <= $1 and coalesce(i.valid_until >= $1, true) as "isHeld",
    f.file_name as "fileName", i.submitted_at as "submittedAt"
  from evidence.item i
  join producers.producer p on p.id = i.producer_id
  left join evidence.file f on f.item_id = i.id`;

const MAX_ITEMS = 500;
const MAX_WAITING = 200;
/** As early as the first reminder. */
const ENDING_DAYS = 60;

/** Reads of the book of evidence. */
@Injectable()
export class EvidenceQueries {
  constructor(private readonly db: Db) {}

  async ofProducer(producerId: string, on: string): Promise<EvidenceItem[]> {
    const rows = await this.db.rows<ItemRow>(
      `${ITEM} where i.producer_id = $2 order by i.kind, i.submitted_at desc, i.id limit $3`,
      [on, producerId, MAX_ITEMS],
    );
    return rows.map(({ producerId: _id, producerName: _n, producerSlug: _s, ...item }) => ({
      ...item,
      submittedAt: item.submittedAt.toISOString(),
    }));
  }

  /** What one producer can have asked for at most; beyond it somebody should call. */
  async countOf(producerId: string, from: Statements): Promise<number> {
    const row = await from.row<{ n: number }>(
      'select count(*)::int as n from evidence.item where producer_id = $1',
      [producerId],
    );
    return row?.n ?? 0;
  }

  async waiting(on: string): Promise<OfficeEvidence[]> {
    const rows = await this.db.rows<ItemRow>(
      `${ITEM} where i.state = 'submitted' order by i.submitted_at, i.id limit $2`,
      [on, MAX_WAITING],
    );
    return rows.map(shown);
  }

  async ending(on: string): Promise<OfficeEvidence[]> {
    const rows = await this.db.rows<ItemRow>(
      `${ITEM} where i.state = 'valid' and i.valid_until between $1::date - 30 and $1::date + $2::int
        order by i.valid_until, i.id limit $3`,
      [on, ENDING_DAYS, MAX_WAITING],
    );
    return rows.map(shown);
  }

  async held(on: string): Promise<OfficeEvidence[]> {
    const rows = await this.db.rows<ItemRow>(
      `${ITEM} where i.state = 'valid' and coalesce(i.valid_until >= $1, true)
        order by p.name collate "de-x-icu", i.kind, i.id limit $2`,
      [on, MAX_ITEMS],
    );
    return rows.map(shown);
  }

  async one(evidenceId: string, on: string, from: Statements): Promise<OfficeEvidence | null> {
    const row = await from.row<ItemRow>(`${ITEM} where i.id = $2`, [on, evidenceId]);
    return row && shown(row);
  }

  /** The file; `producerId` null: for the office. */
  async file(evidenceId: string, producerId: string | null): Promise<StoredFile | null> {
    const row = await this.db.row<{
      fileName: string;
      mediaType: string;
      sha256: string;
      bytes: Buffer;
    }>(
      `select f.file_name as "fileName", f.media_type as "mediaType", f.sha256, f.bytes
         from evidence.file f join evidence.item i on i.id = f.item_id
        where i.id = $1 and ($2::uuid is null or i.producer_id = $2)`,
      [evidenceId, producerId],
    );
    if (row === null) return null;
    const { bytes, ...file } = row;
    return { ...file, base64: bytes.toString('base64') };
  }

  /** Foods in the shop that say why they show no nutrition table (LAW-FOOD-13). */
  exemptions(): Promise<
    {
      productId: string;
      slug: string;
      name: string;
      producerName: string;
      exemption: string;
      note: string | null;
    }[]
  > {
    return this.db.rows(
      `select p.id as "productId", p.slug, v.content -> 'name' ->> 'de' as name,
              pr.name as "producerName",
              v.content -> 'productFacts' ->> 'nutritionExemption' as exemption,
              v.content -> 'productFacts' ->> 'nutritionNote' as note
         from catalog.product p
         join catalog.product_version v on v.id = p.published_version_id
         join producers.producer pr on pr.id = p.producer_id
        where v.content -> 'productFacts' ->> 'nutritionExemption' is not null
        order by v.content -> 'productFacts' ->> 'nutritionExemption' <> 'small_direct_supply',
                 pr.name, p.id limit $1`,
      [MAX_ITEMS],
    );
  }

  /** Running evidence that has begun, ended or comes near its end without the shop knowing it. */
  due(on: string, limit: number): Promise<DueEvidence[]> {
    return this.db.rows<DueEvidence>(
      `select i.id, i.producer_id as "producerId", i.kind, i.reference,
              i.valid_until as "validUntil", i.began_at is null as "isNew",
              coalesce(i.valid_until < $1, false) as "isOver",
              coalesce((select array_agg(r.days) from evidence.reminder r where r.item_id = i.id),
                       '{}') as reminded
         from evidence.item i
        where i.state = 'valid' and i.ended_at is null and i.valid_from <= $1
          and (i.began_at is null or i.valid_until < $1
               or (i.valid_until <= $1::date + 60 and not exists (
                     select from evidence.reminder r where r.item_id = i.id
                        and r.days = case when i.valid_until <= $1::date + 7 then 7
                                          when i.valid_until <= $1::date + 30 then 30
                                          else 60 end)))
        order by i.valid_until nulls first, i.id limit $2`,
      [on, limit],
    );
  }
}

export interface DueEvidence {
  readonly id: string;
  readonly producerId: string;
  readonly kind: EvidenceItem['kind'];
  readonly reference: string;
  readonly validUntil: string | null;
  readonly isNew: boolean;
  readonly isOver: boolean;
  readonly reminded: readonly number[];
}

const shown = (row: ItemRow): OfficeEvidence => ({
  ...row,
  submittedAt: row.submittedAt.toISOString(),
});

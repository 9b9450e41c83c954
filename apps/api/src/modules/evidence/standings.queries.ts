import type { HeldEvidence, ProducerStanding } from '@markthalle/domain/evidence';
import { DEFAULT_SELLING, type SellingRule } from '@markthalle/domain/sellingRule';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';

type Row = Omit<ProducerStanding, 'isEntity' | 'sellsWithoutAccount'> & {
  readonly producerId: string;
  readonly isEntity: boolean | null;
  readonly rule: Partial<SellingRule> | null;
};

const HELD = `coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind,
      'reference', i.reference, 'covers', i.covers, 'validUntil', i.valid_until) order by i.id)
    from evidence.item i
   where i.producer_id = p.id and i.state = 'valid' and i.valid_from <= $2
     and coalesce(i.valid_until >= $2, true)), '[]')`;

/** Legal forms of natural persons; everything else is an entity (§ 3 PStTG). */
const PERSON = "('Einzelunternehmen', 'e. K.')";

const STANDING = `select p.id as "producerId", p.legal_name as "legalName",
    p.legal_form as "legalForm", p.street, p.postcode, p.town, p.phone, p.email, p.register,
    coalesce(s.tax_status, 'standard') as "taxStatus", s.vat_id as "vatId",
    coalesce(t.tax_identifier, s.tax_number) as "taxIdentifier", t.birth_date as "birthDate",
    t.birth_place as "birthPlace", t.self_certified_on as "selfCertifiedOn",
    coalesce(t.is_entity, p.legal_form not in ${PERSON}) as "isEntity",
    coalesce(a.state, 'none') as "paymentAccount",
    (select value from platform.setting where key = 'payments.sell_before_verified') as rule,
    ${HELD} as evidence
  from producers.producer p
  left join evidence.trader t on t.producer_id = p.id
  left join producers.stripe_account a on a.producer_id = p.id and a.replaced_at is null
  left join lateral (select tax_status, vat_id, tax_number from producers.tax_status
                      where producer_id = p.id and valid_from <= $2
                      order by valid_from desc limit 1) s on true
 where p.id = any ($1::uuid[])`;

/** Who sells and with what proof, as of a day: what the publishing gates ask about a producer. */
@Injectable()
export class StandingsQueries {
  constructor(private readonly db: Db) {}

  async of(producerId: string, on: string, from: Statements = this.db): Promise<ProducerStanding> {
    const row = await from.row<Row>(STANDING, [[producerId], on]);
    if (row === null) throw new Error(`Producer ${producerId} does not exist`);
    const { producerId: _id, rule, isEntity, ...standing } = row;
    const from_ = rule?.from ?? DEFAULT_SELLING.from;
    return { ...standing, isEntity: isEntity === true, sellsWithoutAccount: from_ === 'none' };
  }

  /** What each of the producers holds on a day; every one of them has an entry. */
  async heldBy(
    producerIds: readonly string[],
    on: string,
    from: Statements = this.db,
  ): Promise<ReadonlyMap<string, readonly HeldEvidence[]>> {
    const rows = await from.rows<{ id: string; evidence: HeldEvidence[] }>(
      `select p.id, ${HELD} as evidence from producers.producer p where p.id = any ($1::uuid[])`,
      [producerIds, on],
    );
    return new Map(rows.map(({ id, evidence }) => [id, evidence]));
  }
}

import type { CommissionRule } from '@markthalle/domain/commission';
import { mayDo, type ProducerRight } from '@markthalle/domain/producerRights';
import type { VatRateRow } from '@markthalle/domain/tax';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import type {
  LabelledWay,
  ProducerOn,
  ProducerProfile,
  SaleTerms,
  TaxStatusRow,
} from './producer-profile.ts';

type Ids = readonly string[];
type ById<T> = ReadonlyMap<string, T>;

const PROFILE = `select p.id as "producerId", p.slug, p.name, p.owner_name as "ownerName", p.street,
    p.postcode, p.town, p.latitude, p.longitude, p.landscape, p.since, p.tagline, p.story,
    p.pickup_hours as "pickupHours", p.packaging_note as "packagingNote",
    p.organic_control_code as "organicControlCode", p.lead_time_days as "leadTimeDays",
    p.dispatch_weekdays as "dispatchWeekdays", p.tour_code as "tourCode",
    p.banner_picture_id as "bannerPictureId", p.legal_name as "legalName",
    p.legal_form as "legalForm", p.represented, p.register, p.phone, p.email
  from producers.producer p`;

/** Who sells, as pages and papers print it; `t` is the tax status of the day. */
const SELLER = `jsonb_build_object('producerName', p.name, 'producerSlug', p.slug,
                'legalName', p.legal_name, 'represented', p.represented, 'street', p.street,
                'postcode', p.postcode, 'town', p.town, 'phone', p.phone, 'email', p.email,
                'vatId', t.vat_id, 'taxNumber', t.tax_number, 'register', p.register,
                'pickupHours', p.pickup_hours)`;

/** Far above the cooperative's size; a list that would be longer needs pages. */
const MAX_PRODUCERS = 2_000;

/** Reads for the facade, one statement each, for many producers at once. */
@Injectable()
export class ProducersQueries {
  constructor(private readonly db: Db) {}

  async profilesOf(ids: Ids, db: Statements = this.db): Promise<ById<ProducerProfile>> {
    const rows = await db.rows<ProducerProfile>(`${PROFILE} where p.id = any($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.producerId, row]));
  }

  profileBySlug(slug: string): Promise<ProducerProfile | null> {
    return this.db.row<ProducerProfile>(`${PROFILE} where p.slug = $1`, [slug]);
  }

  allProfiles(): Promise<ProducerProfile[]> {
    return this.db.rows<ProducerProfile>(
      `${PROFILE} where p.status = 'active' order by p.name collate "de-x-icu", p.id limit $1`,
      [MAX_PRODUCERS],
    );
  }

  /**
   * Seller, tax status, fee and dispatch days as of a day, with all VAT rates: one statement for a
   * whole order.
   */
  async saleTermsOn(
    ids: Ids,
    on: string,
    db: Statements = this.db,
  ): Promise<{ readonly terms: ById<SaleTerms>; readonly vatRates: readonly VatRateRow[] }> {
    const rows = await db.prepared<SaleTerms & { vatRates: VatRateRow[] }>(
      'sale-terms',
      `select p.id as "producerId", p.dispatch_weekdays as "dispatchWeekdays",
              t.tax_status as "taxStatus",
              ${SELLER} as seller,
              jsonb_build_object('id', r.id, 'rateBps', r.rate_bps, 'vatRateBps', r.vat_rate_bps)
                as "commissionRule",
              (select jsonb_agg(jsonb_build_object('code', v.code, 'rateBps', v.rate_bps,
                 'validFrom', v.valid_from)) from producers.vat_rate v) as "vatRates"
         from producers.producer p
         join lateral (select tax_status, vat_id, tax_number from producers.tax_status
                        where producer_id = p.id and valid_from <= $2
                        order by valid_from desc limit 1) t on true
         join lateral (select id, rate_bps, vat_rate_bps from producers.commission_rule
                        where (producer_id = p.id or producer_id is null) and valid_from <= $2
                        order by producer_id is null, valid_from desc limit 1) r on true
        where p.id = any($1::uuid[])`,
      [ids, on],
    );
    return {
      terms: new Map(rows.map(({ vatRates: _, ...terms }) => [terms.producerId, terms])),
      vatRates: rows[0]?.vatRates ?? [],
    };
  }

  /** Who sells the articles of a basket, as of a day. */
  async producersOn(ids: Ids, on: string, db: Statements = this.db): Promise<ById<ProducerOn>> {
    const rows = await db.prepared<ProducerOn & { producerId: string }>(
      'producers-on',
      `select p.id as "producerId", p.landscape, t.tax_status as "taxStatus", ${SELLER} as seller
         from producers.producer p
         left join lateral (select tax_status, vat_id, tax_number from producers.tax_status
                             where producer_id = p.id and valid_from <= $2
                             order by valid_from desc limit 1) t on true
        where p.id = any($1::uuid[])`,
      [ids, on],
    );
    return keyed(rows);
  }

  async taxStatusOn(ids: Ids, on: string, db: Statements = this.db): Promise<ById<TaxStatusRow>> {
    const rows = await db.rows<TaxStatusRow & { producerId: string }>(
      `select distinct on (producer_id) producer_id as "producerId", tax_status as "taxStatus",
              valid_from as "validFrom", vat_id as "vatId", tax_number as "taxNumber"
         from producers.tax_status
        where producer_id = any($1::uuid[]) and valid_from <= $2
        order by producer_id, valid_from desc`,
      [ids, on],
    );
    return keyed(rows);
  }

  async commissionRuleOn(
    ids: Ids,
    on: string,
    db: Statements = this.db,
  ): Promise<ById<CommissionRule>> {
    const rows = await db.rows<CommissionRule & { producerId: string }>(
      `select distinct on (p.id) p.id as "producerId", r.id, r.rate_bps as "rateBps",
              r.vat_rate_bps as "vatRateBps"
         from unnest($1::uuid[]) p (id)
         join producers.commission_rule r on r.producer_id = p.id or r.producer_id is null
        where r.valid_from <= $2
        order by p.id, r.producer_id is null, r.valid_from desc`,
      [ids, on],
    );
    return keyed(rows);
  }

  generalCommissionRule(on: string): Promise<CommissionRule | null> {
    return this.db.row<CommissionRule>(
      `select id, rate_bps as "rateBps", vat_rate_bps as "vatRateBps"
         from producers.commission_rule where producer_id is null and valid_from <= $1
        order by valid_from desc limit 1`,
      [on],
    );
  }

  async waysOf(ids: Ids, db: Statements = this.db): Promise<ById<readonly LabelledWay[]>> {
    const rows = await db.rows<LabelledWay & { producerId: string }>(
      `select producer_id as "producerId", way as key, carried_by as "carriedBy", label,
              price_cents as "priceCents", free_from_cents as "freeFromCents", weekdays,
              min_days as "minDays", max_days as "maxDays"
         from producers.delivery_way where producer_id = any($1::uuid[])
        order by producer_id, price_cents, way`,
      [ids],
    );
    const ways = new Map<string, LabelledWay[]>(ids.map((id) => [id, []]));
    for (const { producerId, ...way } of rows) ways.get(producerId)?.push(way);
    return ways;
  }

  vatRates(db: Statements = this.db): Promise<VatRateRow[]> {
    return db.rows<VatRateRow>(
      `select code, rate_bps as "rateBps", valid_from as "validFrom"
         from producers.vat_rate order by code, valid_from`,
    );
  }

  /** Those who may do this for a producer. */
  async memberIdsOf(producerId: string, right: ProducerRight): Promise<string[]> {
    const rows = await this.db.rows<{
      accountId: string;
      isOwner: boolean;
      rights: ProducerRight[];
    }>(
      `select account_id as "accountId", is_owner as "isOwner", rights
         from producers.member where producer_id = $1 order by account_id`,
      [producerId],
    );
    return rows
      .filter(({ isOwner, rights }) => isOwner || mayDo(rights, right))
      .map((row) => row.accountId);
  }
}

function keyed<R extends { readonly producerId: string }>(
  rows: readonly R[],
): ReadonlyMap<string, Omit<R, 'producerId'>> {
  return new Map(rows.map(({ producerId, ...rest }) => [producerId, rest]));
}

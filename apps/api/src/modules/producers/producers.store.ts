import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import type {
  CommissionRuleImport,
  LabelledWay,
  ProducerImport,
  TaxStatusRow,
} from './producer-profile.ts';

/** Every write of profiles and their dated rows. */
@Injectable()
export class ProducersStore {
  async insertProducer(tx: Tx, producer: ProducerImport, now: Date): Promise<void> {
    await tx.execute(
      `insert into producers.producer
         (id, slug, name, owner_name, street, postcode, town, latitude, longitude, landscape, since,
          tagline, story, pickup_hours, packaging_note, organic_control_code, lead_time_days,
          dispatch_weekdays, tour_code, banner_picture_id, legal_name, legal_form, represented,
          register, phone, email, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
               $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
      [
        producer.producerId,
        producer.slug,
        producer.name,
        producer.ownerName,
        producer.street,
        producer.postcode,
        producer.town,
        producer.latitude,
        producer.longitude,
        producer.landscape,
        producer.since,
        producer.tagline,
        producer.story,
        producer.pickupHours,
        producer.packagingNote,
        producer.organicControlCode,
        producer.leadTimeDays,
        producer.dispatchWeekdays,
        producer.tourCode,
        producer.bannerPictureId,
        producer.legalName,
        producer.legalForm,
        producer.represented,
        producer.register,
        producer.phone,
        producer.email,
        now,
      ],
    );
  }

  async insertTaxStatus(tx: Tx, producerId: string, row: TaxStatusRow): Promise<void> {
    await tx.execute(
      `insert into producers.tax_status (producer_id, valid_from, tax_status, vat_id, tax_number)
       values ($1, $2, $3, $4, $5)`,
      [producerId, row.validFrom, row.taxStatus, row.vatId, row.taxNumber],
    );
  }

  async insertWay(tx: Tx, producerId: string, way: LabelledWay): Promise<void> {
    await tx.execute(
      `insert into producers.delivery_way (producer_id, way, carried_by, label, price_cents,
                                           free_from_cents, weekdays, min_days, max_days)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        producerId,
        way.key,
        way.carriedBy,
        way.label,
        way.priceCents,
        way.freeFromCents,
        way.weekdays,
        way.minDays,
        way.maxDays,
      ],
    );
  }

  /** Doing it twice changes nothing. */
  async insertMember(tx: Tx, producerId: string, accountId: string): Promise<void> {
    await tx.execute(
      `insert into producers.member (account_id, producer_id) values ($1, $2)
       on conflict do nothing`,
      [accountId, producerId],
    );
  }

  /** Answers the rule's id. */
  async insertCommissionRule(tx: Tx, rule: CommissionRuleImport): Promise<string> {
    const id = newId();
    await tx.execute(
      `insert into producers.commission_rule
         (id, producer_id, rate_bps, vat_rate_bps, valid_from, resolution)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, rule.producerId, rule.rateBps, rule.vatRateBps, rule.validFrom, rule.resolution],
    );
    return id;
  }
}

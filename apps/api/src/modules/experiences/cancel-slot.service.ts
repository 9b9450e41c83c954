import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { cancelSlot, readPortalSlot } from '@markthalle/contracts/portal-slots';
import { berlinDateOf, daysBetween } from '@markthalle/domain/dates';
import { sumCents } from '@markthalle/domain/money';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { type GuestRow, GuestsQueries } from './guests.queries.ts';
import { SlotsQueries } from './slots.queries.ts';
import { SlotsStore } from './slots.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Guests of a canceled date are asked what they want instead. */
    'experiences.tell-guests': { readonly variantId: string };
  }
}

/** How long an organiser can call a guest after the date (Art. 5(1)(e) GDPR). */
const PHONE_DAYS = 30;

/** One date with its guests, and its end before it began. */
@Injectable()
export class CancelSlotService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly store: SlotsStore,
    private readonly queries: SlotsQueries,
    private readonly guests: GuestsQueries,
    private readonly catalog: CatalogFacade,
    private readonly inventory: InventoryFacade,
    private readonly refunds: RefundsFacade,
  ) {}

  /** Throws `slot-not-found` for those of others, too. */
  async read(
    by: ProducerMember,
    { variantId, language }: ParsedInputOf<typeof readPortalSlot>,
  ): Promise<OutputOf<typeof readPortalSlot>> {
    const now = this.clock.now();
    const details = await this.queries.details(variantId, by.producerId, language);
    const [slot] = await this.queries.byIds([variantId], language, now);
    if (details === null || slot === undefined) throw new Problem('slot-not-found');
    const guests = await this.guests.of(variantId);
    const daysSince = daysBetween(berlinDateOf(slot.endsAt), berlinDateOf(now.toISOString()));
    const undecided = guests.filter(({ choice }) => choice === null || choice === 'open');
    return {
      slot,
      ...details,
      guests: guests.map(({ orderId: _, producerOrderId: __, phone, ...guest }) => ({
        ...guest,
        phone: daysSince > PHONE_DAYS ? null : phone,
      })),
      refundCents: sumCents(await Promise.all(undecided.map((guest) => this.refundOf(guest)))),
    };
  }

  cancel(
    by: ProducerMember,
    { variantId, reason, expectedGuests }: ParsedInputOf<typeof cancelSlot>,
  ): Promise<OutputOf<typeof cancelSlot>> {
    return this.db.transaction(async (tx) => {
      const slot = await this.store.lock(tx, variantId, by.producerId);
      if (slot === null) throw new Problem('slot-not-found');
      const now = this.clock.now();
      if (slot.canceledAt !== null || slot.endsAt <= now) throw new Problem('slot-over');
      // With the stock row locked nobody's payment is counted between here and the end of this transaction.
      await this.inventory.clearShelf(tx, variantId, by.accountId);
      const guests = await this.guests.of(variantId, tx);
      if (guests.length !== expectedGuests) {
        throw new Problem('slot-changed-meanwhile', { guests: guests.length });
      }
      await this.store.cancel(tx, variantId, { accountId: by.accountId, reason, at: now });
      await this.catalog.closeDate(tx, variantId);
      await this.jobs.add(tx, 'experiences.tell-guests', { variantId });
      return { guests: guests.length, seats: guests.reduce((sum, { seats }) => sum + seats, 0) };
    });
  }

  /** What goes back to one guest by the rules that would book it. */
  private refundOf({ orderId, producerOrderId, lineId, seats }: GuestRow): Promise<number> {
    return this.refunds.previewLine({ orderId, producerOrderId, lineId, quantity: seats });
  }
}

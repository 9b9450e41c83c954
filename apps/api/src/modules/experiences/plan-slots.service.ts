import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  addSlots,
  listPortalSlots,
  PortalSlot,
  Programme,
  setProgramme,
  setSlotSeats,
} from '@markthalle/contracts/portal-slots';
import { MAX_LISTED_SLOTS } from '@markthalle/contracts/portal-slots';
import { addDays, berlinDateOf, berlinMidnightOf } from '@markthalle/domain/dates';
import { closingOf, endOf, MAX_DAYS_AHEAD, weeklyStarts } from '@markthalle/domain/occasion';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { SlotsQueries } from './slots.queries.ts';
import { SlotsStore } from './slots.store.ts';

/** Dates of one experience that are still to come; each is a row of its product's page. */
const MAX_OPEN_SLOTS = 120;

/** Where dates come from: an experience of a producer, or the demo data. */
export interface SlotPlan {
  readonly productId: string;
  readonly producerId: string;
  readonly programme: Programme;
  /** ISO instants. */
  readonly starts: readonly string[];
  readonly seats: number;
  readonly clientId: string | null;
  readonly createdBy: string | null;
}

/** The organiser's plan: what an experience is like, and when it takes place. */
@Injectable()
export class PlanSlotsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: SlotsStore,
    private readonly queries: SlotsQueries,
    private readonly catalog: CatalogFacade,
    private readonly inventory: InventoryFacade,
  ) {}

  async list(
    by: ProducerMember,
    { fromOn, language }: ParsedInputOf<typeof listPortalSlots>,
  ): Promise<OutputOf<typeof listPortalSlots>> {
    const now = this.clock.now();
    const from = fromOn ?? berlinDateOf(now.toISOString());
    const rows = await this.queries.experiences(by.producerId, language);
    const since = new Date(berlinMidnightOf(from));
    const slots = await this.queries.ofProducer(by.producerId, since, language, now);
    const programmes = await Promise.all(rows.map((row) => this.store.programmeOf(row.productId)));
    return {
      experiences: rows.map((row, index) => ({ ...row, programme: programmes[index] ?? null })),
      slots: slots.slice(0, MAX_LISTED_SLOTS),
      hasMore: slots.length > MAX_LISTED_SLOTS,
    };
  }

  setProgramme(
    by: ProducerMember,
    { productId, programme }: ParsedInputOf<typeof setProgramme>,
  ): Promise<Programme> {
    // Fewer seats than the date needs to take place would never take place.
    if (programme.minPersons > programme.seats) throw new Problem('seats-below-booked');
    return this.db.transaction(async (tx) => {
      await this.lockExperience(tx, productId, by);
      await this.store.setProgramme(tx, productId, programme, this.clock.now());
      return programme;
    });
  }

  add(
    by: ProducerMember,
    input: ParsedInputOf<typeof addSlots>,
  ): Promise<OutputOf<typeof addSlots>> {
    const { productId, clientId, language } = input;
    return this.db.transaction(async (tx) => {
      await this.lockExperience(tx, productId, by);
      const now = this.clock.now();
      const earlier = await this.store.ofClient(tx, clientId, by.producerId);
      if (earlier.length > 0)
        return { slots: await this.queries.byIds(earlier, language, now, tx) };
      const programme = await this.store.programmeOf(productId, tx);
      if (programme === null) throw new Problem('programme-missing');
      const starts = this.startsOf(input, now);
      await this.refuseTaken(tx, productId, starts, now);
      const added = await this.open(tx, {
        productId,
        producerId: by.producerId,
        programme,
        starts,
        seats: input.seats ?? programme.seats,
        clientId,
        createdBy: by.accountId,
      });
      return { slots: await this.queries.byIds(added, language, now, tx) };
    });
  }

  setSeats(
    by: ProducerMember,
    { variantId, seats, language }: ParsedInputOf<typeof setSlotSeats>,
  ): Promise<PortalSlot> {
    return this.db.transaction(async (tx) => {
      const slot = await this.store.lock(tx, variantId, by.producerId);
      if (slot === null) throw new Problem('slot-not-found');
      const now = this.clock.now();
      if (slot.canceledAt !== null || slot.startsAt <= now) throw new Problem('slot-over');
      const delta = seats - slot.seats;
      if (delta !== 0) {
        const { accountId: actorId } = by;
        const resized = await this.inventory.resize(tx, { variantId, delta, actorId });
        if (resized === null) throw new Problem('seats-below-booked');
        await this.store.setSeats(tx, variantId, seats);
        await this.catalog.refresh(tx, [slot.productId]);
      }
      const [view] = await this.queries.byIds([variantId], language, now, tx);
      if (view === undefined) throw new Error(`Slot ${variantId} is gone`);
      return view;
    });
  }

  /** Writes dates down and opens them for sale; answers their variants. */
  async open(tx: Tx, plan: SlotPlan): Promise<string[]> {
    const { productId, programme, seats } = plan;
    const slots = plan.starts.map((startsAt) => ({ variantId: newId(), startsAt }));
    const meetingPlace = { de: programme.meetingPlaceDe, en: programme.meetingPlaceEn };
    await this.catalog.openDates(
      tx,
      productId,
      slots.map(({ variantId, startsAt }) => ({
        variantId,
        startsAt,
        endsAt: endOf(startsAt, programme.durationMinutes),
        sellsUntil: closingOf(startsAt, programme.closingHours),
        meetingPlace,
        seats,
      })),
    );
    await this.store.insert(
      tx,
      slots.map(({ variantId }, index) => ({
        variantId,
        productId,
        producerId: plan.producerId,
        seats,
        minPersons: Math.min(programme.minPersons, seats),
        weatherRule: { de: programme.weatherRuleDe, en: programme.weatherRuleEn },
        clientId: plan.clientId,
        seriesPosition: index + 1,
        createdBy: plan.createdBy,
      })),
      this.clock.now(),
    );
    return slots.map(({ variantId }) => variantId);
  }

  private async lockExperience(tx: Tx, productId: string, by: ProducerMember): Promise<void> {
    if (!(await this.store.lockExperience(tx, productId, by.producerId))) {
      throw new Problem('product-not-found');
    }
  }

  /** Every week asked for must be a date that can take place; else nothing is added. */
  private startsOf(
    { firstOn, startsAtTime, weeks }: ParsedInputOf<typeof addSlots>,
    now: Date,
  ): string[] {
    const latest = addDays(berlinDateOf(now.toISOString()), MAX_DAYS_AHEAD);
    const starts = weeklyStarts(firstOn, startsAtTime, weeks);
    const [first] = starts;
    const last = starts.at(-1);
    const fits =
      first !== undefined &&
      last !== undefined &&
      starts.length === weeks &&
      Date.parse(first) > now.getTime() &&
      berlinDateOf(last) <= latest;
    if (!fits) throw new Problem('slot-not-possible');
    return starts;
  }

  private async refuseTaken(
    tx: Tx,
    productId: string,
    starts: readonly string[],
    now: Date,
  ): Promise<void> {
    const open = await this.store.openStarts(tx, productId, now);
    if (open.length + starts.length > MAX_OPEN_SLOTS) throw new Problem('too-many-slots');
    const taken = new Set(open.map((at) => at.toISOString()));
    const doubled = starts.find((start) => taken.has(start));
    if (doubled !== undefined) throw new Problem('slot-exists', { startsAt: doubled });
  }
}

import type { OfferedWay, ProductCard } from '@markthalle/contracts/catalog';
import type { DeliveryCalendar, PickupPoint } from '@markthalle/contracts/delivery';
import type { DeliveryWayKey } from '@markthalle/contracts/fields';
import { addDays } from '@markthalle/domain/dates';
import { isWithin } from '@markthalle/domain/deliveryArea';
import type { ColdChain } from '@markthalle/domain/deliveryLaw';
import { defaultOffer, offersOf, type WayOffer } from '@markthalle/domain/deliveryOffer';
import { promiseFrom } from '@markthalle/domain/deliveryPromise';
import { distanceKm, placeOfPostcode } from '@markthalle/domain/postcodePlace';
import type { ShownDelivery } from '@markthalle/ui/components/delivery';
import { formatDay, formatDayRange } from '@markthalle/ui/format/dates';
import type { IconName } from '@markthalle/ui/icon-names';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { shopTexts } from '../texts/shop-texts.ts';

const WAY_ICONS: Record<DeliveryWayKey, IconName> = {
  parcel: 'package',
  parcel_chilled: 'snowflake',
  letter: 'mail',
  bulky: 'truck',
  pickup: 'store',
  pickup_point: 'map-pin',
  tour: 'truck',
  tour_cold: 'truck',
  citybox: 'truck',
  ticket: 'ticket',
};

export function wayIcon(key: DeliveryWayKey): IconName {
  return WAY_ICONS[key];
}

export type Reader = {
  readonly language: Language;
  readonly postcode: string | null;
  /** The instant the promise is computed for. */
  readonly now: string;
  readonly calendar: DeliveryCalendar;
};

type Dispatch = Pick<ProductCard, 'producerId' | 'leadTimeDays' | 'ways'> & {
  readonly price: Pick<ProductCard['price'], 'grossCents'>;
};

/** A product's page knows what its goods need; a card leaves that to the page. */
type Goods = { readonly coldChain: ColdChain; readonly minAge: number | null };

export type ShopOffer = WayOffer<OfferedWay, PickupPoint>;

/** All ways of some pieces of a product, best first, as the basket will see them. */
export function productOffers(
  product: Dispatch & Partial<Goods>,
  { calendar, postcode, now }: Reader,
  quantity = 1,
): ShopOffer[] {
  const { coldChain, minAge } = product;
  // A card does not say what its goods need, so no point can be named for it.
  const points = coldChain === undefined ? [] : calendar.points;
  return offersOf({
    ways: product.ways,
    consignment: {
      goodsCents: product.price.grossCents * quantity,
      leadTimeDays: product.leadTimeDays,
      closures: calendar.closures.filter(({ producerId }) => producerId === product.producerId),
      coldChain: coldChain ?? 'none',
      minAge: minAge ?? null,
    },
    book: { ...calendar, points },
    destination: { postcode, pointId: null },
    orderedAt: now,
  });
}

/** The one delivery line of a card: the way that the basket would choose, and its earliest day. */
export function cardDelivery(product: Dispatch, reader: Reader) {
  const offers = productOffers(product, reader);
  const first = defaultOffer(offers, reader.postcode) ?? fetchable(offers);
  if (first?.promise == null) return undefined;
  const { key } = first.way;
  const words = uiTexts(reader.language).delivery.ways[key];
  const day = formatDay(first.promise.earliestOn, reader.language);
  return { icon: wayIcon(key), text: key === 'ticket' ? words : `${day}, ${words}` };
}

const fetchable = (offers: readonly ShopOffer[]): ShopOffer | undefined =>
  offers.find(({ unavailableBecause }) => unavailableBecause === null);

/** All ways of a product's page that reach the reader, as radio rows. */
export function deliveryOptions(offers: readonly ShopOffer[], reader: Reader): ShownDelivery[] {
  return offers
    .filter(({ unavailableBecause }) => unavailableBecause === null)
    .map((offer) => ({
      value: offer.way.key,
      icon: wayIcon(offer.way.key),
      name: offerName(offer, reader.language),
      when: whenWords(offer, reader),
      benefit:
        offer.way.runCode === null ? undefined : uiTexts(reader.language).delivery.forAllFarms,
      priceCents: offer.priceCents,
    }));
}

export function offerName({ way, point }: ShopOffer, language: Language): string {
  return point === null ? way.label : shopTexts(language).delivery.point(point.name);
}

function whenWords({ way, point, promise, surcharges }: ShopOffer, reader: Reader): string {
  const { language, postcode } = reader;
  if (way.key === 'ticket' || promise === null) return '';
  const texts = shopTexts(language).delivery;
  const days = formatDayRange(promise.earliestOn, promise.latestOn, language);
  const place = postcode === null ? null : placeOfPostcode(postcode);
  return [
    way.key === 'pickup' ? texts.from(formatDay(promise.earliestOn, language)) : days,
    point?.opening,
    point && place && texts.about(Math.round(distanceKm(place, point))),
    surcharges.ageServiceCents > 0 && texts.withAgeService,
    surcharges.islandCents > 0 && texts.withIsland,
  ]
    .filter(Boolean)
    .join(', ');
}

type Run = DeliveryCalendar['runs'][number];

/** The next day of a run that can still be ordered for; null where none is in sight. */
export function nextRunDay(run: Run, now: string): string | null {
  const promise = promiseFrom({
    way: 'tour',
    orderedAt: now,
    cutOffHour: run.cutOffHour,
    leadTimeDays: 0,
    departureWeekdays: [],
    minDays: 0,
    maxDays: 0,
    closures: [],
    run,
    islandDays: 0,
    notBeforeOn: null,
  });
  return promise?.earliestOn ?? null;
}

/** The next run to the reader's place; without a postcode the one to the cities. */
export function nextRun({ calendar, postcode, now }: Reader) {
  const run = calendar.runs.find((one) =>
    postcode === null ? one.kind === 'city' : isWithin(postcode, one.areas),
  );
  const on = run && nextRunDay(run, now);
  return run && on ? { run, on, orderUntilOn: addDays(on, -run.leadDays) } : null;
}

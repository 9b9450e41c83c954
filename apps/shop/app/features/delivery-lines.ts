import type { OfferedWay, ProductCard } from '@markthalle/contracts/catalog';
import type { DeliveryWayKey } from '@markthalle/contracts/fields';
import { deliversTo, deliveryPromise } from '@markthalle/domain/delivery';
import type { ShownDelivery } from '@markthalle/ui/components/delivery';
import { formatDay, formatDayRange } from '@markthalle/ui/format/dates';
import type { IconName } from '@markthalle/ui/icon-names';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';

const WAY_ICONS: Record<DeliveryWayKey, IconName> = {
  parcel: 'package',
  parcel_chilled: 'snowflake',
  letter: 'mail',
  bulky: 'truck',
  pickup: 'store',
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
};

type Dispatch = Pick<ProductCard, 'leadTimeDays' | 'dispatchWeekdays' | 'ways'>;

/** Shared runs first, because they carry everything at once; pick-up last: it means a journey. */
const rankOf = (way: OfferedWay) =>
  way.carriedBy === 'cooperative' ? 0 : way.key === 'pickup' ? 2 : 1;

/** The ways that reach the reader, each with its days. */
function reachableWays(product: Dispatch, reader: Reader) {
  return product.ways
    .filter((way) => reader.postcode === null || deliversTo(way.key, reader.postcode).allowed)
    .map((way) => ({ way, promise: promiseOf(product, way, reader.now) }))
    .sort(
      (a, b) =>
        rankOf(a.way) - rankOf(b.way) || a.promise.earliestOn.localeCompare(b.promise.earliestOn),
    );
}

function promiseOf(product: Dispatch, way: OfferedWay, orderedAt: string) {
  return deliveryPromise({
    way,
    leadTimeDays: product.leadTimeDays,
    dispatchWeekdays: product.dispatchWeekdays,
    orderedAt,
  });
}

/** The one delivery line of a card: the first way and its earliest day. */
export function cardDelivery(product: Dispatch, reader: Reader) {
  const first = reachableWays(product, reader)[0];
  if (first === undefined) return undefined;
  const { key } = first.way;
  const words = uiTexts(reader.language).delivery.ways[key];
  const day = formatDay(first.promise.earliestOn, reader.language);
  return { icon: wayIcon(key), text: key === 'ticket' ? words : `${day}, ${words}` };
}

/** All ways of a product as radio rows for its page. */
export function deliveryOptions(product: Dispatch, reader: Reader): ShownDelivery[] {
  const texts = uiTexts(reader.language);
  return reachableWays(product, reader).map(({ way, promise }) => ({
    value: way.key,
    icon: wayIcon(way.key),
    name: way.label,
    when:
      way.key === 'ticket'
        ? ''
        : formatDayRange(promise.earliestOn, promise.latestOn, reader.language),
    benefit: way.carriedBy === 'cooperative' ? texts.delivery.forAllFarms : undefined,
    priceCents: way.priceCents,
  }));
}

/** The next shared run that reaches the reader, told from the ways of the products shown. */
export function nextRun(products: readonly Dispatch[], reader: Reader) {
  const runs = products
    .flatMap((product) => reachableWays(product, reader))
    .filter(({ way }) => way.carriedBy === 'cooperative');
  const inCity = runs.filter(({ way }) => way.key === 'citybox');
  const candidates = inCity.length > 0 ? inCity : runs;
  return candidates.sort((a, b) => a.promise.earliestOn.localeCompare(b.promise.earliestOn))[0];
}

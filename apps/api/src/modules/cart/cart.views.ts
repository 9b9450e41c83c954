import type { CartView } from '@markthalle/contracts/cart';
import { deliversTo, deliveryPromise, quoteDelivery } from '@markthalle/domain/delivery';
import { stockStateOf } from '@markthalle/domain/stockState';
import { type TaxStatus, taxNoteOf } from '@markthalle/domain/tax';
import type { LabelledWay, ProducerProfile } from '../producers/producer-profile.ts';
import type { PricedCart, PricedGroup, PricedLine } from './priced-cart.ts';

type Language = 'de' | 'en';
type GroupView = CartView['groups'][number];
type LineView = GroupView['lines'][number];
type WayView = GroupView['ways'][number];

export interface CartContext {
  readonly token: string;
  readonly language: Language;
  readonly now: Date;
  readonly postcode: string | null;
  readonly producers: ReadonlyMap<string, ProducerProfile>;
  readonly taxStatusOf: (producerId: string) => TaxStatus;
}

export function toCartView(priced: PricedCart, context: CartContext): CartView {
  return {
    cartToken: context.token,
    postcode: context.postcode,
    itemCount: priced.groups
      .flatMap((group) => group.lines)
      .reduce((sum, line) => sum + line.quantity, 0),
    groups: priced.groups.map((group) => toGroupView(group, context)),
    goodsCents: priced.goodsCents,
    depositCents: priced.depositCents,
    deliveryCents: priced.deliveryCents,
    totalCents: priced.totalCents,
    minAge: priced.minAge,
    needsAddress: priced.needsAddress,
    goneCount: priced.gone.length,
    blockers: [...priced.blockers],
  };
}

function toGroupView(group: PricedGroup, context: CartContext): GroupView {
  const producer = context.producers.get(group.producerId);
  if (producer === undefined) throw new Error(`Producer ${group.producerId} is unknown`);
  return {
    producerId: group.producerId,
    producerSlug: producer.slug,
    producerName: producer.name,
    town: producer.town,
    landscape: producer.landscape,
    taxNote: taxNoteOf(context.taxStatusOf(group.producerId)),
    lines: group.lines.map((line) => toLineView(line, context.language)),
    ways: group.ways.map((way) => toWayView(way, group, producer, context)),
    chosenWay: group.chosen?.key ?? null,
    goodsCents: group.goodsCents,
    depositCents: group.depositCents,
    deliveryCents: group.deliveryCents,
    sharedRun: group.sharedRun,
  };
}

function toLineView(line: PricedLine, language: Language): LineView {
  const { sellable } = line;
  const { snapshot } = sellable;
  const name = snapshot.name[language];
  return {
    variantId: line.variantId,
    productSlug: sellable.slug,
    name,
    variantLabel: snapshot.variantLabel?.[language] ?? null,
    unitLabel: snapshot.unitLabel[language],
    picture: snapshot.picture && { ...snapshot.picture, alt: name },
    quantity: line.quantity,
    unitPriceCents: sellable.priceCents,
    acceptedPriceCents: line.acceptedPriceCents,
    containerDepositCents: sellable.containerDepositCents,
    goodsCents: line.goodsCents,
    depositCents: line.depositCents,
    stock: { state: stockStateOf(line.free), free: line.free },
    changes: [...line.changes],
    minAge: sellable.minAge,
    withdrawable: sellable.withdrawable,
  };
}

function toWayView(
  way: LabelledWay,
  group: PricedGroup,
  producer: ProducerProfile,
  { language, now, postcode }: CartContext,
): WayView {
  const [alone] = quoteDelivery([
    { producerId: group.producerId, goodsCents: group.goodsCents, way },
  ]);
  const area = postcode === null ? null : deliversTo(way.key, postcode);
  return {
    key: way.key,
    label: way.label[language],
    carriedBy: way.carriedBy,
    priceCents: alone?.deliveryCents ?? way.priceCents,
    promise: promiseOf(group, way, producer, now),
    unavailableBecause: area === null || area.allowed ? null : area.because,
  };
}

/** The slowest line decides when the parcel can leave. */
export const promiseOf = (
  group: PricedGroup,
  way: LabelledWay,
  producer: Pick<ProducerProfile, 'dispatchWeekdays'>,
  now: Date,
) =>
  deliveryPromise({
    way,
    leadTimeDays: Math.max(...group.lines.map(({ sellable }) => sellable.leadTimeDays)),
    dispatchWeekdays: producer.dispatchWeekdays,
    orderedAt: now.toISOString(),
  });

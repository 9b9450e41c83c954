import type { CartView } from '@markthalle/contracts/cart';
import { stockStateOf } from '@markthalle/domain/stockState';
import { taxNoteOf } from '@markthalle/domain/tax';
import { offeredLabel } from '../delivery/delivery.facade.ts';
import type { ProducerOn } from '../producers/producer-profile.ts';
import type { CartOffer, PricedCart, PricedGroup, PricedLine } from './priced-cart.ts';

type Language = 'de' | 'en';
type GroupView = CartView['groups'][number];
type LineView = GroupView['lines'][number];
type WayView = GroupView['ways'][number];

export interface CartContext {
  readonly token: string;
  readonly language: Language;
  readonly now: Date;
  readonly postcode: string | null;
  readonly sellers: ReadonlyMap<string, ProducerOn>;
}

export function toCartView(priced: PricedCart, context: CartContext): CartView {
  return {
    cartToken: context.token,
    postcode: context.postcode,
    itemCount: priced.groups
      .flatMap((group) => group.lines)
      .reduce((sum, line) => sum + line.quantity, 0),
    groups: priced.groups.map((group) => toGroupView(group, context)),
    discountCents: priced.coupon?.discountCents ?? 0,
    coupon: toCouponView(priced, context),
    goodsCents: priced.goodsCents,
    depositCents: priced.depositCents,
    deliveryCents: priced.deliveryCents,
    totalCents: priced.totalCents,
    minAge: priced.minAge,
    needsAddress: priced.needsAddress,
    saving: toSavingView(priced),
    goneCount: priced.gone.length,
    blockers: [...priced.blockers],
  };
}

function toCouponView({ coupon }: PricedCart, { sellers }: CartContext): CartView['coupon'] {
  if (coupon === null) return null;
  const { code, producerId, discountCents, minGoodsCents, refusedBecause } = coupon;
  const known = producerId === null ? undefined : sellers.get(producerId);
  const producerName = known?.seller.producerName ?? null;
  return { code, producerName, discountCents, minGoodsCents, refusedBecause };
}

function toGroupView(group: PricedGroup, context: CartContext): GroupView {
  const found = context.sellers.get(group.producerId);
  if (found === undefined) throw new Error(`Producer ${group.producerId} is unknown`);
  const { seller, landscape, taxStatus } = found;
  return {
    producerId: group.producerId,
    producerSlug: seller.producerSlug,
    producerName: seller.producerName,
    town: seller.town,
    landscape,
    taxNote: taxNoteOf(taxStatus ?? 'standard'),
    lines: group.lines.map((line) => toLineView(line, context.language)),
    ways: group.offers.map((offer) => toWayView(chosenOr(offer, group), context.language)),
    chosenWay: group.chosen?.way.key ?? null,
    goodsCents: group.goodsCents,
    depositCents: group.depositCents,
    deliveryCents: group.deliveryCents,
    sharedRun: group.chosen?.way.runCode ?? null,
    trip: group.tripKey,
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
    ...(snapshot.catchWeight && { catchWeight: snapshot.catchWeight }),
    containerDepositCents: sellable.containerDepositCents,
    containerSystem: snapshot.containerSystem,
    announced: snapshot.announced,
    discountCents: line.discountCents,
    goodsCents: line.goodsCents,
    depositCents: line.depositCents,
    stock: { state: stockStateOf(line.free), free: line.free },
    changes: [...line.changes],
    minAge: sellable.minAge,
    withdrawable: sellable.withdrawable,
  };
}

/** The chosen offer knows the day on which its whole trip arrives. */
const chosenOr = (offer: CartOffer, { chosen }: PricedGroup): CartOffer =>
  chosen?.way.key === offer.way.key ? chosen : offer;

function toWayView(offer: CartOffer, language: Language): WayView {
  const { way, point, promise, inputs } = offer;
  return {
    key: way.key,
    label: offeredLabel(offer)[language],
    carriedBy: way.carriedBy,
    priceCents: offer.priceCents,
    surcharges: offer.surcharges,
    point: point && { ...point, opening: point.opening[language] },
    promise: promise && { earliestOn: promise.earliestOn, latestOn: promise.latestOn },
    why: promise && {
      steps: [...promise.steps],
      skipped: [...promise.skipped],
      cutOffHour: inputs.cutOffHour,
      leadTimeDays: inputs.leadTimeDays,
    },
    unavailableBecause: offer.unavailableBecause,
  };
}

/** The cheaper split in words a page can say: who changes to what, and on which day all is there. */
function toSavingView({ saving, groups }: PricedCart): CartView['saving'] {
  if (saving === null) return null;
  const after = groups.map(({ producerId, offers, chosen }) => {
    const change = saving.changes.find((one) => one.producerId === producerId);
    return change === undefined ? chosen : offers.find(({ way }) => way.key === change.way);
  });
  const trips = new Set(after.map((offer) => offer?.tripKey ?? null));
  const days = after.flatMap((offer) => offer?.promise?.latestOn ?? []);
  return {
    savedCents: saving.savedCents,
    ways: saving.changes.map(({ producerId, way }) => ({ producerId, way })),
    allOnOneTrip: trips.size === 1 && !trips.has(null),
    arrivesBy: days.sort().at(-1) ?? null,
  };
}

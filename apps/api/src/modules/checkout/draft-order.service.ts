import type { placeOrder } from '@markthalle/contracts/checkout';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { ORDER_BUTTON } from '@markthalle/contracts/order-button';
import { type AgeCheck } from '@markthalle/domain/ageCheck';
import { type RateWeight, rateWeights } from '@markthalle/domain/bundle';
import { berlinDateOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { isFarFromLimit, statusOfSale } from '@markthalle/domain/smallBusinessLimit';
import { type PaymentSplit, splitPayment } from '@markthalle/domain/split';
import { type VatCategory, type VatRateRow, vatRateFor } from '@markthalle/domain/tax';
import { standardDeliveryCents } from '@markthalle/domain/withdrawalAnswer';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { CartOffer, PricedCart, PricedGroup, PricedLine } from '../cart/priced-cart.ts';
import { offeredLabel } from '../delivery/delivery.facade.ts';
import { LegalFacade } from '../legal/legal.facade.ts';
import type { OrderDraft, OrderLineDraft, ProducerOrderDraft } from '../orders/order-draft.ts';
import type { SaleTerms } from '../producers/producer-profile.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { consentsTo } from './service-consents.ts';

export interface DraftQuestion {
  readonly orderId: string;
  readonly token: string;
  readonly requestKey: string;
  readonly accountId: string | null;
  /** How the age was checked; null: nothing had an age limit. */
  readonly ageCheck: AgeCheck | null;
  readonly reservedUntil: Date;
  readonly cart: PricedCart;
  readonly input: ParsedInputOf<typeof placeOrder>;
  readonly now: Date;
}

/** Facts of the day of sale. */
interface SaleFacts {
  readonly today: string;
  readonly terms: ReadonlyMap<string, SaleTerms>;
  readonly vatRates: readonly VatRateRow[];
  readonly couponCode: string | null;
  readonly consents: ParsedInputOf<typeof placeOrder>['serviceConsents'];
  readonly now: Date;
}

/** The cooperative's own delivery is an ordinary service (§ 12(1) UStG). */
const COOPERATIVE_SERVICE = {
  taxStatus: 'standard',
  vatCategory: 'standard',
  ownProduce: false,
} as const;

/** What the buyer could read when ordering and can read ever after (§ 312i(1) no. 4 BGB). */
const TEXTS_OF_AN_ORDER = [
  'terms',
  'withdrawal_policy',
  'privacy',
  'contract_steps',
  'guarantee_notice',
  'legal_notice',
  'shipping',
] as const;

/** Freezes a priced cart into an order: seller, tax status, fee, way and promise as of this moment. */
@Injectable()
export class DraftOrder {
  constructor(
    private readonly producers: ProducersFacade,
    private readonly legal: LegalFacade,
  ) {}

  async draft(tx: Tx, question: DraftQuestion): Promise<OrderDraft> {
    const { cart, input, now } = question;
    const facts = await this.factsOf(tx, question);
    const deliveryVatRateBps = vatRateFor(COOPERATIVE_SERVICE, facts.vatRates, facts.today);
    const split = splitOf(cart, facts, deliveryVatRateBps);
    invariant(split.totalCents === cart.totalCents, 'the parts make the total');
    return {
      orderId: question.orderId,
      token: question.token,
      requestKey: question.requestKey,
      accountId: question.accountId,
      cartId: cart.cart.id,
      language: input.language,
      email: input.contact.email,
      buyerName: input.contact.name,
      phone: input.contact.phone,
      street: input.address?.street ?? null,
      postcode: input.address?.postcode ?? null,
      town: input.address?.town ?? null,
      minAge: cart.minAge,
      ageCheck: question.ageCheck,
      legalDocumentIds: await this.legal.idsInForce(TEXTS_OF_AN_ORDER, input.language, now, tx),
      buttonLabelVersion: ORDER_BUTTON.version,
      reservedUntil: question.reservedUntil,
      goodsCents: cart.goodsCents,
      depositCents: cart.depositCents,
      deliveryCents: cart.deliveryCents,
      totalCents: cart.totalCents,
      deliveryVatRateBps,
      producerOrders: cart.groups.map((group) => draftPart(group, split, facts)),
    };
  }

  private async factsOf(tx: Tx, { cart, input, now }: DraftQuestion): Promise<SaleFacts> {
    const today = berlinDateOf(now.toISOString());
    const ids = cart.groups.map((group) => group.producerId);
    const couponCode = cart.coupon?.code ?? null;
    const { terms, vatRates } = await this.producers.saleTermsOn(ids, today, tx);
    const withinLimits = await this.withinLimits(tx, cart, terms, today);
    const { serviceConsents: consents } = input;
    return { today, couponCode, vatRates, terms: withinLimits, consents, now };
  }

  /** The sale with which a small business exceeds its limit is taxed (§ 19(1) UStG, LAW-UST-6). */
  private async withinLimits(
    tx: Tx,
    cart: PricedCart,
    terms: SaleFacts['terms'],
    today: string,
  ): Promise<SaleFacts['terms']> {
    const small = cart.groups.filter(
      ({ producerId }) => terms.get(producerId)?.taxStatus === 'small_business',
    );
    if (small.length === 0) return terms;
    const corrected = new Map(terms);
    for (const turnover of await this.turnoverOf(tx, small, today)) {
      const group = small.find(({ producerId }) => producerId === turnover.producerId);
      const own = terms.get(turnover.producerId);
      if (group === undefined || own === undefined) continue;
      const taxStatus = statusOfSale(own.taxStatus, turnover, grossOf(group), today);
      corrected.set(turnover.producerId, { ...own, taxStatus });
    }
    return corrected;
  }

  /** Near a limit the sales of a producer take turns, so that two cannot both pass below it. */
  private async turnoverOf(tx: Tx, groups: readonly PricedGroup[], today: string) {
    const ids = groups.map(({ producerId }) => producerId);
    const turnovers = await this.producers.turnoverForSale(tx, ids, today);
    const saleOf = (id: string) => groups.find(({ producerId }) => producerId === id);
    const isFar = turnovers.every((turnover) => {
      const group = saleOf(turnover.producerId);
      return group !== undefined && isFarFromLimit(turnover, grossOf(group), today);
    });
    if (isFar) return turnovers;
    await this.producers.takeTurns(tx, ids);
    return this.producers.turnoverForSale(tx, ids, today);
  }
}

/** What the producer takes for a part: goods, deposit and delivery of their own. */
const grossOf = (group: PricedGroup): number =>
  group.goodsCents +
  group.depositCents +
  (offerOf(group).way.carriedBy === 'producer' ? group.deliveryCents : 0);

function termsOf(facts: SaleFacts, producerId: string): SaleTerms {
  const terms = facts.terms.get(producerId);
  invariant(terms !== undefined, `terms of producer ${producerId} are missing`);
  return terms;
}

function offerOf(group: PricedGroup): CartOffer {
  invariant(group.chosen !== null, 'every part has a delivery way');
  return group.chosen;
}

const splitOf = (cart: PricedCart, facts: SaleFacts, deliveryVatRateBps: number): PaymentSplit =>
  splitPayment({
    producers: cart.groups.map((group) => ({
      producerId: group.producerId,
      goodsCents: group.goodsCents,
      depositCents: group.depositCents,
      deliveryCents: group.deliveryCents,
      deliveryBy: offerOf(group).way.carriedBy,
      rule: termsOf(facts, group.producerId).commissionRule,
    })),
    deliveryVatRateBps,
  });

function draftPart(group: PricedGroup, split: PaymentSplit, facts: SaleFacts): ProducerOrderDraft {
  const { producerId } = group;
  const offer = offerOf(group);
  const { way, promise } = offer;
  invariant(promise !== null, 'a way without a day is not ordered');
  const terms = termsOf(facts, producerId);
  const part = split.parts.find((one) => one.producerId === producerId);
  invariant(part !== undefined, 'every part is in the split');
  return {
    producerOrderId: newId(),
    producerId,
    seller: terms.seller,
    taxStatus: terms.taxStatus,
    commissionRule: terms.commissionRule,
    commissionNetCents: part.commission.netCents,
    commissionVatCents: part.commission.vatCents,
    way: way.key,
    wayLabel: offeredLabel(offer),
    deliveryBy: way.carriedBy,
    promise: { earliestOn: promise.earliestOn, latestOn: promise.latestOn },
    storedPromise: {
      version: 1,
      inputs: offer.inputs,
      result: promise,
      surcharges: offer.surcharges,
      tripKey: group.tripKey,
      point: offer.point,
    },
    goodsCents: group.goodsCents,
    depositCents: group.depositCents,
    deliveryCents: group.deliveryCents,
    standardDeliveryCents: standardDeliveryCents(
      group.deliveryCents,
      group.offers
        .filter(({ unavailableBecause }) => unavailableBecause === null)
        .map(({ way: offered, priceCents }) => ({ key: offered.key, priceCents })),
    ),
    payoutCents: part.payoutCents,
    lines: group.lines.map((line) => draftLine(line, facts)),
  };
}

/**
 * The rate of a line. A bundle of goods of two rates keeps the weights of both for its papers (LAW-UST-4) and bears the
 * heavier one where only one can be named.
 */
function vatOf(
  { producerId, vatCategory, ownProduce, snapshot }: PricedLine['sellable'],
  facts: SaleFacts,
): { readonly vatRateBps: number; readonly vatWeights?: readonly RateWeight[] } {
  const { taxStatus } = termsOf(facts, producerId);
  const rateOf = (category: VatCategory) =>
    vatRateFor({ taxStatus, vatCategory: category, ownProduce }, facts.vatRates, facts.today);
  if (snapshot.bundle === undefined) return { vatRateBps: rateOf(vatCategory) };
  const weights = rateWeights(snapshot.bundle, rateOf);
  const [heaviest] = weights.toSorted((a, b) => b.singleCents - a.singleCents);
  invariant(heaviest !== undefined, 'a bundle holds something');
  const { vatRateBps } = heaviest;
  return weights.length === 1 ? { vatRateBps } : { vatRateBps, vatWeights: weights };
}

function draftLine(
  { sellable, variantId, quantity, discountCents }: PricedLine,
  facts: SaleFacts,
): OrderLineDraft {
  const { snapshot } = sellable;
  const { vatRateBps, vatWeights } = vatOf(sellable, facts);
  const service = consentsTo(sellable, facts.consents, facts.now);
  return {
    variantId,
    productVersionId: sellable.productVersionId,
    quantity,
    unitPriceCents: sellable.priceCents,
    containerDepositCents: sellable.containerDepositCents,
    discountCents,
    vatRateBps,
    snapshot: {
      name: snapshot.name,
      unitLabel: snapshot.unitLabel,
      variantLabel: snapshot.variantLabel,
      productSlug: sellable.slug,
      pictureId: snapshot.picture?.id ?? null,
      withdrawable: sellable.withdrawable,
      withdrawalReason: snapshot.withdrawalReason,
      origin: snapshot.origin,
      occasion: snapshot.occasion,
      ...(snapshot.catchWeight && { catchWeight: snapshot.catchWeight }),
      ...(vatWeights && { vatWeights }),
      ...(discountCents > 0 && facts.couponCode !== null && { couponCode: facts.couponCode }),
      ...(service !== null && { service }),
    },
  };
}

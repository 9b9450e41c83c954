import type { placeOrder } from '@markthalle/contracts/checkout';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { berlinDateOf } from '@markthalle/domain/dates';
import { deliveryPromise } from '@markthalle/domain/delivery';
import { invariant } from '@markthalle/domain/invariant';
import { type PaymentSplit, splitPayment } from '@markthalle/domain/split';
import { type VatRateRow, vatRateFor } from '@markthalle/domain/tax';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { PricedCart, PricedGroup, PricedLine } from '../cart/priced-cart.ts';
import type { OrderDraft, OrderLineDraft, ProducerOrderDraft } from '../orders/order-draft.ts';
import type { LabelledWay, SaleTerms } from '../producers/producer-profile.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

export interface DraftQuestion {
  readonly orderId: string;
  readonly token: string;
  readonly requestKey: string;
  readonly accountId: string | null;
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
}

/** The cooperative's own delivery is an ordinary service (§ 12(1) UStG). */
const COOPERATIVE_SERVICE = {
  taxStatus: 'standard',
  vatCategory: 'standard',
  ownProduce: false,
} as const;

/** Freezes a priced cart into an order: seller, tax status, fee, way and promise as of this moment. */
@Injectable()
export class DraftOrder {
  constructor(private readonly producers: ProducersFacade) {}

  async draft(tx: Tx, question: DraftQuestion): Promise<OrderDraft> {
    const { cart, input, now } = question;
    const facts = await this.factsOf(tx, cart, now);
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
      reservedUntil: question.reservedUntil,
      goodsCents: cart.goodsCents,
      depositCents: cart.depositCents,
      deliveryCents: cart.deliveryCents,
      totalCents: cart.totalCents,
      deliveryVatRateBps,
      producerOrders: cart.groups.map((group) => draftPart(group, split, facts, now)),
    };
  }

  private async factsOf(tx: Tx, cart: PricedCart, now: Date): Promise<SaleFacts> {
    const today = berlinDateOf(now.toISOString());
    const ids = cart.groups.map((group) => group.producerId);
    return { today, ...(await this.producers.saleTermsOn(ids, today, tx)) };
  }
}

function termsOf(facts: SaleFacts, producerId: string): SaleTerms {
  const terms = facts.terms.get(producerId);
  invariant(terms !== undefined, `terms of producer ${producerId} are missing`);
  return terms;
}

function wayOf(group: PricedGroup): LabelledWay {
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
      deliveryBy: wayOf(group).carriedBy,
      rule: termsOf(facts, group.producerId).commissionRule,
    })),
    deliveryVatRateBps,
  });

function draftPart(
  group: PricedGroup,
  split: PaymentSplit,
  facts: SaleFacts,
  now: Date,
): ProducerOrderDraft {
  const { producerId } = group;
  const way = wayOf(group);
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
    wayLabel: way.label,
    deliveryBy: way.carriedBy,
    promise: deliveryPromise({
      way,
      leadTimeDays: Math.max(...group.lines.map(({ sellable }) => sellable.leadTimeDays)),
      dispatchWeekdays: terms.dispatchWeekdays,
      orderedAt: now.toISOString(),
    }),
    goodsCents: group.goodsCents,
    depositCents: group.depositCents,
    deliveryCents: group.deliveryCents,
    payoutCents: part.payoutCents,
    lines: group.lines.map((line) => draftLine(line, facts)),
  };
}

function draftLine(
  { sellable, variantId, quantity }: PricedLine,
  facts: SaleFacts,
): OrderLineDraft {
  const { taxStatus } = termsOf(facts, sellable.producerId);
  const { vatCategory, ownProduce, snapshot } = sellable;
  return {
    variantId,
    productVersionId: sellable.productVersionId,
    quantity,
    unitPriceCents: sellable.priceCents,
    containerDepositCents: sellable.containerDepositCents,
    vatRateBps: vatRateFor({ taxStatus, vatCategory, ownProduce }, facts.vatRates, facts.today),
    snapshot: {
      name: snapshot.name,
      unitLabel: snapshot.unitLabel,
      variantLabel: snapshot.variantLabel,
      productSlug: sellable.slug,
      pictureId: snapshot.picture?.id ?? null,
      withdrawable: sellable.withdrawable,
      withdrawalReason: snapshot.withdrawalReason,
      origin: snapshot.origin,
    },
  };
}

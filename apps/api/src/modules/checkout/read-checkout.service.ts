import type { CheckoutView, readCheckout } from '@markthalle/contracts/checkout-view';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { readOrderLegalDocuments } from '@markthalle/contracts/legal';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CartFacade } from '../cart/cart.facade.ts';
import type { ShownCart } from '../cart/show-cart.service.ts';
import { LegalFacade } from '../legal/legal.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { SellerSnapshot } from '../producers/producer-profile.ts';
import { CheckAge } from './check-age.service.ts';
import { asksForConsents } from './service-consents.ts';

type Seller = CheckoutView['sellers'][number]['seller'];

/** What the buyer reads before and after pressing the button. */
@Injectable()
export class ReadCheckout {
  constructor(
    private readonly clock: Clock,
    private readonly carts: CartFacade,
    private readonly orders: OrdersFacade,
    private readonly legal: LegalFacade,
    private readonly ages: CheckAge,
  ) {}

  async read({ cartToken, language }: ParsedInputOf<typeof readCheckout>): Promise<CheckoutView> {
    const shown = await this.carts.readShown(cartToken, language);
    if (shown === null) throw new Problem('cart-not-found');
    return this.compose(shown, language);
  }

  /** The same for a basket that only a page computed. */
  async compose(
    { priced, view, sellers }: ShownCart,
    language: 'de' | 'en',
  ): Promise<CheckoutView> {
    const now = this.clock.now();
    const [guaranteeNotice, ageCheck] = await Promise.all([
      this.legal.shownNow('guarantee_notice', language, now),
      this.ages.stateOf(priced),
    ]);
    const lines = priced.groups.flatMap((group) => group.lines);
    return {
      cart: view,
      sellers: priced.groups.flatMap(({ producerId }) => {
        const found = sellers.get(producerId);
        return found === undefined ? [] : [{ producerId, seller: toSeller(found.seller) }];
      }),
      lines: lines.map(({ variantId, sellable, sellable: { snapshot } }) => ({
        variantId,
        origin: snapshot.origin?.[language] ?? null,
        withdrawalReason:
          snapshot.withdrawalReason as CheckoutView['lines'][number]['withdrawalReason'],
        mayStartEarly: asksForConsents(sellable, now),
      })),
      guaranteeNotice,
      ageCheck,
    };
  }

  /** The legal texts of an order in the versions of its day (§ 312i(1) no. 4 BGB). */
  async orderTexts({ orderToken }: ParsedInputOf<typeof readOrderLegalDocuments>) {
    const order = await this.orders.legalTextsOf(orderToken);
    if (order === null) throw new Problem('order-not-found');
    return { number: order.number, documents: await this.legal.versionsOf(order.documentIds) };
  }
}

const toSeller = (seller: SellerSnapshot): Seller => ({
  legalName: seller.legalName,
  represented: seller.represented,
  street: seller.street,
  postcode: seller.postcode,
  town: seller.town,
  phone: seller.phone,
  email: seller.email,
  vatId: seller.vatId,
  register: seller.register,
});

import { retireProduct } from '@markthalle/contracts/catalog-export';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  createProduct,
  pauseProduct,
  setPrice,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { type Remembered, UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { OfferVariantService } from './offer-variant.service.ts';
import { ReadPortalProductsService } from './read-portal-products.service.ts';
import { TakeBackProduct } from './take-back-product.service.ts';
import { WriteProductService } from './write-product.service.ts';

/** What the office did to a producer's products can be taken back: made, content, price, pause, retired. */
@Injectable()
export class UndoProducts implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly reads: ReadPortalProductsService,
    private readonly products: WriteProductService,
    private readonly offers: OfferVariantService,
    private readonly made: TakeBackProduct,
  ) {}

  onModuleInit(): void {
    this.acts.add(createProduct, {
      remember: async (_by, input) => this.made.created(input),
      undo: (by, { clientId }) => this.made.undoCreated(by, String(clientId)),
    });
    this.acts.add(retireProduct, {
      remember: (by, input) => this.made.retiring(by, input),
      undo: (by, values) => this.made.undoRetired(by, values),
    });
    this.acts.add(updateProduct, {
      remember: (by, { productId }) => this.content(by, productId),
      undo: (by, values) => this.restoreContent(by, values),
    });
    this.acts.add(setPrice, {
      remember: (by, input) => this.price(by, input),
      undo: async (by, values) => {
        await this.offers.setPrice(by, setPrice.input.parse(values));
      },
    });
    this.acts.add(pauseProduct, {
      remember: async (by, { productId }) => {
        const { card } = await this.reads.one(by, { productId, language: 'de' });
        const paused = card.state === 'paused';
        return { subjectName: card.name, values: { productId, paused } };
      },
      undo: async (by, values) => {
        await this.offers.pause(by, pauseProduct.input.parse(values));
      },
    });
  }

  private async content(by: ProducerMember, productId: string): Promise<Remembered> {
    const { card, draft } = await this.reads.one(by, { productId, language: 'de' });
    const submit = card.state !== 'draft' && card.state !== 'rejected';
    return { subjectName: card.name, values: { productId, draft, submit } };
  }

  /**
   * The content of before becomes the newest version. What was offered to buyers before goes to the
   * office again, as any change does; what the office had not approved yet is gone.
   */
  private async restoreContent(by: ProducerMember, values: Remembered['values']): Promise<void> {
    const productId = String(values.productId);
    const { versionNumber } = await this.reads.one(by, { productId, language: 'de' });
    const input = updateProduct.input.parse({ ...values, basedOnVersion: versionNumber });
    await this.products.update(by, input);
  }

  private async price(
    by: ProducerMember,
    { variantId }: ParsedInputOf<typeof setPrice>,
  ): Promise<Remembered | null> {
    const { products } = await this.reads.list(by, 'de');
    const card = products.find(({ variants }) =>
      variants.some((variant) => variant.variantId === variantId),
    );
    const variant = card?.variants.find((one) => one.variantId === variantId);
    if (card === undefined || variant === undefined) return null;
    const values = { variantId, grossCents: variant.priceCents };
    return { subjectName: card.name, values };
  }
}

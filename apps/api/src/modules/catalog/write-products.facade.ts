import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  countStock,
  ProductDraft,
  setPrice,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements, Tx } from '../../platform/db/db.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { CheckProductForm, type FormGround } from './check-product-form.service.ts';
import { OfferVariantService } from './offer-variant.service.ts';
import { draftOf } from './portal-product-views.ts';
import {
  type CategoryChoice,
  type PortalProductRow,
  PortalProductsQueries,
} from './portal-products.queries.ts';
import { type ProductStanding, ProductStandings } from './product-standing.service.ts';
import { RefreshListings } from './refresh-listings.service.ts';
import { WriteProductService } from './write-product.service.ts';

/** A product as its producer last wrote it. */
export interface WrittenProduct {
  readonly row: PortalProductRow;
  readonly draft: ProductDraft;
}

/**
 * Writes products for a module that does it by the hundred, through the same services, and so the
 * same gates of the law, as the form of the portal.
 */
@Injectable()
export class WriteProductsFacade {
  constructor(
    private readonly queries: PortalProductsQueries,
    private readonly products: WriteProductService,
    private readonly forms: CheckProductForm,
    private readonly offers: OfferVariantService,
    private readonly standings: ProductStandings,
    private readonly listings: RefreshListings,
    private readonly clock: Clock,
  ) {}

  /** Products of a producer by id, after a certain one: pages for long lists. */
  async page(
    producerId: string,
    after: string | null,
    limit: number,
    from?: Statements,
  ): Promise<WrittenProduct[]> {
    const now = this.clock.now();
    return (await this.queries.page(producerId, after, limit, now, from)).map(written);
  }

  /** Some products of a producer; those of others are left out. */
  async some(
    producerId: string,
    productIds: readonly string[],
    from?: Statements,
  ): Promise<WrittenProduct[]> {
    const now = this.clock.now();
    return (await this.queries.some(producerId, productIds, now, from)).map(written);
  }

  /** Groups that the form offers. */
  categories(): Promise<CategoryChoice[]> {
    return this.queries.categories();
  }

  /** All groups that goods may be put into by their path. */
  allCategories(): Promise<CategoryChoice[]> {
    return this.queries.allCategories();
  }

  /** What many drafts of a producer are checked against. */
  ground(tx: Tx, producerId: string, drafts: readonly ProductDraft[]): Promise<FormGround> {
    const forms = drafts.map((draft) => ({ draft, submit: true }));
    return this.forms.ground(producerId, forms, tx);
  }

  /** Why this draft could not be written, or not be submitted; null where it could. */
  check(
    by: ProducerMember,
    input: { readonly draft: ProductDraft; readonly submit: boolean },
    before: PortalProductRow | null,
    ground: FormGround,
  ): Problem | null {
    return this.forms.problemOf(by, { ...input, language: 'de' }, before, ground);
  }

  /** All of them or none; the same few statements for one and for a hundred. */
  create(tx: Tx, by: ProducerMember, inputs: Parameters<WriteProductService['createIn']>[2]) {
    return this.products.createIn(tx, by, inputs);
  }

  update(tx: Tx, by: ProducerMember, input: ParsedInputOf<typeof updateProduct>) {
    return this.products.updateIn(tx, by, input);
  }

  /** The caller refreshes the shop at the end of its transaction. */
  setPrice(tx: Tx, by: ProducerMember, input: ParsedInputOf<typeof setPrice>) {
    return this.offers.setPriceIn(tx, by, input);
  }

  count(tx: Tx, by: ProducerMember, input: ParsedInputOf<typeof countStock>): Promise<string> {
    return this.offers.countIn(tx, by, input);
  }

  standingsOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, ProductStanding>> {
    return this.standings.read(tx, productIds);
  }

  /** Takes back what was written, where nobody has touched it since; answers whether it did. */
  restore(
    tx: Tx,
    by: ProducerMember,
    productId: string,
    standing: { readonly before: ProductStanding | null; readonly after: ProductStanding },
  ): Promise<boolean> {
    return this.standings.restore(tx, by, productId, standing);
  }

  /** Shows products anew whose prices changed; no product enters or leaves a category by that. */
  refresh(tx: Tx, productIds: readonly string[]): Promise<void> {
    return this.listings.refresh(tx, productIds, { recount: false });
  }
}

const written = (row: PortalProductRow): WrittenProduct => ({ row, draft: draftOf(row) });

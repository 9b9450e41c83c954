import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  createProduct,
  ProductDraft,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { CheckProductForm, type WrittenForm } from './check-product-form.service.ts';
import { type ProductState, stateOf } from './portal-product-views.ts';
import { type PortalProductRow, PortalProductsQueries } from './portal-products.queries.ts';
import { ProductDraftsStore } from './product-drafts.store.ts';
import { slugOf } from './product-slug.ts';
import { ProductVersionsStore } from './product-versions.store.ts';

type Written = { productId: string; state: ProductState };
type CreateInput = ParsedInputOf<typeof createProduct> & {
  /** The stock of a product that nobody counts, such as what is made to order. */
  readonly isUncounted?: boolean;
};

interface NewProduct {
  readonly id: string;
  readonly variantId: string;
  readonly input: CreateInput;
  readonly written: WrittenForm;
}

/** A producer writes down what they sell. What is in the shop changes only with an approval. */
@Injectable()
export class WriteProductService {
  constructor(
    private readonly db: Db,
    private readonly queries: PortalProductsQueries,
    private readonly store: ProductVersionsStore,
    private readonly drafts: ProductDraftsStore,
    private readonly inventory: InventoryFacade,
    private readonly forms: CheckProductForm,
    private readonly clock: Clock,
  ) {}

  create(by: ProducerMember, input: ParsedInputOf<typeof createProduct>): Promise<Written> {
    return this.db.transaction(async (tx) => {
      const [written] = await this.createIn(tx, by, [input]);
      if (written === undefined) throw new Error('Nothing was written');
      return written;
    });
  }

  update(by: ProducerMember, input: ParsedInputOf<typeof updateProduct>): Promise<Written> {
    return this.db.transaction((tx) => this.updateIn(tx, by, input));
  }

  /**
   * `create` of any number of products, all or none, within a transaction that does more; the same
   * few statements for one and for a hundred. Answers in the order of the inputs.
   */
  async createIn(
    tx: Tx,
    by: ProducerMember,
    inputs: readonly CreateInput[],
  ): Promise<(Written & { readonly variantId?: string })[]> {
    const clientIds = inputs.map(({ clientId }) => clientId);
    const earlier = await this.store.lockClientIds(tx, clientIds);
    const fresh = inputs.filter(({ clientId }) => !earlier.has(clientId));
    const ground = await this.forms.ground(by.producerId, fresh, tx);
    const made = new Map(
      fresh.map((input) => {
        const written = this.forms.read(by, input, null, ground);
        return [input.clientId, { id: newId(), variantId: newId(), input, written }];
      }),
    );
    if (made.size > 0) await this.insert(tx, by, [...made.values()]);
    const answers: (Written & { readonly variantId?: string })[] = [];
    for (const { clientId } of inputs) {
      const product = made.get(clientId);
      answers.push(
        product === undefined
          ? await this.repeated(tx, by, earlier.get(clientId))
          : {
              productId: product.id,
              variantId: product.variantId,
              state: product.written.state,
            },
      );
    }
    return answers;
  }

  /** `update` within a transaction that does more. */
  async updateIn(
    tx: Tx,
    by: ProducerMember,
    input: ParsedInputOf<typeof updateProduct>,
  ): Promise<Written> {
    const { productId } = input;
    if (!(await this.store.lockProduct(tx, productId, by.producerId))) {
      throw new Problem('product-not-found');
    }
    const now = this.clock.now();
    const before = await this.queries.one(productId, now, tx);
    if (before === null) throw new Error(`Product ${productId} has no version`);
    if (before.versionNumber !== input.basedOnVersion) {
      throw new Problem('product-changed-meanwhile', { versionNumber: before.versionNumber });
    }
    const ground = await this.forms.ground(by.producerId, [input], tx);
    const written = this.forms.read(by, input, before, ground);
    await this.store.deleteUndecided(tx, before.versionId);
    const number = before.versionNumber + 1;
    const returnedBecause = written.state === 'draft' ? before.returnedBecause : null;
    await this.store.insertVersions(tx, [{ productId, number, returnedBecause, ...written }], now);
    await this.drafts.remove(tx, [productId], by.producerId);
    await this.countFirstStock(tx, by, before, input.draft);
    return { productId, state: before.paused ? 'paused' : written.state };
  }

  private async insert(tx: Tx, by: ProducerMember, made: readonly NewProduct[]): Promise<void> {
    const now = this.clock.now();
    await this.insertProducts(tx, by, made, now);
    await this.inventory.openMany(
      tx,
      made.map(({ variantId, input: { draft, isUncounted } }) => ({
        variantId,
        quantity: isUncounted ? null : draft.stockQuantity,
      })),
    );
    await this.store.insertVariants(
      tx,
      made.map(({ id, variantId, written: { content, form } }) => ({
        id: variantId,
        productId: id,
        label: content.unitLabel,
        containerDepositCents: form.containerDepositCents,
        quantity: null,
      })),
    );
    const versions = made.map(({ id: productId, written }) => ({
      productId,
      number: 1,
      returnedBecause: null,
      ...written,
    }));
    await this.store.insertVersions(tx, versions, now);
    const clientIds = made.map(({ input }) => input.clientId);
    await this.drafts.remove(tx, clientIds, by.producerId);
  }

  /** The end of an id is random: a second "Honig" becomes "honig-3f9a1c04". */
  private async insertProducts(
    tx: Tx,
    { producerId }: ProducerMember,
    made: readonly NewProduct[],
    now: Date,
  ): Promise<void> {
    const products = made.map(({ id, input: { draft, clientId } }) => {
      return { id, producerId, clientId, slug: slugOf(draft.nameDe) };
    });
    const inserted = await this.store.insertProducts(tx, products, now);
    const left = products
      .filter(({ id }) => !inserted.has(id))
      .map((one) => ({ ...one, slug: `${one.slug}-${one.id.slice(-SLUG_SUFFIX_CHARS)}` }));
    if (left.length === 0) return;
    const suffixed = await this.store.insertProducts(tx, left, now);
    const taken = left.find(({ id }) => !suffixed.has(id));
    if (taken !== undefined) throw new Error(`The slug ${taken.slug} is taken`);
  }

  /** The act of a device that came twice answers as the first time. */
  private async repeated(
    tx: Tx,
    by: ProducerMember,
    earlier: { readonly id: string; readonly producerId: string } | undefined,
  ): Promise<Written> {
    const row = earlier ? await this.queries.one(earlier.id, this.clock.now(), tx) : null;
    if (row === null || row.producerId !== by.producerId) throw new Problem('invalid-input');
    return { productId: row.productId, state: stateOf(row) };
  }

  /**
   * Before the first approval the form's stock is the shelf. Later the form may be older than the
   * last sale, so that stock is counted by itself (`countStock`).
   */
  private async countFirstStock(
    tx: Tx,
    by: ProducerMember,
    { publishedVersionId, variants: [first] }: PortalProductRow,
    { stockQuantity }: ProductDraft,
  ): Promise<void> {
    if (publishedVersionId !== null || first === undefined || first.onHand === stockQuantity)
      return;
    await this.inventory.count(tx, {
      variantId: first.variantId,
      countedQuantity: stockQuantity,
      clientId: newId(),
      actorId: by.accountId,
      countedAt: this.clock.now(),
    });
  }
}

const SLUG_SUFFIX_CHARS = 8;

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
import { ProducersFacade } from '../producers/producers.facade.ts';
import { readOffer } from './draft-offer.ts';
import { type ProductState, stateOf } from './portal-product-views.ts';
import { type PortalProductRow, PortalProductsQueries } from './portal-products.queries.ts';
import type { ProductContent } from './product-content.ts';
import { ProductDraftsStore } from './product-drafts.store.ts';
import { contentFromDraft, type VersionForm } from './product-form.ts';
import { slugOf } from './product-slug.ts';
import { ProductVersionsStore } from './product-versions.store.ts';
import { PublishingGate } from './publishing-gate.service.ts';
import { refusedWords } from './refused-words.ts';
import { storedQuantity } from './typed-quantity.ts';

type Written = { productId: string; state: ProductState };
type Language = 'de' | 'en';
interface WrittenForm {
  readonly content: ProductContent;
  readonly form: VersionForm;
  readonly state: 'draft' | 'submitted';
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
    private readonly producers: ProducersFacade,
    private readonly gate: PublishingGate,
    private readonly clock: Clock,
  ) {}

  create(by: ProducerMember, input: ParsedInputOf<typeof createProduct>): Promise<Written> {
    return this.db.transaction((tx) => this.createIn(tx, by, input));
  }

  update(by: ProducerMember, input: ParsedInputOf<typeof updateProduct>): Promise<Written> {
    return this.db.transaction((tx) => this.updateIn(tx, by, input));
  }

  /** `create` within a transaction that does more, such as a row of an imported file. */
  async createIn(
    tx: Tx,
    by: ProducerMember,
    input: ParsedInputOf<typeof createProduct>,
  ): Promise<Written> {
    const earlier = await this.store.lockClientId(tx, input.clientId);
    if (earlier !== null) return this.repeated(tx, by, earlier);
    const written = await this.read(tx, by, input, null, []);
    const now = this.clock.now();
    const productId = await this.insertProduct(tx, by, input, now);
    const variantId = newId();
    await this.inventory.openMany(tx, [{ variantId, quantity: input.draft.stockQuantity }]);
    await this.store.insertVariant(tx, {
      id: variantId,
      productId,
      label: written.content.unitLabel,
      containerDepositCents: written.form.containerDepositCents,
      quantity: null,
    });
    const version = { productId, number: 1, returnedBecause: null, ...written };
    await this.store.insertVersion(tx, version, now);
    await this.drafts.remove(tx, input.clientId, by.producerId);
    return { productId, state: written.state };
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
    const sizes = before.variants.slice(1).map(({ variantId }) => variantId);
    const written = await this.read(tx, by, input, before.content, sizes);
    await this.store.deleteUndecided(tx, before.versionId);
    await this.store.insertVersion(
      tx,
      {
        productId,
        number: before.versionNumber + 1,
        returnedBecause: written.state === 'draft' ? before.returnedBecause : null,
        ...written,
      },
      now,
    );
    await this.drafts.remove(tx, productId, by.producerId);
    await this.countFirstStock(tx, by, before, input.draft);
    return { productId, state: before.paused ? 'paused' : written.state };
  }

  /** What writing this would be refused for; writes nothing. `before`: null for a new product. */
  async checkIn(
    tx: Tx,
    by: ProducerMember,
    input: { draft: ProductDraft; submit: boolean; language: Language },
    before: PortalProductRow | null,
  ): Promise<Problem | null> {
    const sizes = before?.variants.slice(1).map(({ variantId }) => variantId) ?? [];
    try {
      await this.read(tx, by, input, before?.content ?? null, sizes);
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  /**
   * Checks a form against category, delivery ways and, if it is submitted, the duties before a
   * sale.
   */
  private async read(
    tx: Tx,
    by: ProducerMember,
    input: { draft: ProductDraft; submit: boolean; language: Language },
    base: ProductContent | null,
    known: readonly string[],
  ): Promise<WrittenForm> {
    const { submit, language } = input;
    const { draft, sizes } = readOffer(input.draft, { known, submit, language });
    const category = await this.queries.category(draft.categoryPath, tx);
    if (category === null) throw new Problem('category-not-found');
    const offered = (await this.producers.waysOf([by.producerId], tx)).get(by.producerId) ?? [];
    if (draft.ways.some((way) => offered.every(({ key }) => key !== way))) {
      throw invalid('ways', WAY_TEXTS[language]);
    }
    const quantity = storedQuantity(draft);
    if (quantity === null) throw invalid('quantityValue', QUANTITY_TEXTS[language]);
    const refused = refusedWords(draft, language);
    if (refused.length > 0) throw new Problem('invalid-input', {}, refused);
    const content = contentFromDraft(draft, quantity, base);
    if (submit) {
      const { containerDepositCents, allergensConfirmed } = draft;
      const beside = { containerDepositCents, allergensConfirmed, pictureCount: null };
      this.gate.refuse(await this.gate.findings(by.producerId, content, beside, tx));
    }
    return {
      content,
      form: {
        grossCents: draft.grossCents,
        containerDepositCents: draft.containerDepositCents,
        allergensConfirmed: draft.allergensConfirmed,
        setBy: by.accountId,
        ...sizes,
      },
      state: submit ? 'submitted' : 'draft',
    };
  }

  /** The act of a device that came twice answers as the first time. */
  private async repeated(
    tx: Tx,
    by: ProducerMember,
    earlier: { readonly id: string; readonly producerId: string },
  ): Promise<Written> {
    const row = await this.queries.one(earlier.id, this.clock.now(), tx);
    if (row === null || earlier.producerId !== by.producerId) throw new Problem('invalid-input');
    return { productId: earlier.id, state: stateOf(row) };
  }

  private async insertProduct(
    tx: Tx,
    by: ProducerMember,
    { draft, clientId }: ParsedInputOf<typeof createProduct>,
    now: Date,
  ): Promise<string> {
    const id = newId();
    const slug = slugOf(draft.nameDe);
    const product = { id, producerId: by.producerId, clientId, now };
    const isFree = await this.store.insertProduct(tx, { ...product, slug });
    // The end of the id is random: a second "Honig" becomes "honig-3f9a1c04".
    if (!isFree) {
      const suffixed = `${slug}-${id.slice(-SLUG_SUFFIX_CHARS)}`;
      if (!(await this.store.insertProduct(tx, { ...product, slug: suffixed }))) {
        throw new Error(`The slug ${suffixed} is taken`);
      }
    }
    return id;
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

const invalid = (field: keyof ProductDraft, message: string): Problem =>
  new Problem('invalid-input', {}, [{ pointer: `/draft/${field}`, message }]);

const WAY_TEXTS = {
  de: 'Diese Lieferart bieten Sie nicht an.',
  en: 'You do not offer this delivery way.',
};
const QUANTITY_TEXTS = {
  de: 'Diese Menge gibt es in dieser Einheit nicht.',
  en: 'This quantity does not exist in this unit.',
};

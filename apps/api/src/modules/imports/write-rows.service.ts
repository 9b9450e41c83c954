import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ArticleNumbersFacade } from '../catalog/article-numbers.facade.ts';
import { WriteProductsFacade, type WrittenProduct } from '../catalog/write-products.facade.ts';
import { backgroundMember } from './background-member.ts';
import { AS_DRAFT } from './compare-rows.service.ts';
import { withFields } from './draft-fields.ts';
import { ImportPhotos } from './import-photos.service.ts';
import type { RowPlan, RowResult, StoredRow } from './import-row.ts';
import type { WorkingImport } from './imports.store.ts';

type PlanOf<Kind extends RowPlan['kind']> = RowPlan & { readonly kind: Kind };

/** What earlier rows of the same file did. */
interface Earlier {
  /** Which product a row made or wrote to. */
  readonly heads: ReadonlyMap<number, string>;
  /** Products whose newest version this file wrote: who goes on with it knows what it says. */
  readonly own: ReadonlySet<string>;
}

/** Does what rows plan, through the same services as the form of the portal. */
@Injectable()
export class WriteRows {
  constructor(
    private readonly products: WriteProductsFacade,
    private readonly articles: ArticleNumbersFacade,
    private readonly photos: ImportPhotos,
  ) {}

  /** All of them or none; one after the other it would be the same. */
  async creates(
    tx: Tx,
    of: WorkingImport,
    rows: readonly (StoredRow & { readonly plan: PlanOf<'create'> })[],
  ): Promise<Map<number, RowResult>> {
    const inputs = rows.map((row) => {
      const { draft, isUncounted } = row.plan;
      const stockQuantity = of.countsStock ? draft.stockQuantity : 0;
      return {
        draft: { ...draft, stockQuantity },
        isUncounted: isUncounted && of.countsStock,
        submit: submits(of, row),
        clientId: v5(`row ${row.number}`, of.id),
        language: 'de' as const,
      };
    });
    const written = await this.products.create(tx, backgroundMember(of), inputs);
    const numbered = rows.flatMap(({ plan: { numbers } }, index) => {
      const { productId, variantId } = written[index] ?? {};
      const isNamed = numbers.articleNumber !== null || numbers.gtin !== null;
      return isNamed && productId && variantId ? [{ productId, variantId, ...numbers }] : [];
    });
    if (numbered.length > 0) await this.articles.name(tx, of.producerId, numbered);
    await this.photos.takeOver(
      tx,
      of,
      rows.flatMap(({ plan }) => photoIdsOf(plan.draft)),
    );
    return new Map(
      rows.map(({ number, remarks }, index) => {
        const productId = written[index]?.productId ?? null;
        return [number, { state: 'done', remarks, productId }];
      }),
    );
  }

  async one(tx: Tx, of: WorkingImport, row: StoredRow, earlier: Earlier): Promise<RowResult> {
    const { plan, number, remarks } = row;
    switch (plan?.kind) {
      case 'create': {
        const result = (await this.creates(tx, of, [{ ...row, plan }])).get(number);
        if (result === undefined) throw new Error(`Row ${number} was written in vain`);
        return result;
      }
      case 'change':
        await this.change(tx, of, { row, plan, earlier });
        return { state: 'done', remarks, productId: plan.productId };
      case 'size':
        return this.addSize(tx, of, { row, plan, earlier });
      case 'photo':
        await this.photos.takeOver(tx, of, [plan.photoId]);
        return { state: 'done', remarks, productId: null };
      default:
        throw new Error(`Row ${number} waits without a plan`);
    }
  }

  private async change(
    tx: Tx,
    of: WorkingImport,
    work: { row: StoredRow; plan: PlanOf<'change'>; earlier: Earlier },
  ): Promise<void> {
    const { row, plan, earlier } = work;
    const { productId, price, count, fields, numbers } = plan;
    const by = backgroundMember(of);
    if (price !== null) {
      await this.products.setPrice(tx, by, { ...price, shortDateOn: null, language: 'de' });
    }
    if (count !== null && of.countsStock) {
      await this.products.count(tx, by, {
        variantId: count.variantId,
        countedQuantity: count.counted,
        clientId: v5(`count ${row.number}`, of.id),
        // Counted when the preview was made: what was sold since then comes off (ADR 0018).
        countedAt: of.createdAt.toISOString(),
        language: 'de',
      });
    }
    if (numbers !== null) await this.articles.name(tx, of.producerId, [{ productId, ...numbers }]);
    if (Object.keys(fields).length === 0) return;
    const { draft } = await this.update(tx, of, {
      row,
      productId,
      basedOnVersion: earlier.own.has(productId) ? null : plan.basedOnVersion,
      changed: (product) => withFields(product.draft, fields) as ProductDraft,
    });
    await this.photos.takeOver(tx, of, photoIdsOf(draft));
  }

  private async addSize(
    tx: Tx,
    of: WorkingImport,
    work: { row: StoredRow; plan: PlanOf<'size'>; earlier: Earlier },
  ): Promise<RowResult> {
    const { row, plan, earlier } = work;
    const { head, size, numbers } = plan;
    const productId = 'row' in head ? earlier.heads.get(head.row) : head.productId;
    if (productId === undefined) {
      const remark = `Das Produkt in Zeile ${'row' in head ? head.row : ''} wurde nicht angelegt, darum auch diese Größe nicht.`;
      return { state: 'refused', remarks: [remark], productId: null };
    }
    const isOwn = 'row' in head || earlier.own.has(productId);
    const stockQuantity = of.countsStock ? size.stockQuantity : 0;
    const added = { ...size, stockQuantity };
    const { draft } = await this.update(tx, of, {
      row,
      productId,
      basedOnVersion: isOwn ? null : plan.basedOnVersion,
      changed: (product) => ({
        ...product.draft,
        variants: [...(product.draft.variants ?? []), added],
      }),
    });
    const variantId = draft.variants?.at(-1)?.variantId;
    if (variantId && (numbers.articleNumber !== null || numbers.gtin !== null)) {
      await this.articles.name(tx, of.producerId, [{ productId, variantId, ...numbers }]);
    }
    return { state: 'done', remarks: row.remarks, productId };
  }

  /** `basedOnVersion` null: whatever is the newest; answers the product as it stands then. */
  private async update(
    tx: Tx,
    of: WorkingImport,
    work: {
      readonly row: StoredRow;
      readonly productId: string;
      readonly basedOnVersion: number | null;
      readonly changed: (product: WrittenProduct) => ProductDraft;
    },
  ): Promise<WrittenProduct> {
    const { row, productId } = work;
    const product = await this.current(tx, of, productId);
    await this.products.update(tx, backgroundMember(of), {
      productId,
      draft: work.changed(product),
      submit: submits(of, row),
      basedOnVersion: work.basedOnVersion ?? product.row.versionNumber,
      language: 'de',
    });
    return this.current(tx, of, productId);
  }

  private async current(tx: Tx, of: WorkingImport, productId: string): Promise<WrittenProduct> {
    const [product] = await this.products.some(of.producerId, [productId], tx);
    if (product === undefined) throw new Problem('product-not-found');
    return product;
  }
}

/** An incomplete product is kept as a draft rather than lost; the remark says what is missing. */
const submits = ({ submits: wanted }: WorkingImport, { remarks }: StoredRow): boolean =>
  wanted === true && !remarks.some((remark) => remark.startsWith(AS_DRAFT));

const photoIdsOf = ({ photos = [] }: ProductDraft): string[] =>
  photos.map(({ photoId }) => photoId);

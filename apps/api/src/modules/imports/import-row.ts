import type { ImportRowState } from '@markthalle/contracts/portal-imports';
import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { MoreVariant } from '@markthalle/contracts/product-offer';
import type { ArticleNumbers } from '../catalog/article-numbers.facade.ts';
import type { ReadRow } from './read-table.ts';

export interface RowChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

type Numbers = Pick<ArticleNumbers, 'articleNumber' | 'gtin'>;

/** What will be done for a row. Prices, counts and numbers are commands of their own and need no approval. */
export type RowPlan =
  | {
      readonly kind: 'create';
      readonly draft: ProductDraft;
      readonly isUncounted: boolean;
      readonly numbers: Numbers;
    }
  | {
      /** One more size, of a product that is there or that an earlier row makes. */
      readonly kind: 'size';
      readonly head: { readonly row: number } | { readonly productId: string };
      readonly basedOnVersion: number;
      readonly size: MoreVariant;
      readonly numbers: Numbers;
    }
  | {
      readonly kind: 'change';
      readonly productId: string;
      readonly basedOnVersion: number;
      /** Fields that make a new version; empty: none is made. */
      readonly fields: Readonly<Record<string, unknown>>;
      readonly price: { readonly variantId: string; readonly grossCents: number } | null;
      readonly count: { readonly variantId: string; readonly counted: number } | null;
      readonly numbers: ArticleNumbers | null;
    }
  /** A photo that no row names, kept for later. */
  | { readonly kind: 'photo'; readonly photoId: string };

/** A row when it was compared. */
export interface ComparedRow {
  readonly state: Extract<ImportRowState, 'unchanged' | 'waiting' | 'refused'>;
  readonly plan: RowPlan | null;
  readonly changes: readonly RowChange[];
  readonly remarks: readonly string[];
  readonly productId: string | null;
}

/** A row when it was written, refused, or failed for a reason of ours. */
export interface RowResult {
  readonly state: Extract<ImportRowState, 'done' | 'refused' | 'failed'>;
  readonly remarks: readonly string[];
  readonly productId: string | null;
}

/** A row of the database with what was read. */
export interface StoredRow {
  readonly number: number;
  readonly name: string;
  readonly articleNumber: string;
  readonly cells: Omit<ReadRow, 'number' | 'name' | 'articleNumber' | 'remarks'>;
  readonly plan: RowPlan | null;
  readonly remarks: readonly string[];
  readonly productId: string | null;
}

import type { Localised } from './order-draft.ts';
import type { StoredOrder } from './orders.queries.ts';

export interface ReorderLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly name: Localised;
}

/** What ordering once more needs of an order. */
export interface OrderForReorder {
  readonly accountId: string | null;
  readonly language: 'de' | 'en';
  readonly email: string;
  readonly buyerName: string;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly parts: readonly {
    readonly producerId: string;
    readonly way: string;
    readonly lines: readonly ReorderLine[];
  }[];
}

export const toOrderForReorder = (order: StoredOrder): OrderForReorder => ({
  accountId: order.account_id,
  language: order.language,
  email: order.email,
  buyerName: order.buyer_name,
  phone: order.phone,
  street: order.street,
  postcode: order.postcode,
  town: order.town,
  parts: order.parts.map((part) => ({
    producerId: part.producer_id,
    way: part.way,
    lines: part.lines.map((line) => ({
      variantId: line.variant_id,
      quantity: line.quantity,
      name: line.snapshot.name,
    })),
  })),
});

import type { InvoiceGroup, InvoiceTaxNote, VatTable } from '@markthalle/domain/invoice';

/** Who issues or receives a paper, as printed; frozen with it. */
export interface Party {
  readonly name: string;
  readonly represented: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly register: string | null;
  readonly vatId: string | null;
  readonly taxNumber: string | null;
}

export interface InvoiceLine {
  readonly orderLineId: string;
  readonly name: string;
  readonly unitLabel: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly containerDepositCents: number;
  /** A coupon's reduction, agreed at sale (§ 14(4) no. 7 UStG); absent on older papers. */
  readonly discount?: { readonly code: string | null; readonly cents: number };
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly vatRateBps: number;
}

/** What a refund took off before the invoice, or what a correction takes off; positive cents. */
export interface Deduction {
  readonly refundId: string;
  readonly on: string;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly name: string;
    /** 0 where only the price was cut. */
    readonly quantity: number;
    readonly goodsCents: number;
    readonly depositCents: number;
    readonly vatRateBps: number;
  }[];
}

/** Everything that an invoice to a buyer or its correction says; kept with the paper. */
export interface InvoiceContent {
  readonly type: 'goods' | 'delivery';
  readonly language: 'de' | 'en';
  /** Issues in the name of the seller (§ 14(2) sentence 4 UStG); null: the cooperative itself. */
  readonly issuedBy: string | null;
  readonly seller: Party;
  readonly buyer: Party;
  readonly orderNumber: string;
  readonly orderedOn: string;
  readonly issuedOn: string;
  /** Day of the supply (§ 14(4) no. 6 UStG). */
  readonly suppliedOn: string;
  readonly taxNote: InvoiceTaxNote;
  readonly lines: readonly InvoiceLine[];
  readonly delivery: { readonly label: string; readonly cents: number } | null;
  readonly deductions: readonly Deduction[];
  readonly table: VatTable;
  /** What is left of the invoice after this paper; the next correction starts from it. */
  readonly groupsAfter: readonly InvoiceGroup[];
  readonly correction: { readonly number: string; readonly issuedOn: string } | null;
}

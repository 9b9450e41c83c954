import type { CommissionCategory, CommissionTotals } from '@markthalle/domain/commissionInvoice';
import type { Party } from './invoice-content.ts';

/** The commission of one rate; in a correction what is given back, in positive cents. */
export interface CommissionLine {
  readonly commissionRateBps: number;
  readonly vatRateBps: number;
  readonly orders: number;
  readonly netCents: number;
}

/** Everything that a commission invoice or its correction says; kept with the paper. */
export interface CommissionContent {
  readonly cooperative: Party;
  readonly producer: Party;
  readonly issuedOn: string;
  /** First and last day of the month. */
  readonly month: string;
  readonly monthEndsOn: string;
  readonly lines: readonly CommissionLine[];
  /** Where each cent comes from. */
  readonly details: readonly {
    readonly orderNumber: string;
    readonly bookedOn: string;
    readonly netCents: number;
    readonly vatCents: number;
  }[];
  readonly totals: CommissionTotals;
  /** What is left of the invoice after this paper; the next correction starts from it. */
  readonly leftAfter: readonly CommissionCategory[];
  readonly correction: { readonly number: string; readonly issuedOn: string } | null;
}
